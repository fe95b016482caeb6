import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { UsersService } from '#accounts';
import { type FiledRoll, readRollCalls, ROLL_CALL_HEADER, RollCallFiles, type RollProblem } from '#officials';
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
  return onOrganization(config, organization, (app) => takeRolls(app, rolls, [], values.apply ? values.by : undefined));
}

/** Says what roll calls are to the record; the new ones are recorded as the user with that address, where one is given. */
export async function takeRolls(
  app: INestApplicationContext,
  rolls: readonly FiledRoll[],
  found: readonly RollProblem[],
  by: string | undefined,
): Promise<void> {
  const recorder = by ? await app.get(UsersService).acting(by) : undefined;
  recorder?.must('council.record');
  const taken = found.length ? { outcomes: [], problems: found } : await app.get(RollCallFiles).take(rolls, recorder);
  for (const { at, problem } of taken.problems) console.error(`${at}: ${problem}`);
  if (taken.problems.length) throw new Error('Nothing was recorded.');
  for (const { at, state, heldOn, title, warnings } of taken.outcomes)
    console.log(
      [at, state, heldOn, title, ...warnings.map(({ kind, option }) => (option ? `${kind}:${option}` : kind))].join(
        ' ',
      ),
    );
  const count = taken.outcomes.filter(({ state }) => state === 'NEW').length;
  console.log(`${count} new roll calls${recorder ? '' : ' (nothing was recorded: --apply does it)'}`);
}
