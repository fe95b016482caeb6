import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Db } from '#platform';
import type { PersonNotes } from '../history/notes.entity.ts';
import type { Person, PersonDetails } from '../person.entity.ts';
import { type PersonTag, type SaidBefore, saidBefore, type TagValue } from '../lists/tag.entity.ts';

/** What a person was or became, apart from tags and consent. */
export interface Was {
  readonly details: PersonDetails;
  readonly notes: string | null;
  readonly language: string | null;
  readonly ward: number | null;
  readonly deceased: boolean;
}

/** What one piece of an import changed in one person. Whoever it made has no `before`. */
export interface Change {
  readonly id: string;
  readonly before?: Was;
  readonly after?: Was;
  /** Tells whether somebody whom it made is still as it left them. */
  readonly print?: string;
  readonly tags?: readonly string[];
  readonly values?: readonly PutValue[];
}

/** What an import had a tag say of one person, by the row that it wrote, and what had stood there from before the tag was off. */
export interface PutValue {
  readonly tagId: string;
  readonly put?: string;
  readonly was?: SaidBefore;
}

/** What one piece of an import changed. */
export interface PieceLog {
  readonly changes: Change[];
  readonly newTags: { readonly id: string; readonly label: string }[];
}

/** How somebody stands, as JSON would give it back. */
export const standingOf = ({ details, language, ward, deceased }: Person, notes: string | null = null): Was => ({
  details: JSON.parse(JSON.stringify(details)) as PersonDetails,
  notes,
  language,
  ward,
  deceased,
});

/** A keyed hash of how somebody stands. */
export const printOf = (db: Pick<Db, 'index'>, was: Was): string =>
  db
    .index('standing', JSON.stringify([was.details, was.notes, was.language, was.ward, was.deceased]))
    .toString('base64url')
    .slice(0, 16);

interface Draft {
  readonly person: Person;
  readonly isNew: boolean;
  readonly changed: boolean;
  readonly was: Was;
  readonly kept?: PersonNotes | undefined;
  readonly notes?: string | undefined;
  readonly notesWere?: string | null;
}

/** Tags that were put on people, what tags say of them now, and what those said once that had been taken off. */
interface Written {
  readonly tags: readonly PersonTag[];
  readonly values: readonly TagValue[];
  readonly past: readonly TagValue[];
}

/** What tags say now that they did not say before, each with what it said once. */
function valuesIn(values: readonly TagValue[], past: readonly TagValue[]): (PutValue & { personId: string })[] {
  const keyOf = ({ personId, tagId }: TagValue) => `${personId} ${tagId}`;
  const before = new Map(past.map((row) => [keyOf(row), row]));
  const put = new Map(values.map((row) => [keyOf(row), row]));
  return [...new Set([...before.keys(), ...put.keys()])].map((key) => {
    const [was, row] = [before.get(key), put.get(key)];
    const { personId, tagId } = (row ?? was)!;
    return { personId, tagId, ...(row && { put: row.id }), ...(was && { was: saidBefore(was) }) };
  });
}

/** Writes down what was changed in whom; who was met and told us nothing new is not among them. */
export function noteChanges(
  log: PieceLog,
  db: Pick<Db, 'index'>,
  drafts: readonly Draft[],
  { tags, values, past }: Written,
) {
  const tagged = Map.groupBy(tags, ({ personId }) => personId);
  const valued = Map.groupBy(valuesIn(values, past), ({ personId }) => personId);
  for (const { person, isNew, changed, was, kept, notes, notesWere } of drafts) {
    if (!changed) continue;
    const { id } = person;
    const after = standingOf(person, notes ?? kept?.details.notes ?? null);
    const added = tagged.get(id)?.map(({ tagId }) => tagId);
    const said = valued.get(id)?.map(({ tagId, put, was }) => ({ tagId, ...(put && { put }), ...(was && { was }) }));
    const common = { id, ...(added && { tags: added }), ...(said && { values: said }) };
    if (isNew) log.changes.push({ ...common, print: printOf(db, after) });
    else {
      const before = { ...was, notes: notes === undefined ? (kept?.details.notes ?? null) : (notesWere ?? null) };
      log.changes.push({ ...common, before, after });
    }
  }
}

/** Packs what is sealed in bulk: names and addresses repeat themselves. */
export const pack = (value: object): string => deflateRawSync(JSON.stringify(value)).toString('base64');

/** The opposite of `pack`. */
export const unpack = <T>(packed: string): T =>
  JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as T;
