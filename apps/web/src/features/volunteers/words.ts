import type { Language, Say } from '../../lib/i18n.ts';
import type { MyTask } from './documents.ts';

/** A day of the calendar in words, with its weekday; it is the same day wherever it is read. */
export const dayWords = (dueOn: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${dueOn}T00:00:00Z`),
  );

/** Until when, or when it was done. */
export function dueWords({ due, dueOn, state, doneAt }: Omit<MyTask, 'person'>, say: Say, language: Language): string {
  if (state === 'DONE' && doneAt)
    return say('console.tasks.doneOn', {
      day: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(doneAt)),
    });
  return say(`console.tasks.due.${due}`, { day: dueOn ? dayWords(dueOn, language) : '' });
}
