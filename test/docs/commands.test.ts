import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { blocks, documents, read, root } from './documents.ts';

const cli = 'npm run -s cli -- ';
const loader = import.meta.resolve('tsx');

/** Every line of the command line in a fenced block, and every one in running text, with the document it stands in. */
const written = documents.flatMap((path) => {
  const body = read(path);
  const fenced = blocks(body, 'sh').flatMap(({ lines }) => lines.filter((line) => line.startsWith(cli)));
  const inline = [...body.matchAll(/`npm run -s cli -- ([^`]+)`/g)]
    .map(([, args = '']) => args)
    .filter((args) => args !== '…');
  return [...fenced.map((line) => line.slice(cli.length)), ...inline].map((line) => [path, line] as const);
});

/** The command that the words name, and what of them is left for its arguments and options. */
function find(words: readonly string[]): { command: Command; rest: readonly string[] } {
  let command = createProgram();
  let rest = words;
  for (;;) {
    const inner = command.commands.find((one) => one.name() === rest[0]);
    if (!inner) return { command, rest };
    command = inner;
    rest = rest.slice(1);
  }
}

test.each(written)('%s: "%s" is a command with such options', (_path, line) => {
  const { command, rest } = find(line.split(' '));
  if (rest[0] !== '--help') expect(command.commands, 'the whole command is named').toHaveLength(0);
  const known = ['--help', '--lang', ...command.options.map(({ long }) => long)];
  const options = rest.filter((word) => word.startsWith('--'));
  expect(options.filter((option) => !known.includes(option))).toEqual([]);
  const valued = command.options.filter(({ required, long }) => required && options.includes(long ?? ''));
  const args = rest.length - options.length - valued.length;
  const needed = command.registeredArguments.filter(({ required }) => required).length;
  expect(args).toBeGreaterThanOrEqual(rest[0] === '--help' ? 0 : needed);
});

test.each(
  documents.flatMap((path) => {
    return [...read(path).matchAll(/`?npm run ((?:-s )?[a-z0-9:-]+)/g)].map(
      ([, name = '']) => [path, name.replace('-s ', '')] as const,
    );
  }),
)('%s: npm run %s exists', (_path, name) => {
  expect(Object.keys(JSON.parse(read('package.json')).scripts)).toContain(name);
});

describe('blocks marked for running', () => {
  const runnable = [
    ...new Set(
      documents.flatMap((path) =>
        blocks(read(path), 'sh')
          .filter(({ mark }) => mark === 'run')
          .flatMap(({ lines }) => lines),
      ),
    ),
  ];

  test('there are some', () => expect(runnable.length).toBeGreaterThan(2));

  test.each(runnable)('%s ends well', async (line) => {
    expect(line.startsWith(cli)).toBe(true);
    const args = line.slice(cli.length).split(' ');
    const child = spawn(process.execPath, ['--import', loader, 'src/cli/index.ts', ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8' },
    });
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number]>,
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toBe('');
  });
});
