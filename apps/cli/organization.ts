import type { INestApplicationContext } from '@nestjs/common';
import { AccountsService } from '#accounts';
import { AppError, type Config, Db, Organization, say, within } from '#platform';
import { createContext } from '../worker/worker.module.ts';
import { withDatabase } from './prepare.ts';

/** Runs a command inside an organization: the one of that name, or the first; answers the code to end with. */
export function onOrganization(
  config: Config,
  name: string | undefined,
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<number> {
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
      await within({ organizationId: organization.id }, () => work(app));
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
