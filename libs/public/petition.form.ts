import { holdsForbidden } from '#events';
import { canonicalEmail, canonicalPhone } from '#people';
import { Display, type SigningRequest, WARDS } from '#petitions';
import { type Language, type MessageKey, speaksOfStatus } from '#platform';
import { type Carried, NOTHING_CARRIED } from './form.desk.ts';
import { advertises, fieldsOf, line, newsIn, refOf } from './form.reading.ts';

/** The longest that a field may hold, in characters. */
export const LONGEST = { givenName: 100, familyName: 100, email: 254, phone: 40 } as const;

/** What somebody typed into the form of a petition, as it is shown to them again. */
export interface Typed extends Carried {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly phone: string;
  /** The number of a ward; empty where they leave it open. */
  readonly ward: string;
  readonly show: string;
  readonly newsByEmail: boolean;
  readonly newsBySms: boolean;
  readonly calls: boolean;
  /** The code of whoever sent them the link. */
  readonly ref: string;
}

/** A form that nobody has touched: nothing is ticked, the ward is open, and nobody is shown. */
export const UNTOUCHED: Typed = {
  givenName: '',
  familyName: '',
  email: '',
  phone: '',
  ward: '',
  show: Display.NONE,
  newsByEmail: false,
  newsBySms: false,
  calls: false,
  ref: '',
  ...NOTHING_CARRIED,
};

/** What is wrong, by field, in the order of the form; `form` is wrong with none of them. */
export type Problems = Partial<
  Record<'form' | 'givenName' | 'familyName' | 'email' | 'ward' | 'show' | 'phone', MessageKey>
>;

/** Reads the body of a form that was sent; whatever it is, this answers lines of text. */
export function readForm(body: unknown): Typed {
  const fields = fieldsOf(body);
  return {
    givenName: line(fields.givenName),
    familyName: line(fields.familyName),
    email: line(fields.email),
    phone: line(fields.phone),
    ward: line(fields.ward),
    show: line(fields.show) || Display.NONE,
    newsByEmail: line(fields.newsByEmail) !== '',
    newsBySms: line(fields.newsBySms) !== '',
    calls: line(fields.calls) !== '',
    ref: refOf(fields.ref),
    trap: line(fields.topic),
    ticket: line(fields.ticket),
    proof: line(fields.proof),
  };
}

function nameProblem(name: string, field: 'givenName' | 'familyName'): MessageKey | undefined {
  if (!name || name.length > LONGEST[field] || advertises(name)) return `petition.error.${field}`;
  return holdsForbidden(name) || speaksOfStatus(name) ? 'event.error.forbidden' : undefined;
}

/** What somebody must mend before the form can be taken. */
export function problemsOf({ givenName, familyName, email, phone, ward, show, newsBySms, calls }: Typed): Problems {
  const given = nameProblem(givenName, 'givenName');
  const family = nameProblem(familyName, 'familyName');
  return {
    ...(given && { givenName: given }),
    ...(family && { familyName: family }),
    ...((!canonicalEmail(email) || email.length > LONGEST.email) && { email: 'event.error.email' }),
    ...(ward && !WARDS.map(String).includes(ward) && { ward: 'petition.error.ward' }),
    ...(!(show in Display) && { show: 'petition.error.show' }),
    ...(phone && !canonicalPhone(phone) && { phone: 'event.error.phone' }),
    ...((newsBySms || calls) && !phone && { phone: 'event.error.phoneNeeded' }),
  };
}

/** The request that a form without problems makes; a number that neither texts nor calls are wanted on is not kept. */
export function requestOf(typed: Typed, language: Language): SigningRequest {
  const { givenName, familyName, email, phone, ward, show, newsBySms, calls, ticket, ref } = typed;
  return {
    givenName,
    familyName,
    email,
    ward: ward ? Number(ward) : null,
    display: show as Display,
    language,
    news: newsIn(typed),
    form: ticket,
    ...(ref && { ref }),
    ...(phone && (newsBySms || calls) && { phone: canonicalPhone(phone)!.number }),
  };
}
