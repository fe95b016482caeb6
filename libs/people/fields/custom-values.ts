import type { MessageKey } from '#platform';
import { clean } from '../canonical.ts';
import { type Choice, CustomFieldType } from './custom-field.entity.ts';

/** What of a field decides which values it takes. */
export interface Taking {
  readonly type: CustomFieldType;
  readonly choices: readonly Pick<Choice, 'id'>[];
}

/** The values as they are kept, or what is wrong with them. */
export type Checked = { readonly values: readonly string[] } | { readonly wrong: MessageKey };

const wrong = (key: MessageKey): Checked => ({ wrong: key });

function dayOf(text: string): string | undefined {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!day) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  // February 30 is read as a day of March.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text;
}

function urlOf(text: string): string | undefined {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && !url.username ? url.href : undefined;
}

const ONE: Partial<Record<CustomFieldType, (text: string) => Checked>> = {
  [CustomFieldType.TEXT]: (text) => ({ values: [text] }),
  [CustomFieldType.NUMBER]: (text) =>
    /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text) && Number.isFinite(Number(text))
      ? { values: [String(Number(text))] }
      : wrong('field.isNumber'),
  [CustomFieldType.DATE]: (text) => (dayOf(text) ? { values: [text] } : wrong('field.isDate')),
  [CustomFieldType.BOOLEAN]: (text) => (/^(true|false)$/.test(text) ? { values: [text] } : wrong('field.invalid')),
  [CustomFieldType.URL]: (text) => {
    const url = urlOf(text);
    return url ? { values: [url] } : wrong('field.isUrl');
  },
};

/** The values of one field in canonical form: none, one, or for several choices each once in the order of the field. */
export function checkedValues({ type, choices }: Taking, given: readonly string[]): Checked {
  const texts = given.map(clean).filter(Boolean);
  if (!texts.length) return { values: [] };
  const known = choices.map(({ id }) => id);
  if (type === CustomFieldType.CHOICE || type === CustomFieldType.CHOICES) {
    if (texts.some((text) => !known.includes(text))) return wrong('field.invalid');
    const picked = known.filter((id) => texts.includes(id));
    return type === CustomFieldType.CHOICE && picked.length > 1 ? wrong('field.invalid') : { values: picked };
  }
  return texts.length > 1 ? wrong('field.invalid') : ONE[type]!(texts[0]!);
}
