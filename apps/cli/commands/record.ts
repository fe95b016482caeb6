import { AccountsService } from '#accounts';
import { AppError, type Config, Db, Organization, say, within } from '#platform';
import { recordProblems, RecordService } from '#officials';
import { createContext } from '../../worker/worker.module.ts';
import { withDatabase } from '../prepare.ts';

const USAGE = `record load [ORGANIZATION]               loads the bundled campaign record; a second time changes nothing
record check                             says what in the bundled record does not fit together
record forget-person [CODE] [ORGANIZATION]  takes a spokesperson's name away for good; without a code lists them
Without ORGANIZATION: the first one, to which the public pages belong.`;

/** Loads or checks the bundled campaign record, or takes a spokesperson's name out of it. */
export function record(config: Config, [verb, ...args]: string[]): Promise<number> {
  if (verb === 'check') return Promise.resolve(checkRecord());
  if (verb === 'load') return onOrganization(config, args[0], load);
  if (verb === 'forget-person') return onOrganization(config, args[1], (service) => forget(service, args[0]));
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

function onOrganization(config: Config, name: string | undefined, work: (service: RecordService) => Promise<void>) {
  return withDatabase(config, async (ready) => {
    const app = await createContext(ready);
    try {
      const db = app.get(Db);
      const organization = name
        ? await db.outside(() => db.repo(Organization).findOneBy({ name }))
        : await app.get(AccountsService).organizationOf();
      if (!organization) {
        console.error(name ? `There is no organization “${name}”.` : 'There is no organization yet: start once first.');
        return 1;
      }
      await within({ organizationId: organization.id }, () => work(app.get(RecordService)));
      return 0;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      console.error(say('en', error.key, error.params));
      return 1;
    } finally {
      await app.close();
    }
  });
}
