import type { Purpose } from '#people';
import type { Letter } from './mailbox.entity.ts';
import type { Message, SubjectKind } from './message.entity.ts';

/** What of a message its letter is written from. */
export type Subject = Pick<Message, 'id' | 'template' | 'occasion' | 'subjectId' | 'personId'>;

/**
 * What messages of one kind are about: whether one is still to be sent at this moment, and what it says. Both are asked
 * when it is claimed, in one transaction, so that whatever was stopped or changed before then is heard.
 */
export abstract class Matter {
  abstract readonly kind: SubjectKind;
  /** A condition of SQL over the message `m`. */
  abstract readonly valid: string;
  /** `bulk` where the reader did nothing to be answered: then only those get it who agreed. */
  readonly purpose: Purpose = 'transactional';

  /** True where no address may get two letters about one subject. */
  readonly oncePerAddress: boolean = false;

  /**
   * Holds what the letter stands on until the claim is committed: what changes it afterwards finds the message taken, and
   * tells of it. It comes before the message is claimed, since who writes the ledger holds the same, and then the
   * messages: the other way round each would wait for the other.
   */
  hold?(message: Subject): Promise<unknown>;

  abstract write(message: Subject): Promise<Letter>;
}

/** The injection token of all matters, one for each kind. */
export const MATTERS = Symbol('matters');
