import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UsersService } from '#accounts';
import { readRollCalls, RollCallFiles, ROLL_CALL_HEADER } from '#officials';
import type { Config } from '#platform';
import { onOrganization } from '../organization.ts';

const USAGE = `roll-call FILE [--apply --by EMAIL] [ORGANIZATION]   says what roll calls (UTF-8 CSV, a line for each name) would record
With --apply they are recorded as the user with that address, and wait for a second person to accept them.
The first line is: ${ROLL_CALL_HEADER}`;
const OPTIONS = { apply: { type: 'boolean' }, by: { type: 'string' } } as const;

/** Takes in roll calls; without --apply it only says what they are to the record. */
export function rollCall(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [file, organization] = positionals;
  if (!file || (values.apply && !values.by)) {
    console.error(USAGE);
    return Promise.resolve(1);
  }
  const { rolls, problems } = readRollCalls(readFileSync(file, 'utf8'));
  for (const { at, problem } of problems) console.error(`${at}: ${problem}`);
  if (problems.length || !rolls.length) {
    console.error(`Nothing was recorded.\n${USAGE}`);
    return Promise.resolve(1);
  }
  return onOrganization(config, organization, async (app) => {
    const recorder = values.apply ? await app.get(UsersService).acting(values.by!) : undefined;
    recorder?.must('council.record');
    const { outcomes, problems: unknown } = await app.get(RollCallFiles).take(rolls, recorder);
    for (const { at, problem } of unknown) console.error(`${at}: ${problem}`);
    if (unknown.length) throw new Error('Nothing was recorded.');
    for (const { at, state, heldOn, title, warnings } of outcomes)
      console.log([at, state, heldOn, title, ...warnings.map(({ kind, option }) => option ?? kind)].join(' '));
    const count = outcomes.filter(({ state }) => state === 'NEW').length;
    console.log(`${count} new roll calls${recorder ? '' : ' (nothing was recorded: --apply does it)'}`);
  });
}
