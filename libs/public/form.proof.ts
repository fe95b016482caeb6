import { Inject, Injectable } from '@nestjs/common';
import { createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { CONFIG, type Config, Db, Once } from '#platform';
import { LONGEST_MS } from './event.ticket.ts';

/** One try of 256 finds it, so a browser needs 256 on average. */
const PREFIX = '00';

/** The proof of work of the public forms (ALTCHA): a browser works for a second, a program for each of its thousand forms. */
@Injectable()
export class Proofs {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Once) private readonly once: Once,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The task for one page, as JSON: for this event or petition only, and no longer than its ticket. */
  async challenge(about: string): Promise<string> {
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: this.config.proofRounds,
      keyPrefix: PREFIX,
      deriveKey,
      data: { about },
      expiresAt: new Date(Date.now() + LONGEST_MS),
      hmacSignatureSecret: this.secret(),
    });
    return JSON.stringify(challenge);
  }

  /**
   * Whether the work was done for a form about this, and uses it up for `who`: the same person's second click is the
   * same form. Anything else that comes with a used one came without.
   */
  async accepts(about: string, text: string, who: string): Promise<boolean> {
    const payload = read(text);
    if (payload?.challenge.parameters.data?.about !== about) return false;
    const { challenge, solution } = payload;
    const checked = { challenge, solution, deriveKey, hmacSignatureSecret: this.secret() };
    // What is no challenge of ours is no proof, whatever makes the library stumble over it.
    const { verified } = await verifySolution(checked).catch(() => ({ verified: false }));
    const until = new Date((challenge.parameters.expiresAt ?? 0) * 1000);
    if (!verified || !challenge.signature) return false;
    // While nobody can tell whether it was used before, it does not count: the form goes the way of those without.
    return this.once.use('proof', challenge.signature, `${about} ${who}`, until).catch(() => false);
  }

  private secret(): string {
    return this.db.index('proof', 'challenge').toString('base64url');
  }
}

/** What a browser sent; undefined where that is no proof at all. */
function read(text: string): Payload | undefined {
  try {
    const payload = JSON.parse(Buffer.from(text, 'base64').toString()) as Partial<Payload> | null;
    return payload?.challenge?.parameters && payload.solution ? (payload as Payload) : undefined;
  } catch {
    return undefined;
  }
}
