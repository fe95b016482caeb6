import type { Language, MessageKey } from '#platform';
import type { BlastText } from './blast.entity.ts';
import { languagesOf, namesReader, unknownField } from './merging.ts';
import type { MailSender } from './sender.entity.ts';

const LANGUAGES: readonly Language[] = ['en', 'es'];

/** What keeps a mailing from going, as keys of texts; nothing means that it may be started. */
export function missing(text: BlastText, sender: Pick<MailSender, 'name' | 'postalAddress'> | null): MessageKey[] {
  const { subject, body, nameless } = text;
  const some = LANGUAGES.filter((each) => subject[each].trim() || body[each].trim());
  const full = languagesOf(text);
  const all: readonly (readonly [boolean, MessageKey])[] = [
    [!sender?.name.trim() || !sender.postalAddress.trim(), 'outreach.need.sender'],
    [!full.length, 'outreach.need.text'],
    [full.length > 0 && some.length > full.length, 'outreach.need.half'],
    [full.some((each) => namesReader(body[each]) && !nameless[each].trim()), 'outreach.need.nameless'],
    [some.some((each) => namesReader(subject[each])), 'outreach.need.subject'],
    [some.some((each) => unknownField(subject[each] + body[each]) !== undefined), 'outreach.need.field'],
  ];
  return all.flatMap(([is, key]) => (is ? [key] : []));
}

/**
 * What must be mended before a mailing is even saved: a field that nobody could ever fill in, and a subject that names its
 * reader, since subjects show on locked phones and in lists.
 */
export function wrongFields({ subject, body }: Pick<BlastText, 'subject' | 'body'>): Record<string, MessageKey> {
  const texts = { subjectEn: subject.en, subjectEs: subject.es, bodyEn: body.en, bodyEs: body.es };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([field, text]): [string, MessageKey][] => {
      if (unknownField(text) !== undefined) return [[field, 'outreach.need.field']];
      return field.startsWith('subject') && namesReader(text) ? [[field, 'outreach.need.subject']] : [];
    }),
  );
}
