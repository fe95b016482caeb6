import { canonicalEmail, canonicalPhone } from '#people';
import { type EventRole, holdsForbidden, type SignUpRequest } from '#events';
import type { Language, MessageKey } from '#platform';
import { type Carried, NOTHING_CARRIED } from './form.desk.ts';
import { advertises, fieldsOf, line, newsIn, refOf } from './form.reading.ts';

/** The longest that a field may hold, in characters. */
export const LONGEST = { name: 100, email: 254, phone: 40, needs: 200 } as const;

/** What somebody typed into the sign-up form, as it is shown to them again. */
export interface Typed extends Carried {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly needs: string;
  readonly role: string;
  readonly newsByEmail: boolean;
  readonly newsBySms: boolean;
  readonly calls: boolean;
  /** The code of whoever sent them the link. */
  readonly ref: string;
}

/** A form that nobody has touched: nothing is ticked. */
export const UNTOUCHED: Typed = {
  name: '',
  email: '',
  phone: '',
  needs: '',
  role: '',
  newsByEmail: false,
  newsBySms: false,
  calls: false,
  ref: '',
  ...NOTHING_CARRIED,
};

/** What is wrong, by field, in the order of the form; `form` is wrong with none of them. */
export type Problems = Partial<Record<'form' | 'role' | 'name' | 'email' | 'phone' | 'needs', MessageKey>>;

/** Reads the body of a form that was sent; whatever it is, this answers lines of text. */
export function readForm(body: unknown): Typed {
  const fields = fieldsOf(body);
  return {
    name: line(fields.name),
    email: line(fields.email),
    phone: line(fields.phone),
    needs: line(fields.needs),
    role: line(fields.role),
    newsByEmail: line(fields.newsByEmail) !== '',
    newsBySms: line(fields.newsBySms) !== '',
    calls: line(fields.calls) !== '',
    ref: refOf(fields.ref),
    trap: line(fields.topic),
    ticket: line(fields.ticket),
    proof: line(fields.proof),
  };
}

/** What somebody must mend before the form can be taken. */
export function problemsOf(typed: Typed, roles: readonly Pick<EventRole, 'id'>[]): Problems {
  const { name, email, phone, needs, role, newsBySms, calls } = typed;
  const forbidden = (text: string) => holdsForbidden(text);
  const problems: Problems = {};
  if (roles.length && !roles.some(({ id }) => id === role)) problems.role = 'event.error.role';
  if (!name || name.length > LONGEST.name || advertises(name)) problems.name = 'event.error.name';
  else if (forbidden(name)) problems.name = 'event.error.forbidden';
  if (!canonicalEmail(email) || email.length > LONGEST.email) problems.email = 'event.error.email';
  if (phone && !canonicalPhone(phone)) problems.phone = 'event.error.phone';
  else if ((newsBySms || calls) && !phone) problems.phone = 'event.error.phoneNeeded';
  if (needs.length > LONGEST.needs) problems.needs = 'event.error.needs';
  else if (forbidden(needs)) problems.needs = 'event.error.forbidden';
  return problems;
}

/** The request that a form without problems makes. */
export function requestOf(typed: Typed, language: Language): SignUpRequest {
  const { name, email, phone, needs, role, ref } = typed;
  return {
    name,
    email,
    roleId: role || null,
    language,
    news: newsIn(typed),
    ...(ref && { ref }),
    ...(needs && { needs }),
    ...(phone && { phone: canonicalPhone(phone)!.number }),
  };
}
