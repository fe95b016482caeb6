import { sayCode } from '../../lib/i18n.ts';
import type { News } from '../volunteers/team/documents.ts';
import type { Item, Words } from './item.ts';

/** What the reader's own contacts did lately: one line for each of them, with the newest of what they did. */
export function contactItems(news: readonly News[], { say, language }: Words): Item[] {
  const seen = new Set<string>();
  return news.flatMap(({ at, kind, person }): Item[] => {
    if (seen.has(person.id)) return [];
    seen.add(person.id);
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at));
    return [
      {
        ...{ key: `contact:${person.id}`, icon: 'people', tone: 'unanswered' as const },
        sentence: say('console.care.news', {
          name: person.name || say('console.person.nameless'),
          what: sayCode(say, 'people.timeline', kind),
        }),
        why: say('console.care.newsWhy', { date }),
        ...{ verb: say('console.care.newsVerb'), to: '/people/volunteers' },
      },
    ];
  });
}
