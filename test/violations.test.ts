import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NAME } from '#platform';

const source = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), `${NAME}-violations-`));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const put = (path: string, text: string) => writeFileSync(join(copy, path), text);
function change(path: string, from: RegExp | string, to: string): void {
  const text = readFileSync(join(copy, path), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has nothing to change: ${from}`);
  put(path, changed);
}

/** One violation of each kind, and what the check must say about it. */
const VIOLATIONS: [string, RegExp, () => void][] = [
  [
    'format',
    /\[warn\] libs\/people\/unformatted\.ts/,
    () => put('libs/people/unformatted.ts', 'export const  a = "b"'),
  ],
  [
    'any',
    /no-explicit-any/,
    () => put('libs/people/careless.ts', `export const loose: any = 1;\nexport const key = process.env.KEY;\n`),
  ],
  ['the environment read outside of the config', /Read it in libs\/platform\/config\.ts/, () => {}],
  [
    'a promise that nobody waits for',
    /no-floating-promises/,
    () => put('libs/people/floating.ts', `export function go(): void {\n  Promise.resolve();\n}\n`),
  ],
  [
    'a file that is too long',
    /max-lines/,
    () => put('libs/people/long.ts', Array.from({ length: 360 }, (_, n) => `export const n${n} = ${n};\n`).join('')),
  ],
  [
    'a type error',
    /mistyped\.ts:1:14 - error TS2322|libs\/people\/mistyped\.ts.*TS2322/,
    () => put('libs/people/mistyped.ts', `export const one: number = 'one';\n`),
  ],
  [
    'a query for a field that the schema lacks',
    /Cannot query field ["']?planted/,
    () => change('apps/web/src/features/accounts/documents.ts', /\bme \{/, 'me {\n      planted'),
  ],
  ['a document that the API would not take', /trusted\.json is out of date/, () => {}],
  [
    'an import from a room that may not be entered',
    /accounts-imports: libs\/accounts\/curious\.ts → libs\/people\/index\.ts/,
    () =>
      put(
        'libs/accounts/curious.ts',
        `import { PeopleService } from '#people';\n\nexport const curious = PeopleService;\n`,
      ),
  ],
  [
    'an import past the index of a room',
    /only-through-index: libs\/outreach\/nosy\.ts → libs\/people\/people\.service\.ts/,
    () =>
      put(
        'libs/outreach/nosy.ts',
        `import { PeopleService } from '../people/people.service.ts';\n\nexport const nosy = PeopleService;\n`,
      ),
  ],
  [
    'a text that one language lacks',
    /es lacks pages\.planted/,
    () =>
      change('libs/platform/messages/en/pages.ts', '} as const;', `  'pages.planted': 'Only in English',\n} as const;`),
  ],
  [
    'a text with another parameter',
    /tooMany: en has \{minutes\}, es has \{minutos\}/,
    () => change('libs/platform/messages/es/platform.ts', '{minutes}', '{minutos}'),
  ],
  [
    'too little contrast',
    /light: ink-2 on \w+ is 1\.\d+/,
    () => change('libs/public/tokens.css', /--ink-2: #\w+/, '--ink-2: #ffffff'),
  ],
  [
    'a table that is not bound to its organization',
    /table careless has no row level security/,
    () =>
      put(
        'migrations/1899999999999-careless.ts',
        `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Careless1899999999999 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('create table careless ("organizationId" uuid not null, "immigrationStatus" text)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
`,
      ),
  ],
  ['a column for what is never stored', /column careless\.immigrationStatus stands for what is never stored/, () => {}],
  [
    'a field for what is never stored',
    /field Task\.countryOfBirth stands for what is never stored/,
    () =>
      change(
        'libs/volunteers/task.types.ts',
        '@Field(() => String, { nullable: true }) readonly note',
        `@Field(() => String, { nullable: true }) readonly countryOfBirth!: string | null;\n  @Field(() => String, { nullable: true }) readonly note`,
      ),
  ],
  [
    'a column that no migration makes',
    /the migrations lack: ALTER TABLE "person" ADD "planted"/,
    () =>
      change(
        'libs/people/person.entity.ts',
        '@CreateDateColumn',
        `@Column('text', { nullable: true }) planted!: string | null;\n  @CreateDateColumn`,
      ),
  ],
  [
    'a schema that is not the committed one',
    /schema\.graphql is out of date/,
    () => change('apps/api/schema.graphql', /$/, '\ntype Planted {\n  id: ID!\n}\n'),
  ],
];

let said = '';
let status: number | null = 0;
beforeAll(() => {
  // What was compiled goes along: what is planted is then compiled beside it, and not everything anew.
  const left = ['node_modules', '.git', 'dist/web', '.data', 'test/e2e/shots'].map((name) => join(source, name));
  cpSync(source, copy, { recursive: true, filter: (path) => !left.includes(path) });
  symlinkSync(join(source, 'node_modules'), join(copy, 'node_modules'));
  for (const [, , plant] of VIOLATIONS) plant();
  // What is planted for the linter and for the console is planted there; the rest is looked at by the check itself.
  change('apps/web/tsconfig.json', '"include": ["src",', '"include": ["src/features/accounts", "src/lib",');
  const env = { ...process.env, DATABASE_URL: process.env.TEST_SERVER, LINT: 'libs/people' };
  const check = spawnSync(process.execPath, ['tools/check.mjs'], { cwd: copy, env, encoding: 'utf8' });
  status = check.status;
  said = stripVTControlCharacters(check.stdout + check.stderr);
});

test('the check fails, and says in which steps', () => {
  expect(status).toBe(1);
  expect(said).toMatch(/\n0 passed, \d+ failed, 0 skipped\n/); // every step has something planted for it
});

test.each(VIOLATIONS)('it sees %s', (_, message) => {
  expect(said).toMatch(message);
});
