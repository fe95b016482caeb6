import { canonicalEmail, canonicalPhone } from '#people';
import { type Language, type MessageKey, speaksOfStatus } from '#platform';
import { holdsForbidden } from '#events';
import { availabilityOf, type InterestRequest, type Skill, SkillLevel } from '#volunteers';
import { type Carried, NOTHING_CARRIED } from './form.desk.ts';
import { advertises, fieldsOf, line, newsIn } from './form.reading.ts';

/** The longest that a field may hold, in characters. */
export const LONGEST = { name: 100, email: 254, phone: 40 } as const;

/** What somebody typed into the interest form, as it is shown to them again. */
export interface Typed extends Carried {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** The level that was chosen, by the id of a skill; empty for none. */
  readonly skills: Readonly<Record<string, string>>;
  /** The parts of days that are ticked: `6:EVENING`. */
  readonly times: readonly string[];
  readonly newsByEmail: boolean;
  readonly newsBySms: boolean;
  readonly calls: boolean;
}

/** A form that nobody has touched: nothing is ticked. */
export const UNTOUCHED: Typed = {
  ...{ name: '', email: '', phone: '', skills: {}, times: [], newsByEmail: false, newsBySms: false, calls: false },
  ...NOTHING_CARRIED,
};

/** What is wrong, by field, in the order of the form; `form` is wrong with none of them. */
export type Problems = Partial<Record<'form' | 'name' | 'email' | 'phone' | 'skills', MessageKey>>;

/** Reads the body of a form that was sent; whatever it is, this answers lines of text. */
export function readForm(body: unknown): Typed {
  const fields = fieldsOf(body);
  const chosen = Object.keys(fields).filter((name) => name.startsWith('skill-'));
  const times: unknown[] = Array.isArray(fields.times) ? fields.times : [fields.times];
  return {
    name: line(fields.name),
    email: line(fields.email),
    phone: line(fields.phone),
    skills: Object.fromEntries(chosen.slice(0, 60).map((name) => [name.slice(6, 42), line(fields[name])])),
    times: times.slice(0, 21).map(line),
    newsByEmail: line(fields.newsByEmail) !== '',
    newsBySms: line(fields.newsBySms) !== '',
    calls: line(fields.calls) !== '',
    trap: line(fields.topic),
    ticket: line(fields.ticket),
    proof: line(fields.proof),
  };
}

const levelIn = (text: string | undefined): SkillLevel | undefined =>
  Object.values(SkillLevel).find((each) => each === text);

/** What somebody must mend before the form can be taken. */
export function problemsOf(typed: Typed, offered: readonly Pick<Skill, 'id'>[]): Problems {
  const { name, email, phone, newsBySms, calls, times } = typed;
  const wrongName = !name || name.length > LONGEST.name || advertises(name);
  const forbidden = holdsForbidden(name) || speaksOfStatus(name);
  const says = offered.some(({ id }) => levelIn(typed.skills[id])) || availabilityOf(times) > 0;
  return {
    ...((wrongName || forbidden) && { name: wrongName ? 'event.error.name' : 'event.error.forbidden' }),
    ...((!canonicalEmail(email) || email.length > LONGEST.email) && { email: 'event.error.email' }),
    ...(phone && !canonicalPhone(phone) && { phone: 'event.error.phone' }),
    ...((newsBySms || calls) && !phone && { phone: 'event.error.phoneNeeded' }),
    ...(!says && { skills: 'volunteer.error.nothing' }),
  };
}

/** The request that a form without problems makes; what is offered no more is left out. */
export function requestOf(typed: Typed, offered: readonly Pick<Skill, 'id'>[], language: Language): InterestRequest {
  const { name, email, phone, times } = typed;
  const skills = offered.flatMap(({ id }) => {
    const level = levelIn(typed.skills[id]);
    return level ? [{ id, level }] : [];
  });
  return {
    ...{ name, email, language, skills, availability: availabilityOf(times) },
    news: newsIn(typed),
    ...(phone && { phone: canonicalPhone(phone)!.number }),
  };
}
