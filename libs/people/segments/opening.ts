import { Inject, Injectable } from '@nestjs/common';
import { isWithin, metresBetween, type Point } from '#places';
import { AppError, current, Db, within } from '#platform';
import { folded } from '../folded.ts';
import { Tags } from '../lists/tags.ts';
import type { Reach } from '../names/name-parts.ts';
import { Names } from '../names/names.ts';
import { Person, type PersonDetails } from '../person.entity.ts';
import { Whereabouts } from '../whereabouts/whereabouts.service.ts';
import { keyOf } from './compile.ts';
import { type Clause, isDay, isLiving, type Living, type SealedText } from './condition.ts';

/** Who fits clauses about sealed details, by `keyOf`, and since when nobody has looked again. */
export interface Opened {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly asOf: Date | null;
}

interface Kept {
  readonly ids: readonly string[];
  readonly asOf: Date;
}

/** People whose details are opened at once. */
const SLICE = 1000;
/** How long an answer is good for while somebody is still writing the segment; a mailing or a bulk change asks anew. */
const KEPT_MS = 2 * 60_000;
const KEPT_MOST = 20;
const NAMES_WAIT_MS = 20_000;

const word = (text: string | undefined): string => folded(text ?? '');

/** What of somebody's details a question is about. */
function valuesOf({ field }: SealedText, details: PersonDetails): string[] {
  const { postalCode, city, address, emails = [], custom, pronouns } = details;
  if (field === 'PRONOUNS') return [word(pronouns)];
  if (field === 'POSTAL_CODE') return [word(postalCode)];
  if (field === 'CITY') return [word(city)];
  if (field === 'STREET') return [word(address)];
  if (field === 'EMAIL_DOMAIN') return emails.map((email) => email.slice(email.lastIndexOf('@') + 1).toLowerCase());
  return (custom?.[field] ?? []).map(word);
}

/** Whether a number or a day stands as a question asks; what is of the other sort stands nowhere. */
function stands({ how, value: from, to = '' }: SealedText, value: string): boolean {
  if (isDay(from) !== isDay(value)) return false;
  const order = (a: string, b: string) => (isDay(a) ? Number(a > b) - Number(a < b) : Number(a) - Number(b));
  if (how === 'LESS') return order(value, from) < 0;
  return how === 'MORE' ? order(value, from) > 0 : order(value, from) >= 0 && order(value, to) <= 0;
}

/** Whether somebody's details are such as a question asks. */
export function textFits(asked: SealedText, details: PersonDetails): boolean {
  const { field, how } = asked;
  if (how === 'LESS' || how === 'MORE' || how === 'BETWEEN')
    return (details.custom?.[field] ?? []).some((value) => stands(asked, value));
  if (how === 'EMPTY' || how === 'FILLED') return valuesOf(asked, details).some(Boolean) === (how === 'FILLED');
  const wanted = asked.field === 'EMAIL_DOMAIN' ? asked.value.toLowerCase().replace(/^@/, '') : word(asked.value);
  if (!wanted) return false;
  return valuesOf(asked, details).some((value) => {
    if (how === 'IS') return value === wanted;
    return how === 'STARTS' ? value.startsWith(wanted) : value.includes(wanted);
  });
}

const firstPart = (tag: string): string => tag.toLowerCase().split('-')[0]!;

/** Whether somebody has one of these languages, as the one they like to read or as another one. */
export const speaksOne = (
  tags: readonly string[],
  { language, details }: Pick<Person, 'language' | 'details'>,
): boolean => [language ?? '', ...(details.otherLanguages ?? [])].some((tag) => tags.includes(firstPart(tag)));

/** A question about what is opened of everybody. */
type Question = { readonly text: SealedText } | { readonly speaks: readonly string[] } | Living;
const asksWhere = (question: Question): question is Living => isLiving(question);

/** Whether a question about something that somebody told is answered by what they told. */
const holds = (asked: Exclude<Question, Living>, person: Person): boolean =>
  'text' in asked ? textFits(asked.text, person.details) : speaksOne(asked.speaks, person);

/** Whether one of the places where somebody lives is such as a question asks. */
const livesThere = (asked: Living, points: readonly Point[]): boolean =>
  points.some((point) =>
    'near' in asked ? metresBetween(asked.near, point) <= asked.near.metres : isWithin([[asked.within]], point),
  );

/**
 * Answers clauses about what is sealed: names from the names in memory, other details by opening everybody's, a part at
 * a time. Asked with nobody's eyes: whoever uses the answer narrows it to whom they see.
 */
@Injectable()
export class SealedClauses {
  private readonly kept = new Map<string, Kept>();

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Names) private readonly names: Names,
    @Inject(Whereabouts) private readonly whereabouts: Whereabouts,
    @Inject(Tags) private readonly tags: Tags,
  ) {}

  /** Answers each clause; `anew` looks again however lately somebody did. Called outside transactions. */
  async open(clauses: readonly Clause[], reach: Reach, anew: boolean): Promise<Opened> {
    const found = new Map<string, Kept>();
    const questions: Question[] = [];
    for (const clause of clauses) {
      const kept = anew ? undefined : this.lately(clause, reach);
      if (kept) found.set(keyOf(clause), kept);
      else if ('name' in clause)
        found.set(keyOf(clause), this.keep(clause, reach, await this.named(clause.name, reach)));
      else if ('text' in clause || 'speaks' in clause || isLiving(clause)) questions.push(clause);
    }
    if (questions.length) {
      const asOf = new Date();
      const ids = await this.read(questions);
      for (const [n, question] of questions.entries())
        found.set(keyOf(question), this.keep(question, reach, { ids: ids[n]!, asOf }));
    }
    const times = [...found.values()].map(({ asOf }) => asOf.getTime());
    return {
      ids: new Map([...found].map(([key, { ids }]) => [key, ids])),
      asOf: times.length ? new Date(Math.min(...times)) : null,
    };
  }

  private async named(name: string, reach: Reach): Promise<Kept> {
    for (const end = Date.now() + NAMES_WAIT_MS; ; await new Promise((later) => setTimeout(later, 200))) {
      const { ids, ready, asOf } = await this.names.all(name, reach);
      if (ready) return { ids, asOf: asOf ?? new Date() };
      if (Date.now() > end) throw new AppError('CONFLICT', 'segments.namesNotReady');
    }
  }

  private async read(questions: readonly Question[]): Promise<string[][]> {
    const found = questions.map((): string[] => []);
    const places = questions.some(asksWhere);
    const fields = questions.flatMap((each) => ('text' in each ? each.text.field : []));
    const ids = fields.filter((field) => /^[0-9a-f]{8}-/.test(field));
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const { people, points } = await asNobody(() => this.db.own(() => this.slice(last, places, ids)));
      for (const [at, person] of people.entries())
        for (const [n, each] of questions.entries())
          if (asksWhere(each) ? livesThere(each, points[at]!) : holds(each, person)) found[n]!.push(person.id);
      last = people.at(-1)?.id ?? last;
      if (people.length < SLICE) return found;
    }
  }

  /** Some people, with where they live and what tags of these ids say of them, where that is asked. */
  private async slice(last: string, places: boolean, tagIds: readonly string[]) {
    const people = await this.after(last);
    const told = await this.tags.told(
      people.map(({ id }) => id),
      tagIds,
    );
    for (const person of people)
      if (told.has(person.id))
        person.details = { ...person.details, custom: { ...person.details.custom, ...told.get(person.id) } };
    const points = places ? await this.whereabouts.points(people.map(({ details }) => details)) : [];
    return { people, points };
  }

  private after(last: string): Promise<Person[]> {
    const query = this.db.repo(Person).createQueryBuilder('p').where('p.id > :last', { last });
    return query.orderBy('p.id').limit(SLICE).getMany();
  }

  private lately(clause: Clause, reach: Reach): Kept | undefined {
    const kept = this.kept.get(placeOf(clause, reach));
    return kept && Date.now() - kept.asOf.getTime() < KEPT_MS ? kept : undefined;
  }

  private keep(clause: Clause, reach: Reach, kept: Kept): Kept {
    const place = placeOf(clause, reach);
    this.kept.delete(place);
    this.kept.set(place, kept);
    for (const key of this.kept.keys()) if (this.kept.size > KEPT_MOST) this.kept.delete(key);
    return kept;
  }
}

const placeOf = (clause: Clause, reach: Reach): string => `${current().organizationId} ${reach} ${keyOf(clause)}`;
const asNobody = <T>(work: () => Promise<T>): Promise<T> =>
  within({ actor: { id: 'segments' }, reader: undefined }, work);
