import { createInterface } from 'node:readline/promises';
import { AccountsService, ResetsService } from '#accounts';
import { type Config, within } from '#platform';
import { createContext } from '../../worker/worker.module.ts';
import { withDatabase } from '../prepare.ts';

/** Asks for an address, which must not stand among the arguments that other users of the machine can list. */
async function asked(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim();
}

/**
 * Takes the lost factors of one account away, at once, and signs it out everywhere: for an installation whose only owner
 * has nobody to decide it with. Whoever can run it has the key file anyway.
 */
export async function forgetFactors(config: Config): Promise<number> {
  const email = await asked('E-mail address of the account: ');
  return withDatabase(config, async (ready) => {
    const app = await createContext(ready);
    try {
      const organizationId = (await app.get(AccountsService).organizationOf())?.id;
      const done =
        organizationId !== undefined &&
        (await within({ organizationId }, () => app.get(ResetsService).forgetAt(email)));
      console.log(done ? 'They sign in with their password now, and set up anew.' : 'There is no such account.');
      return done ? 0 : 1;
    } finally {
      await app.close();
    }
  });
}
