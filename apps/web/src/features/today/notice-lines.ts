import type { Notices } from '../council/following/documents.ts';
import { printed } from '../council/agenda/weeks.ts';
import { dayWords, told } from '../council/words.ts';
import type { Words } from './item.ts';

/** One change of a position, or one thing about a matter, as the first page tells it. */
export interface NoticeLine {
  readonly key: string;
  readonly text: string;
  /** The cell, where whom it is about holds a seat. */
  readonly to: string | undefined;
  readonly at: string;
}

/** What the reader has not seen yet, the latest first. */
export function noticeLines({ positionNotices, matterNotices, council }: Notices, words: Words): NoticeLine[] {
  const { say, language } = words;
  const wards = new Map(council.seats.map(({ ward, figure }) => [figure?.code, ward]));
  const titles = new Map(council.demands.map(({ code, title }) => [code, told(title, language).text]));
  const changes = positionNotices
    .filter(({ read }) => !read)
    .map(({ id, figure, name, demand, before, label, at }) => {
      const ward = wards.get(figure);
      const about = { name: name ?? figure, demand: titles.get(demand) ?? demand, now: say(`council.label.${label}`) };
      const text = before
        ? say('console.notices.line', { ...about, before: say(`council.label.${before}`) })
        : say('console.notices.first', about);
      return { key: id, text, to: ward === undefined ? undefined : `/council/${ward}/${demand}`, at };
    });
  const matters = matterNotices
    .filter(({ read }) => !read)
    .map(({ id, kind, title, heldOn, at }) => {
      const about = { title: printed(title, language).text, date: dayWords(language, heldOn) };
      const to = kind === 'AGENDA' ? '/council/agenda' : undefined;
      return { key: id, text: say(`console.notices.matter.${kind}`, about), to, at };
    });
  return [...changes, ...matters].sort((a, b) => b.at.localeCompare(a.at));
}
