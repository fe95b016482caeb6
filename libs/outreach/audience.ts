import type { Activity, Segment } from '#people';
import { CITY_ZONE, isMessageKey, type Language, type MessageKey, say } from '#platform';

/** What tags are called, and what the things are called that people did. */
export interface Names {
  readonly labels: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

const either = (language: Language, words: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(words);

function languageWord(language: Language, tag: string): string {
  if (!tag) return say(language, 'outreach.who.noLanguage');
  return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
}

function did({ kind, id, since }: Activity, { names }: Names, language: Language): string {
  const key = `outreach.who.${id ? 'one' : 'any'}.${kind}`;
  const what = isMessageKey(key) ? say(language, key, { name: (id && names.get(id)) ?? '…' }) : kind;
  if (!since) return what;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: CITY_ZONE }).format(new Date(since));
  return say(language, 'outreach.who.since', { what, day });
}

/** A segment as a sentence: every kind narrows it, within a kind any one is enough. */
export function audienceIn(segment: Segment, names: Names, language: Language): string {
  const { tags, wards, languages, activities } = segment;
  const part = (key: MessageKey, words: readonly string[]) =>
    words.length ? [say(language, key, { names: either(language, words) })] : [];
  const parts = [
    ...part(
      'outreach.who.tags',
      tags.map((id) => `“${names.labels.get(id) ?? '…'}”`),
    ),
    ...part(
      'outreach.who.wards',
      wards.map((ward) => say(language, 'outreach.who.ward', { ward })),
    ),
    ...part(
      'outreach.who.languages',
      languages.map((tag) => languageWord(language, tag)),
    ),
    ...part(
      'outreach.who.activities',
      activities.map((each) => did(each, names, language)),
    ),
  ];
  if (!parts.length) return say(language, 'outreach.who.everybody');
  return say(language, 'outreach.who.people', { all: new Intl.ListFormat(language).format(parts) });
}
