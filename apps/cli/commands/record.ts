import type { Config } from '#platform';
import { recordProblems, RecordService } from '#officials';
import { onOrganization } from '../organization.ts';

const USAGE = `record load [ORGANIZATION]               loads the bundled campaign record; a second time changes nothing
record check                             says what in the bundled record does not fit together
record forget-person [CODE] [ORGANIZATION]  takes a spokesperson's name away for good; without a code lists them
Without ORGANIZATION: the first one, to which the public pages belong.`;

/** Loads or checks the bundled campaign record, or takes a spokesperson's name out of it. */
export function record(config: Config, [verb, ...args]: string[]): Promise<number> {
  if (verb === 'check') return Promise.resolve(checkRecord());
  if (verb === 'load') return onOrganization(config, args[0], (app) => load(app.get(RecordService)));
  if (verb === 'forget-person')
    return onOrganization(config, args[1], (app) => forget(app.get(RecordService), args[0]));
  console.error(USAGE);
  return Promise.resolve(1);
}

function checkRecord(): number {
  const problems = recordProblems();
  for (const problem of problems) console.error(problem);
  if (!problems.length) console.log('The bundled record fits together.');
  return problems.length ? 1 : 0;
}

async function load(service: RecordService): Promise<void> {
  const { inserted, updated, unchanged, kept } = await service.load();
  console.log(JSON.stringify({ inserted, updated, unchanged, kept }));
}

async function forget(service: RecordService, code: string | undefined): Promise<void> {
  if (code) {
    await service.forgetPerson(code);
    console.log(`${code}: the name is gone, and no load brings it back.`);
    return;
  }
  for (const each of await service.spokespeople())
    console.log(`${each.code}  ${each.forgottenAt ? '(forgotten)' : each.name}`);
}
