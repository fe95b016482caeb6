import type { Asked } from '../council/asks/documents.ts';
import { told } from '../council/words.ts';
import type { Item, Words } from './item.ts';

/** An ask is told of once it is due within so many days. */
const SOON_DAYS = 7;

/** Whom the reader has promised to ask: what is late or due soon. */
export function askItems({ asks, ledgerChoices }: Asked, now: Date, { say, language }: Words): Item[] {
  const titles = new Map(ledgerChoices.demands.map(({ code, title }) => [code, told(title, language).text]));
  return asks.flatMap(({ figure, name, demand, reason, mine, dueOn }): Item[] => {
    const due = dueOn ? new Date(`${dueOn}T23:59:00`) : undefined;
    if (!mine || !due || due.getTime() - now.getTime() > SOON_DAYS * 24 * 3_600_000) return [];
    return [
      {
        key: `ask:${figure}/${demand}`,
        icon: 'chat',
        tone: 'unanswered',
        sentence: say('console.today.ask', { name, demand: titles.get(demand) ?? demand }),
        why: say(`console.asks.reasonWhy.${reason}`),
        due,
        verb: say('console.today.askVerb'),
        to: '/council/asks?mine',
      },
    ];
  });
}
