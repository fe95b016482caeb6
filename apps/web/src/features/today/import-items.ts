import type { Item, Words } from './item.ts';

/** What of an import waits for somebody. */
export interface Batch {
  readonly id: string;
  readonly createdAt: string;
  readonly rows: number;
  readonly state: string;
  readonly consentSource: string | null;
  readonly finishedAt: string | null;
}

/** An import that ran this long without an end has stopped. */
const STOPPED_MS = 3_600_000;

/** Lists whose people nobody may be written to in bulk yet, and imports that stopped half way. */
export const importItems = (batches: readonly Batch[], now: Date, { say, language }: Words): Item[] =>
  batches.flatMap(({ id, createdAt, rows, state, consentSource, finishedAt }): Item[] => {
    const at = new Date(createdAt);
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
    // What was never started, and what was taken back, waits for nobody.
    if (rows === 0 || state === 'UNDONE' || state === 'UNDOING') return [];
    const stopped = state === 'FAILED' || (finishedAt === null && now.getTime() - at.getTime() > STOPPED_MS);
    if (stopped)
      return [
        {
          key: `import:${id}`,
          icon: 'upload',
          tone: 'failed',
          sentence: say('console.today.stopped', { date }),
          why: say('console.today.stoppedWhy'),
          verb: say('console.today.startAgain'),
          to: '/people/import',
        },
      ];
    if (consentSource !== null || finishedAt === null) return [];
    return [
      {
        key: `consent:${id}`,
        icon: 'people',
        tone: 'unanswered',
        sentence: say('console.today.consent', { count: rows }),
        why: say('console.today.consentWhy', { date }),
        verb: say('console.today.sayHow'),
        to: '/people/import',
      },
    ];
  });
