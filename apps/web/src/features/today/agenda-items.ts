import type { Agenda } from '../council/agenda/documents.ts';
import { bearingOf, printed } from '../council/agenda/weeks.ts';
import { told } from '../council/words.ts';
import { list } from '../../lib/format.ts';
import type { Item, Words } from './item.ts';

/** What is about a demand is told of once it is so many days away. */
const SOON_DAYS = 14;

/** What comes before a vote: items that somebody has to decide on, and those about a demand whose day is near. */
export function agendaItems({ items, demands }: Agenda, now: Date, { say, language }: Words): Item[] {
  const planned = items.filter(({ state }) => state === 'PLANNED');
  const open = planned.filter((item) => item.matches.some(({ state }) => state === 'SUGGESTED'));
  const titles = new Map(demands.map(({ code, title }) => [code, told(title, language).text]));
  const soon = planned.filter(
    (item) =>
      bearingOf(item) === 'about' && new Date(item.startsAt).getTime() - now.getTime() < SOON_DAYS * 24 * 3_600_000,
  );
  const asked: Item[] = open.length
    ? [
        {
          ...{ key: 'agenda:matches', icon: 'flag', tone: 'unanswered' as const },
          sentence: say('console.today.agendaMatch', { count: open.length }),
          why: say('console.today.agendaMatchWhy'),
          ...{ verb: say('console.today.agendaMatchVerb'), to: '/council/agenda' },
        },
      ]
    : [];
  return [
    ...asked,
    ...soon.map((item): Item => {
      const { text, lang } = printed(item.title, language);
      const about = item.matches.flatMap(({ demand, state }) =>
        state === 'CONFIRMED' ? [titles.get(demand) ?? demand] : [],
      );
      return {
        ...{ key: `agenda:${item.id}`, icon: 'events', tone: 'unanswered' as const, lang },
        sentence: say('console.today.agendaItem', { body: printed(item.bodyName, language).text, title: text }),
        why: say('console.today.agendaItemWhy', { demands: list(language, about) }),
        due: new Date(item.startsAt),
        ...{ verb: say('console.today.agendaItemVerb'), to: '/council/agenda' },
      };
    }),
  ];
}
