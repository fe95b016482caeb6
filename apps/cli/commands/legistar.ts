import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { UsersService } from '#accounts';
import {
  AgendaFiles,
  dayFrom,
  legistarAgenda,
  legistarAt,
  legistarIn,
  type LegistarReader,
  legistarRolls,
  legistarSponsors,
  readCivic,
  Roster,
  SponsorFiles,
} from '#officials';
import type { Config } from '#platform';
import { onOrganization } from '../organization.ts';
import { takeRoster } from './civic.ts';
import { takeRolls } from './roll-call.ts';

const USAGE = `legistar BASE_OR_FOLDER [--since DAY] [--apply --by EMAIL] [ORGANIZATION]   says which roll calls of the council it has
legistar BASE_OR_FOLDER --agenda [--since DAY] [--apply --by EMAIL] [ORGANIZATION]   says what the meetings of known bodies have on
their agendas from today (or DAY) on; with --apply it is entered
legistar BASE_OR_FOLDER --sponsors [--since DAY] [--apply --by EMAIL] [ORGANIZATION]   says who sponsors the matters that came in
since then; with --apply they are entered, and each waits for a second person
legistar BASE_OR_FOLDER --roster [--apply] [ORGANIZATION]   says what its office records change of who holds which seat
BASE is a client's address, as https://webapi.legistar.com/v1/CLIENT; FOLDER has its answers: events.json,
events/ID/eventitems.json, eventitems/ID/votes.json, officerecords.json, matters.json, matters/ID/sponsors.json,
matters/ID/histories.json (where matters.json gives no day). With --apply roll calls are recorded, and wait for a
second person.`;
const OPTIONS = {
  agenda: { type: 'boolean' },
  apply: { type: 'boolean' },
  by: { type: 'string' },
  since: { type: 'string' },
  roster: { type: 'boolean' },
  sponsors: { type: 'boolean' },
} as const;

/** Takes in the roll calls, the agendas, the sponsors or the roster of a Legistar client; asks the network only where an address is given. */
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
    const since = values.since && dayFrom(values.since, 'since');
    const by = values.apply ? values.by : undefined;
    if (values.sponsors) return takeSponsors(app, read, since, by);
    if (values.agenda) return takeAgenda(app, read, since, by);
    const { rolls, problems } = await legistarRolls(read, seats, since);
    await takeRolls(app, rolls, problems, by);
  });
}

/** Says what the agendas are to what is there; it is entered as the user with that address, where one is given. */
async function takeAgenda(
  app: INestApplicationContext,
  read: LegistarReader,
  since: string | undefined,
  by: string | undefined,
): Promise<void> {
  const files = app.get(AgendaFiles);
  const recorder = by ? await app.get(UsersService).acting(by) : undefined;
  recorder?.must('council.record');
  const { names, today } = await files.bodies();
  const filed = await legistarAgenda(read, names, since ?? today);
  for (const { at, problem } of filed.problems) console.error(`${at}: ${problem}`);
  if (filed.problems.length) throw new Error('Nothing was entered.');
  const outcomes = await files.take(filed, recorder);
  for (const { at, state, heldOn, title, demands } of outcomes)
    console.log([at, state, heldOn, title, ...demands.map((code) => `MAYBE:${code}`)].join(' '));
  const count = outcomes.filter(({ state }) => state !== 'THERE').length;
  console.log(
    `${count} changes of ${outcomes.length} items${recorder ? '' : ' (nothing was entered: --apply does it)'}`,
  );
}

/** Says what the sponsors are to the record; the new ones are entered as the user with that address, where one is given. */
async function takeSponsors(
  app: INestApplicationContext,
  read: LegistarReader,
  since: string | undefined,
  by: string | undefined,
): Promise<void> {
  const recorder = by ? await app.get(UsersService).acting(by) : undefined;
  recorder?.must('council.record');
  const { matters, problems } = await legistarSponsors(read, since);
  for (const { at, problem } of problems) console.error(`${at}: ${problem}`);
  if (problems.length) throw new Error('Nothing was entered.');
  const outcomes = await app.get(SponsorFiles).take(matters, recorder);
  for (const { at, state, on, name, title } of outcomes) console.log([at, state, on, `${name}:`, title].join(' '));
  const count = outcomes.filter(({ state }) => state === 'NEW').length;
  console.log(
    `${count} new sponsors of ${outcomes.length}${recorder ? '' : ' (nothing was entered: --apply does it)'}`,
  );
}
