import { type Item, pressing, TONES } from './item.ts';

/** How many things one person is asked to look at; the rest is behind the places themselves. */
export const MOST = 7;

/** What is shown of all that waits, and how much of it. */
export interface Ranked {
  readonly shown: readonly Item[];
  /** Waits, but is not shown. */
  readonly more: number;
  /** Overdue or due today, shown or not. */
  readonly dueToday: number;
}

/**
 * What comes first: overdue, then due today, then what the role is there for (`own`), then by the kind of trouble; within
 * each the sooner due, and otherwise the order in which it was found.
 */
export function rank(items: readonly Item[], now: Date, own: (item: Item) => boolean = () => false): Ranked {
  const place = (item: Item): number => {
    const urgency = pressing(item, now);
    if (urgency === 'overdue') return 0;
    if (urgency === 'today') return 1;
    return own(item) ? 2 : 3 + TONES.indexOf(item.tone);
  };
  const sooner = (a: Item, b: Item) => (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity);
  const sorted = items.toSorted((a, b) => place(a) - place(b) || sooner(a, b) || 0);
  return {
    shown: sorted.slice(0, MOST),
    more: Math.max(0, sorted.length - MOST),
    dueToday: items.filter((item) => ['overdue', 'today'].includes(pressing(item, now))).length,
  };
}
