import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayFrom, legistarAt, type LegistarReader, legistarRolls, Roster } from '#officials';
import type { Config } from '#platform';
import { onOrganization } from '../organization.ts';
import { takeRolls } from './roll-call.ts';

const USAGE = `legistar BASE_OR_FOLDER [--since DAY] [--apply --by EMAIL] [ORGANIZATION]   says which roll calls of the council it has
BASE is a client's address, as https://webapi.legistar.com/v1/CLIENT; FOLDER has its answers: events.json,
events/ID/eventitems.json, eventitems/ID/votes.json. With --apply they are recorded, and wait for a second person.`;
const OPTIONS = { apply: { type: 'boolean' }, by: { type: 'string' }, since: { type: 'string' } } as const;

const legistarIn =
  (folder: string): LegistarReader =>
  (path) => {
    const file = join(folder, `${path}.json`);
    return Promise.resolve(
      existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Awaited<ReturnType<LegistarReader>>) : [],
    );
  };

/** Takes in the roll calls of a Legistar client; asks the network only where an address is given. */
export function legistar(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [from, organization] = positionals;
  if (!from || (values.apply && !values.by)) {
    console.error(USAGE);
    return Promise.resolve(1);
  }
  return onOrganization(config, organization, async (app) => {
    const read = /^https?:\/\//.test(from) ? legistarAt(from) : legistarIn(from);
    const since = values.since && dayFrom(values.since, 'since');
    const { rolls, problems } = await legistarRolls(read, await app.get(Roster).seats(), since);
    await takeRolls(app, rolls, problems, values.apply ? values.by : undefined);
  });
}
