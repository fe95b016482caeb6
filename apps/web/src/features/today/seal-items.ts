import type { Item, Words } from './item.ts';

/** Sealed rows that did not open: somebody changed or moved them past the system. None where all open. */
export const sealItems = (count: number, { say }: Words): Item[] =>
  count === 0
    ? []
    : [
        {
          key: 'seals',
          icon: 'shield',
          tone: 'failed',
          sentence: say('console.today.seals', { count }),
          why: say('console.today.sealsWhy'),
          verb: say('console.today.sealsVerb'),
          to: '/help',
        },
      ];
