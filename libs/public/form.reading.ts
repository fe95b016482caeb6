import { Channel } from '#people';
/** The fields of a form that was sent; whatever came, this answers an object. */
export const fieldsOf = (body: unknown): Record<string, unknown> =>
  (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;

/** One line without what nobody sees. A field that was sent twice counts as its first. */
export function line(value: unknown): string {
  const text: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof text !== 'string') return '';
  return text
    .slice(0, 2000)
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\s]+/gu, ' ')
    .trim();
}

/** The code of whoever sent somebody a link, as it stands in an address or a form; empty where there is none. */
export const refOf = (value: unknown): string => /^[0-9a-f]{10}$/.exec(line(value))?.[0] ?? '';

/** Whether a name carries an address: our mail would carry it to whomever the form names. */
export const advertises = (name: string): boolean => /:\/\/|\bwww\.|@|\.(?:com|net|org|info|ru|xyz|top)\b/i.test(name);

/** The channels whose boxes are ticked in a form. */
export function newsIn({ newsByEmail, newsBySms, calls }: Record<'newsByEmail' | 'newsBySms' | 'calls', boolean>) {
  return [
    ...(newsByEmail ? [Channel.EMAIL as const] : []),
    ...(newsBySms ? [Channel.SMS as const] : []),
    ...(calls ? [Channel.PHONE as const] : []),
  ];
}
