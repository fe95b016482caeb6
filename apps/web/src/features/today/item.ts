import type { Language, MessageKey, Params } from '../../../../../libs/platform/messages/index.ts';

/** Says a text in the reader's language. */
export interface Words {
  readonly say: (key: MessageKey, params?: Params) => string;
  readonly language: Language;
}

/** What kind of trouble something is; the order in which they are shown where nothing is due. */
export const TONES = ['failed', 'short', 'unanswered', 'stale'] as const;
/** One of them. */
export type Tone = (typeof TONES)[number];

/** One thing that waits for somebody: a sentence, why, by when, and the one thing to do about it. */
export interface Item {
  /** Unique on the page. */
  readonly key: string;
  readonly icon: string;
  readonly tone: Tone;
  readonly sentence: string;
  /** The sentence is in another language than the page where its author wrote it in that one only. */
  readonly lang?: Language | undefined;
  readonly why: string;
  readonly due?: Date | undefined;
  /** The word on its button. */
  readonly verb: string;
  /** The screen where it is done. */
  readonly to: string;
}

/** How pressing an item is at a moment, by the days of the reader's own calendar. */
export type Pressing = 'overdue' | 'today' | 'later' | 'undated';

const dayOf = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Whether something was due before today, is due today, or later. */
export function pressing({ due }: Pick<Item, 'due'>, now: Date): Pressing {
  if (!due) return 'undated';
  const [theirs, today] = [dayOf(due), dayOf(now)];
  return theirs < today ? 'overdue' : theirs === today ? 'today' : 'later';
}

/** So many days before an instant, but never before today: what is still to come can still be done. */
export function daysBefore(at: Date, days: number, now: Date): Date {
  const due = new Date(at);
  due.setDate(due.getDate() - days);
  return dayOf(due) < dayOf(now) && dayOf(at) >= dayOf(now) ? now : due;
}
