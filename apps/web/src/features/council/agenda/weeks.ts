import type { Language } from '../../../lib/i18n.ts';
import type { Localized } from '../view.ts';
import type { Agenda, AgendaItem } from './documents.ts';

/** How many weeks the picture shows. */
export const WEEKS = 8;
const DAY = 24 * 3_600_000;

/** What an item is to the demands: about one, perhaps about one, or about none. */
export type Bearing = 'about' | 'suggested' | 'other';
/** Which it is. */
export const bearingOf = ({ matches }: Pick<AgendaItem, 'matches'>): Bearing =>
  matches.some(({ state }) => state === 'CONFIRMED')
    ? 'about'
    : matches.some(({ state }) => state === 'SUGGESTED')
      ? 'suggested'
      : 'other';

/** A title as the agenda prints it: in the reader's language where it has that one, else in the other, marked as such. */
export function printed(title: Localized, language: Language): { readonly text: string; readonly lang?: Language } {
  const other = language === 'en' ? 'es' : 'en';
  return title[language] ? { text: title[language] } : { text: title[other], lang: other };
}

/** From one day to another, by the calendar. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** One week from its Monday on, with what is planned in it. */
export interface Week {
  readonly monday: string;
  readonly items: readonly AgendaItem[];
}

/** The weeks of the picture from that of today on; what was withdrawn is not in it. */
export function weeksOf({ today, items }: Pick<Agenda, 'today' | 'items'>): Week[] {
  const first = Date.parse(`${today}T00:00:00Z`);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  return Array.from({ length: WEEKS }, (_, week) => {
    const [from, to] = [dayOf(monday + week * 7 * DAY), dayOf(monday + (week + 1) * 7 * DAY)];
    return {
      monday: from,
      items: items.filter(({ heldOn, state }) => state !== 'WITHDRAWN' && heldOn >= from && heldOn < to),
    };
  });
}

/** The items by their days, the soonest first. */
export const byDay = (items: readonly AgendaItem[]): (readonly [string, readonly AgendaItem[]])[] =>
  [...new Set(items.map(({ heldOn }) => heldOn))].map((day) => [day, items.filter(({ heldOn }) => heldOn === day)]);
