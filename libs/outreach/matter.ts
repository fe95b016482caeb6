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

  abstract write(message: Subject): Promise<Letter>;
}

/** The injection token of all matters, one for each kind. */
export const MATTERS = Symbol('matters');
