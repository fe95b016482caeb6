import type { Language, Say } from '../../lib/i18n.ts';
import type { Errors } from '../../ui/index.ts';
import type { BlastDetail, BlastInput } from './documents.ts';

/** What the fields of the form begin with. */
export type Known = Pick<
  BlastDetail,
  'title' | 'subject' | 'body' | 'nameless' | 'segment' | 'savedSegmentId' | 'startsAt'
>;

/** A form that nobody has touched; the words where no name is known are there, so that nobody has to think of them. */
export const blank = (nameless: Record<Language, string>): Known => ({
  title: '',
  subject: { en: '', es: '' },
  body: { en: '', es: '' },
  nameless,
  segment: { tags: [], wards: [], languages: [], activities: [] },
  savedSegmentId: null,
  startsAt: null,
});

const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();
const all = (values: FormData, name: string) => values.getAll(name).map(String);

/** A day and a time of this device; null where neither is given. */
function startIn(values: FormData): string | null {
  const [date, time] = [text(values, 'startsOn'), text(values, 'startsTime')];
  return date && time ? new Date(`${date}T${time}`).toISOString() : null;
}

/** What was typed, as the API takes it. */
export function mailingIn(values: FormData): BlastInput {
  const since = text(values, 'since');
  return {
    title: text(values, 'title'),
    subjectEn: text(values, 'subjectEn'),
    subjectEs: text(values, 'subjectEs'),
    bodyEn: text(values, 'bodyEn'),
    bodyEs: text(values, 'bodyEs'),
    namelessEn: text(values, 'namelessEn'),
    namelessEs: text(values, 'namelessEs'),
    segment: {
      tags: all(values, 'tags'),
      wards: all(values, 'wards').map(Number),
      languages: all(values, 'languages'),
      // "event" alone is any event, "event/<id>" one of them.
      activities: all(values, 'activities').map((each) => {
        const [kind = '', id] = each.split('/');
        return { kind, id: id ?? null, since: since ? new Date(`${since}T00:00`).toISOString() : null };
      }),
    },
    savedSegmentId: text(values, 'savedSegmentId') || null,
    startsAt: startIn(values),
  };
}

/** What has to be mended before it is worth asking the API. */
export function checkMailing(values: FormData, say: Say): Errors {
  const half = Boolean(text(values, 'startsOn')) !== Boolean(text(values, 'startsTime'));
  return {
    ...(!text(values, 'title') && { title: say('console.mailings.needTitle') }),
    ...(half && { startsOn: say('console.mailings.whenHalf') }),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** The day and the time of an instant on this device, as its fields hold them. */
export function fieldsOf(at: string | null): { readonly date: string; readonly time: string } {
  if (!at) return { date: '', time: '' };
  const on = new Date(at);
  return {
    date: `${on.getFullYear()}-${two(on.getMonth() + 1)}-${two(on.getDate())}`,
    time: `${two(on.getHours())}:${two(on.getMinutes())}`,
  };
}
