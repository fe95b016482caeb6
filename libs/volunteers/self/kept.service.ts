import { Inject, Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { BulkValue, CustomFields, isRelation, ListCells, Note, NoteFile, PeopleList, Person, RELATIONS } from '#people';
import { Db, type Language, type LocalizedText, Owned, say, Sealed, textIn } from '#platform';
import { partsOf } from '../interest/availability.ts';
import { levelOf, PersonSkill, Volunteer } from '../interest/interest.entity.ts';
import type { KeptFact, KeptPart, KeptRow } from './kept.types.ts';
import { isTold, nameOf, titleOf, withheldKey, wordsOf } from './kept.words.ts';

/** A table that knows of people, and the columns by which. */
interface Place {
  readonly of: EntityMetadata;
  readonly columns: readonly string[];
}
/** What rows of another table are called, by their ids. */
type Called = ReadonlyMap<string, string>;
type Row = Owned & Readonly<Record<string, unknown>>;

/** Keyed hashes find rows, and ids only lead from one to another. */
const HIDDEN = new Set(['bytea', 'uuid']);

/**
 * Reads all that is kept of one person, from every table that leads to them: by what the entities say of their keys, so
 * that a table which is added later is told of, too. Who of us wrote something, and whom else it names, is not theirs to see.
 */
@Injectable()
export class KeptOfPerson {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(CustomFields) private readonly fields: CustomFields,
  ) {}

  /** Within a transaction that sees them. */
  async of(person: Person, language: Language): Promise<KeptPart[]> {
    const parts = [await this.self(person, language)];
    for (const place of this.places()) {
      const part = await this.part(place, person.id, language);
      if (part.count) parts.push(part);
    }
    return parts;
  }

  /** Every table that leads to people, by a key or by an id alone, in one order. */
  places(): Place[] {
    const people = this.db.repo(Person).metadata;
    return people.connection.entityMetadatas
      .map((of) => {
        const keys = of.foreignKeys.filter(({ referencedEntityMetadata }) => referencedEntityMetadata === people);
        const columns = keys.map(({ columns: [column] }) => column!.databaseName);
        const bare = of.columns.some(({ databaseName }) => databaseName === 'personId') ? ['personId'] : [];
        return { of, columns: [...new Set([...columns, ...bare])] };
      })
      .filter(({ columns }) => columns.length > 0)
      .sort((a, b) => (a.of.tableName < b.of.tableName ? -1 : 1));
  }

  private async part({ of, columns }: Place, personId: string, language: Language): Promise<KeptPart> {
    const table = of.tableName;
    const title = titleOf(table, language) ?? table;
    const repo = this.db.repo(of.target as new () => Row);
    const where = columns.map((column) => ({ [column]: personId }));
    const key = withheldKey(table);
    if (key) {
      const count = await repo.count({ where: where as never });
      return { table, title, count, withheld: say(language, key), rows: [] };
    }
    const rows: Row[] = await repo.find({ where: where as never, order: { id: 'ASC' } as never });
    const called = await this.namesIn(of, rows, language);
    const files = of.target === Note ? await this.filesOf(rows) : new Map<string, string>();
    const told = rows.map((row) => this.told(of, row, { called, files: files.get(row.id), personId }, language));
    return { table, title, count: rows.length, withheld: null, rows: told };
  }

  /** A row fact by fact: its columns, what other rows it names are called, and what is sealed of it. */
  private told(
    of: EntityMetadata,
    row: Row,
    { called, files, personId }: { called: Called; files: string | undefined; personId: string },
    language: Language,
  ): KeptRow {
    const ids = new Set(of.foreignKeys.flatMap(({ columns }) => columns.map(({ propertyName }) => propertyName)));
    const plain = of.columns
      .filter(({ propertyName: name, type }) => !HIDDEN.has(type as string) && !ids.has(name) && name !== 'wording')
      .map(({ propertyName }) => [propertyName, this.plain(of, propertyName, row)] as const);
    const named = [...ids].map((name) => [name.replace(/Id$/, ''), called.get(String(row[name]))] as const);
    const sealed = row instanceof Sealed ? Object.entries(this.sealed(row, called, personId)) : [];
    return { facts: this.facts([...plain, ...named, ...sealed, ['files', files] as const], language) };
  }

  /** A column as it is understood: levels and times of the week are numbers in the table. */
  private plain(of: EntityMetadata, name: string, row: Row): unknown {
    const value = row[name];
    if (of.target === PersonSkill && name === 'level') return levelOf(Number(value));
    return of.target === Volunteer && name === 'availability' ? partsOf(Number(value)) : value;
  }

  /** What is sealed: columns of a list by their names, and of a relationship only how it is, not with whom. */
  private sealed(row: Sealed & Row, called: Called, personId: string): object {
    const details = row.details as Readonly<Record<string, unknown>>;
    if (row instanceof ListCells) {
      const cells = Object.entries(row.details.values).map(([id, value]) => [called.get(id) ?? id, value] as const);
      return Object.fromEntries(cells);
    }
    if (row instanceof BulkValue) return { value: row.details.before?.value };
    const code = String(details.code);
    if (!('toPersonId' in row) || !isRelation(code)) return details;
    const told = row.toPersonId === personId ? RELATIONS[code].inverse : code;
    return row.toPersonId ? { code: told } : details;
  }

  private facts(all: readonly (readonly [string, unknown])[], language: Language): KeptFact[] {
    return all.flatMap(([field, value]) => {
      const words = isTold(field) ? wordsOf(field, value, language) : '';
      return words ? [{ field, name: nameOf(field, language), value: words }] : [];
    });
  }

  /** The person themselves, with the names of our own fields. */
  private async self(person: Person, language: Language): Promise<KeptPart> {
    const { custom = {}, ...details } = person.details;
    const { language: reads, ward, deceased, createdAt } = person;
    const plain = Object.entries({ ...details, reads, ward, deceased, createdAt });
    const own = (await this.fields.all()).flatMap(({ id, details: { label, choices = [] } }) => {
      const labels = new Map(choices.map((choice) => [choice.id, textIn(choice.label, language).text]));
      const value = (custom[id] ?? []).map((each) => labels.get(each) ?? each).join('; ');
      const name = textIn(label, language).text;
      return value ? [{ field: `own: ${name}`, name, value }] : [];
    });
    const facts = [...this.facts(plain, language), ...own];
    const title = titleOf('person', language)!;
    return { table: 'person', title, count: 1, withheld: null, rows: [{ facts }] };
  }

  /** What the tags, events, skills, lists … of some rows are called: never people or accounts. */
  private async namesIn(of: EntityMetadata, rows: readonly Row[], language: Language): Promise<Called> {
    const names = new Map<string, string>();
    for (const { referencedEntityMetadata: other, columns } of of.foreignKeys) {
      if (other.target === Person || ['user', 'organization'].includes(other.tableName)) continue;
      const ids = [...new Set(rows.map((row) => row[columns[0]!.propertyName]).filter((id) => typeof id === 'string'))];
      for (const row of ids.length ? await this.rowsOf(other, ids) : []) {
        names.set(row.id, calledIn(row, language));
        if (row instanceof PeopleList) for (const { id, name } of row.details.columns) names.set(id, name);
      }
    }
    return names;
  }

  private rowsOf(of: EntityMetadata, ids: readonly string[]): Promise<Row[]> {
    return this.db
      .repo(of.target as new () => Row)
      .createQueryBuilder('r')
      .where('r.id = any(:ids)', { ids })
      .getMany();
  }

  private async filesOf(notes: readonly Row[]): Promise<Map<string, string>> {
    const query = this.db.repo(NoteFile).createQueryBuilder('f');
    const files = await query.where('f."noteId" = any(:ids)', { ids: notes.map(({ id }) => id) }).getMany();
    const of = Map.groupBy(files, ({ noteId }) => noteId);
    return new Map([...of].map(([id, own]) => [id, own.map(({ details }) => details.name).join('; ')]));
  }
}

/** What a row is called where it has a title, a label or a name of its own; what it says itself where it is a sentence. */
function calledIn(row: Row, language: Language): string {
  const sealed = (row instanceof Sealed ? row.details : {}) as Record<string, unknown>;
  const name = row.title ?? row.text ?? sealed.label ?? sealed.name ?? sealed.title ?? row.format ?? row.kind ?? '';
  return typeof name === 'object' ? textIn(name as LocalizedText, language).text : String(name as string);
}
