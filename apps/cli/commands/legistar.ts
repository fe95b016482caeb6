import { parseArgs } from 'node:util';
import { dayFrom, legistarAt, legistarIn, legistarRolls, readCivic, Roster } from '#officials';
import type { Config } from '#platform';
import { onOrganization } from '../organization.ts';
import { takeRoster } from './civic.ts';
import { takeRolls } from './roll-call.ts';

const USAGE = `legistar BASE_OR_FOLDER [--since DAY] [--apply --by EMAIL] [ORGANIZATION]   says which roll calls of the council it has
legistar BASE_OR_FOLDER --roster [--apply] [ORGANIZATION]   says what its office records change of who holds which seat
BASE is a client's address, as https://webapi.legistar.com/v1/CLIENT; FOLDER has its answers: events.json,
events/ID/eventitems.json, eventitems/ID/votes.json, officerecords.json. With --apply roll calls are recorded, and wait for a
second person.`;
const OPTIONS = {
  apply: { type: 'boolean' },
  by: { type: 'string' },
  since: { type: 'string' },
  roster: { type: 'boolean' },
} as const;

/** Takes in the roll calls, or the roster, of a Legistar client; asks the network only where an address is given. */
export function legistar(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [from, organization] = positionals;
  if (!from || (values.apply && !values.by && !values.roster)) {
    console.error(USAGE);
    return Promise.resolve(1);
  }
  const read = /^https?:\/\//.test(from) ? legistarAt(from) : legistarIn(from);
  return onOrganization(config, organization, async (app) => {
    const seats = await app.get(Roster).seats();
    if (values.roster) {
      const files = [{ name: 'officerecords', text: JSON.stringify(await read('officerecords')) }];
      return takeRoster(app, readCivic(files, seats), values.apply ?? false);
    }
    const { rolls, problems } = await legistarRolls(read, seats, values.since && dayFrom(values.since, 'since'));
    await takeRolls(app, rolls, problems, values.apply ? values.by : undefined);
  });
}
