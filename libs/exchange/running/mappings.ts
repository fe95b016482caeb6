import { Inject, Injectable } from '@nestjs/common';
import type { KeyChoice, OwnField } from '#people';
import { AppError, Db, isForbiddenName } from '#platform';
import { type Column, isField, normalHeader, ownKey } from '../columns.ts';
import { ImportMapping } from './mapping.entity.ts';

/** What an organizer takes a column for; a null field is not taken over. */
export interface Chosen {
  readonly place: number;
  readonly field: string | null;
  readonly system?: string | null;
}

/** What is remembered of the columns of a file. */
export interface Remembered {
  readonly columns: Column[];
  readonly choice: KeyChoice;
}

/** The columns as chosen; what is never stored stays so, whatever is chosen. */
export function chosenColumns(
  columns: readonly Column[],
  chosen: readonly Chosen[],
  own: readonly OwnField[],
): Column[] {
  const mine = new Map(own.map((each) => [ownKey(each) as string, ownKey(each)]));
  const wanted = new Map(chosen.map((each) => [each.place, each]));
  return columns.map((column, place) => {
    const choice = wanted.get(place);
    if (!choice || column.forbidden) return column;
    const word = choice.field;
    const field = word === null || isField(word) ? word : mine.get(word);
    if (field === undefined) throw new AppError('INVALID', 'invalid', {}, { columns: 'field.invalid' });
    const { header, number, forbidden } = column;
    const system = field === 'identifier' ? systemOf(choice.system || header) : undefined;
    return { header, field, forbidden, ...(number && { number }), ...(system && { system }) };
  });
}

/** The name of a system in one spelling: small letters, digits and hyphens. */
function systemOf(written: string): string {
  const name = normalHeader(written).replaceAll(' ', '-').slice(0, 40);
  if (!name || isForbiddenName(name)) throw new AppError('INVALID', 'invalid', {}, { columns: 'field.invalid' });
  return name;
}

/** Remembers what the columns of a set of headers were taken for. */
@Injectable()
export class Mappings {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Within the caller's transaction; undefined where these headers were never seen. */
  async recall(columns: readonly Column[], own: readonly OwnField[]): Promise<Remembered | undefined> {
    const found = await this.db.repo(ImportMapping).findOneBy({ index: this.index(columns) });
    if (!found || found.details.columns.length !== columns.length) return undefined;
    const usable = new Set<string>(own.map(ownKey));
    // What was taken for a field that is out of use by now is left out.
    const chosen = found.details.columns.map(({ field, ...rest }, place) => ({
      ...{ place, ...rest },
      field: field === null || isField(field) || usable.has(field) ? field : null,
    }));
    return { columns: chosenColumns(columns, chosen, own), choice: found.details.choice };
  }

  /** Within the caller's transaction. */
  async remember(columns: readonly Column[], choice: KeyChoice): Promise<void> {
    const index = this.index(columns);
    const details = { columns: columns.map(({ field, system }) => ({ field, ...(system && { system }) })), choice };
    const row = this.db.make(ImportMapping, { index, details });
    if (await this.db.saveIfNew(row)) return;
    const lock = { mode: 'pessimistic_write' } as const;
    const known = await this.db.repo(ImportMapping).findOneOrFail({ where: { index }, lock });
    known.details = details;
    await this.db.save(known);
  }

  private index(columns: readonly Column[]): Buffer {
    return this.db.index('headers', columns.map(({ header }) => normalHeader(header)).join('\n'));
  }
}
