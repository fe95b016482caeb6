import { AccountsService, UsersService, WelcomeService, welcomeUrl } from '#accounts';
import { RecordService } from '#officials';
import { type Config, Vault, within } from '#platform';
import { createContext } from '../worker/worker.module.ts';
import { withDatabase } from './prepare.ts';
import { furnishPractice } from './practice/furnish.ts';

/** Whose installation it is, until its owner says otherwise. */
export const HOST_NAME = 'Minnesota Immigrant Rights Action Committee (MIRAC)';

/**
 * Gives an empty database its organization and the campaign record. Answers the secret of a one-time link for the owner
 * as long as there is none.
 */
export async function firstTime(config: Config, say: (line: string) => void): Promise<string | undefined> {
  const app = await createContext(config);
  try {
    if (app.get(Vault).locked) return undefined; // what is locked was furnished before
    const accounts = app.get(AccountsService);
    const host = await accounts.organizationOf();
    if (!host) say('Loading the campaign record ...');
    const organizationId = host?.id ?? (await accounts.organization(HOST_NAME));
    return await within({ organizationId }, async () => {
      await app.get(RecordService).load();
      if (config.practice && !host) await furnishPractice(app, say);
      return (await app.get(UsersService).owned()) ? undefined : app.get(WelcomeService).link('owner');
    });
  } finally {
    await app.close();
  }
}

/** What is said to whoever may make the first account. */
export const welcomeAt = (publicUrl: string, secret: string): string =>
  `Open this link to make the first account. It works once, for 24 hours:\n  ${welcomeUrl(publicUrl, secret)}`;

/** Migrates and furnishes, and ends: for an installation whose processes are started one by one. */
export const furnish = (config: Config): Promise<number> =>
  withDatabase(config, async (ready) => {
    const link = await firstTime(ready, console.log);
    if (link) console.log(welcomeAt(config.publicUrl, link));
    return 0;
  });
