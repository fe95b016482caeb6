import type { Consent } from '../consent/consent.entity.ts';

/** What tells one statement from another. */
export const statement = ({
  channel,
  given,
  source,
  ref,
}: Pick<Consent, 'channel' | 'given' | 'source' | 'ref'>): string => `${channel}|${given}|${source}|${ref}`;

/** What somebody said so far: each statement, and the channels on which their last word is a no that no file brought. */
export interface Heard {
  readonly consents: Set<string>;
  readonly declined: Set<string>;
}

/** One more of somebody's words; to be told them in their order. */
export function heard({ consents, declined }: Heard, said: Consent): void {
  consents.add(statement(said));
  if (said.given) declined.delete(said.channel);
  else if (!said.batchId) declined.add(said.channel);
}
