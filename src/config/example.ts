import { variables } from './env.ts';

/** The text of .env.example, made from the same table that the program reads. */
export function renderExample(): string {
  const head = [
    '# Stagekeeper: copy to .env and take the # away where you set something. Variables of the shell win.',
    '# 转段助手：复制为 .env，需要设置的行去掉开头的 #。命令行里已有的变量优先。',
  ];
  const blocks = Object.entries(variables).map(([name, { about, example }]) =>
    [`# ${about.en}`, `# ${about.zh}`, `#${name}=${example}`].join('\n'),
  );
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
}
