import type { Council } from '../council/documents.ts';
import { dayWords, told } from '../council/words.ts';
import type { Item, Words } from './item.ts';

/** What waits at the record: items to review, positions out of date, seats whose holder is unsure, the record itself. */
export function councilItems(council: Council, words: Words): Item[] {
  const { say, language } = words;
  const cells = council.seats.flatMap((seat) => seat.cells.map((cell) => ({ ...cell, ward: seat.ward })));
  const titles = new Map(council.demands.map(({ code, title }) => [code, told(title, language).text]));
  const review = cells
    .filter(({ toReview }) => toReview > 0)
    .map(({ ward, demand, toReview }): Item => ({
      key: `review:${ward}/${demand}`,
      icon: 'quote',
      tone: 'unanswered',
      sentence: say('console.today.review', { count: toReview, ward, demand: titles.get(demand) ?? demand }),
      why: say('console.today.reviewWhy'),
      verb: say('console.today.reviewVerb'),
      to: `/council/${ward}/${demand}`,
    }));
  const stale = cells.filter((cell) => cell.stale).length;
  // What another organization keeps is theirs to confirm.
  const ours = !council.review.sharedBy;
  const unsure = ours ? council.seats.filter((seat) => seat.holderUnconfirmed).length : 0;
  const line = (what: 'stale' | 'unsure' | 'record', count: number, icon: string, params = {}): Item[] =>
    count
      ? [
          {
            key: `council:${what}`,
            icon,
            tone: what === 'record' ? 'unanswered' : 'stale',
            sentence: say(`console.today.${what}`, { count, ...params }),
            why: say(`console.today.${what}Why`, params),
            verb: say(what === 'record' ? 'console.today.readIt' : 'console.today.seeWhich'),
            to: '/council',
          },
        ]
      : [];
  const bundled = ours && council.review.status === 'BUNDLED';
  return [
    ...review,
    ...line('stale', stale, 'clock'),
    ...line('unsure', unsure, 'people'),
    ...line('record', bundled ? 1 : 0, 'file', { date: dayWords(language, council.review.date) }),
  ];
}
