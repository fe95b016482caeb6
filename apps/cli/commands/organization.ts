import { AccountsService, UsersService, WelcomeService } from '#accounts';
import { RecordService } from '#officials';
import { type Config, within } from '#platform';
import { createContext } from '../../worker/worker.module.ts';
import { welcomeAt } from '../furnish.ts';
import { withDatabase } from '../prepare.ts';

/**
 * Makes one more organization of a coalition in this installation: with its own copy of the public record, its own people
 * and users, and a link for its first owner. Public pages stay those of the first organization. A second time it brings
 * the copy up to date, and answers a new link as long as there is no owner.
 */
export function organization(config: Config, [name]: string[]): Promise<number> {
  const wanted = name?.trim();
  if (!wanted) {
    console.error('Usage: npm run -s cli -- organization NAME');
    return Promise.resolve(1);
  }
  return withDatabase(config, async (ready) => {
    const app = await createContext(ready);
    try {
      const organizationId = await app.get(AccountsService).organization(wanted);
      return await within({ organizationId }, async () => {
        await app.get(RecordService).load();
        if (await app.get(UsersService).owned()) console.log('This organization has an owner: they invite the others.');
        else console.log(welcomeAt(config.publicUrl, await app.get(WelcomeService).link('owner')));
        return 0;
      });
    } finally {
      await app.close();
    }
  });
}
