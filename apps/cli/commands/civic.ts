import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { leftAside, readCivic, Roster } from '#officials';
import type { Config } from '#platform';
import { onOrganization } from '../organization.ts';

const USAGE = `civic FILE [--apply] [ORGANIZATION]   says what a file of civic data would change of who holds which seat; --apply does it
FILE is a Popolo document (JSON), or Open States people (YAML), or office records of Legistar (JSON): one file or a folder of them.`;

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => /\.(ya?ml|json)$/.test(name))
        .sort()
        .map((name) => join(path, name))
    : [path];

/** Takes over who holds which seat from civic data; without --apply it only says what would change. */
export function civic(config: Config, args: string[]): Promise<number> {
  const [path, organization] = args.filter((each) => each !== '--apply');
  if (!path) {
    console.error(USAGE);
    return Promise.resolve(1);
  }
  const files = filesIn(path).map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
  const apply = args.includes('--apply');
  return onOrganization(config, organization, async (app) =>
    takeRoster(app, readCivic(files, await app.get(Roster).seats()), apply),
  );
}

/** Says what was read and what it changes of who holds which seat; with `apply` it is done, unless anything does not fit. */
export async function takeRoster(app: INestApplicationContext, read: ReturnType<typeof readCivic>, apply: boolean) {
  for (const { at, name, reason } of read.aside) console.log(`left aside: ${at} ${name}: ${reason}`);
  for (const { at, problem } of read.problems) console.error(`${at}: ${problem}`);
  if (read.problems.length) throw new Error('Nothing was changed.');
  const changes = await app.get(Roster).take(read.rows, apply);
  for (const { kind, ward, name, day } of changes) console.log(`${kind} ward ${ward} ${name}${day ? ` ${day}` : ''}`);
  const count = changes.filter((each) => !leftAside(each)).length;
  console.log(`${count} changes${apply ? '' : ' (nothing was changed: --apply does it)'}`);
}
