import { readFileSync } from 'node:fs';
import { leftAside, readRoster, Roster, ROSTER_HEADER } from '#officials';
import type { Config } from '#platform';
import { onOrganization } from '../organization.ts';

const USAGE = `roster FILE [--apply] [ORGANIZATION]   says what a roster of the council (UTF-8 CSV) would change; --apply does it
The first line is: ${ROSTER_HEADER}
A day is written 2026-01-05. Whoever is in the seat before ends on the day before the new one starts.`;

/** Takes over who holds which seat of the council; without --apply it only says what would change. */
export function roster(config: Config, args: string[]): Promise<number> {
  const [file, organization] = args.filter((each) => each !== '--apply');
  if (!file) {
    console.error(USAGE);
    return Promise.resolve(1);
  }
  const { rows, problems } = readRoster(readFileSync(file, 'utf8'));
  for (const { at, problem } of problems) console.error(`${at}: ${problem}`);
  if (problems.length || !rows.length) {
    console.error(`Nothing was changed.\n${USAGE}`);
    return Promise.resolve(1);
  }
  const apply = args.includes('--apply');
  return onOrganization(config, organization, async (app) => {
    const changes = await app.get(Roster).take(rows, apply);
    for (const { kind, ward, name, day } of changes) console.log(`${kind} ward ${ward} ${name}${day ? ` ${day}` : ''}`);
    const count = changes.filter((each) => !leftAside(each)).length;
    console.log(`${count} changes${apply ? '' : ' (nothing was changed: --apply does it)'}`);
  });
}
