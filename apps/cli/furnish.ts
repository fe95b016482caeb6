import type { INestApplicationContext } from '@nestjs/common';
import { AccountsService, UsersService } from '#accounts';
import { within } from '#platform';

/** Whose installation it is, until its owner says otherwise. */
export const HOST_NAME = 'Minnesota Immigrant Rights Action Committee (MIRAC)';

/**
 * Gives an empty database its organization and the campaign record. Answers the secret of a one-time link for the owner
 * as long as nobody can sign in.
 */
export async function furnish(
  app: INestApplicationContext,
  name: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  const accounts = app.get(AccountsService);
  const host = await accounts.organizationOf();
  if (!host) say('Loading the campaign record ...');
  const organizationId = host?.id ?? (await accounts.organization(name));
  return within({ organizationId }, async () => {
    const users = app.get(UsersService);
    return (await users.anybody()) ? undefined : users.welcome('owner');
  });
}
