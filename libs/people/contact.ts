import type { MessageKey } from '#platform';

/** A way of reaching somebody. */
export type ContactChannel = 'email' | 'sms' | 'phone';
/** `transactional`: an answer to what they did themselves. `bulk`: one message to many. */
export type Purpose = 'transactional' | 'bulk';

/** All that decides whether somebody may be written to or called. */
export interface Standing {
  readonly deceased: boolean;
  /** Channels they opted out of, with ALL. */
  readonly optedOut: readonly string[];
  readonly hasEmail: boolean;
  readonly hasWorkingEmail: boolean;
  readonly hasPhone: boolean;
  /** Their last word on this channel: given to us, in a file with or without a stated source of consent, or none. */
  readonly lastWord: 'yes' | 'no' | undefined;
  readonly lastWordFromUnstatedBatch: boolean;
  /** The files they came in: whether the source of consent was stated for one of them. */
  readonly batches: 'none' | 'unstated' | 'stated';
}

/** Whether somebody may be contacted, and why not. */
export interface Verdict {
  readonly may: boolean;
  readonly why: MessageKey;
}

const no = (why: MessageKey): Verdict => ({ may: false, why });

/**
 * A stop to everything, a death or a missing address end every contact. A stop to a channel ends bulk on it, and on
 * telephone lines every contact; a confirmation that somebody asked for still reaches their mailbox. Bulk needs a yes:
 * their own, or that of a file whose source of consent was stated; text messages need the person's own yes.
 */
export function verdict(standing: Standing, channel: ContactChannel, purpose: Purpose): Verdict {
  const { optedOut, lastWord, lastWordFromUnstatedBatch, batches } = standing;
  if (standing.deceased) return no('people.contact.deceased');
  if (optedOut.includes('ALL')) return no('people.contact.optedOutOfAll');
  const stopped = optedOut.includes(channel.toUpperCase());
  if (stopped && (purpose === 'bulk' || channel !== 'email')) return no('people.contact.optedOut');
  if (channel === 'email' ? !standing.hasEmail : !standing.hasPhone) return no('people.contact.noAddress');
  if (channel === 'email' && !standing.hasWorkingEmail) return no('people.contact.bounced');
  if (purpose === 'transactional') return { may: true, why: 'people.contact.fine' };
  if (lastWord === 'no') return no('people.contact.saidNo');
  if (lastWord === 'yes' && !lastWordFromUnstatedBatch) return { may: true, why: 'people.contact.fine' };
  if (batches === 'stated' && channel !== 'sms') return { may: true, why: 'people.contact.fine' };
  const unstated = lastWord === 'yes' || (batches === 'unstated' && channel !== 'sms');
  return no(unstated ? 'people.contact.sourceNotStated' : 'people.contact.noConsent');
}
