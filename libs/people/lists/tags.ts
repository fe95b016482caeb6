import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Db } from '#platform';
import { folded, oneLine } from '../canonical.ts';
import { CustomFieldType } from '../fields/custom-field.entity.ts';
import type { OwnField } from '../fields/written-values.ts';
import { PersonTag, Tag, TagValue, type TagValueType } from './tag.entity.ts';

/** A tag on somebody, and what it says of them. */
export interface OnPerson {
  readonly id: string;
  readonly label: string;
  readonly valueType: TagValueType | null;
  readonly value: string | null;
}

/** Keeps one tag of each label (case and accents do not count), whose label is sealed. */
@Injectable()
export class Tags {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** The keyed hash of a label, in hex; undefined for a label that says nothing. */
  key(label: string): string | undefined {
    // A label of signs alone is a label too.
    const text = folded(label) || oneLine(label).toLowerCase();
    return text ? this.db.index('tag', text).toString('hex') : undefined;
  }

  /** The ids of the tags with these labels by `key`, made where there are none; within the caller's transaction. */
  async ids(labels: readonly string[]): Promise<Map<string, string>> {
    const wanted = new Map(labels.flatMap((label) => (this.key(label) ? [[this.key(label)!, oneLine(label)]] : [])));
    if (!wanted.size) return new Map();
    const found = await this.find([...wanted.keys()]);
    const missing = [...wanted].filter(([key]) => !found.has(key)).sort();
    for (const [key, label] of missing) {
      const index = Buffer.from(key, 'hex');
      const tag = this.db.make(Tag, { index, details: { label: label.slice(0, 200) } });
      if (await this.db.saveIfNew(tag)) found.set(key, tag.id);
    }
    return missing.every(([key]) => found.has(key)) ? found : this.find([...wanted.keys()]);
  }

  /** Those of the labels that no tag bears yet, each once; within the caller's transaction. */
  async unknown(labels: readonly string[]): Promise<string[]> {
    const wanted = new Map(labels.flatMap((label) => (this.key(label) ? [[this.key(label)!, oneLine(label)]] : [])));
    if (!wanted.size) return [];
    const found = await this.find([...wanted.keys()]);
    return [...wanted].flatMap(([key, label]) => (found.has(key) ? [] : [label]));
  }

  /** The labels on each of these people, in alphabetical order. */
  async labelsOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const all = await this.of(ids);
    return new Map([...all].map(([id, own]) => [id, own.map(({ label }) => label)]));
  }

  /** Those that say something of whom they are on, as files are read into them and written out of them; by their labels. */
  valued(): Promise<OwnField[]> {
    return this.db.tx(async () => {
      const tags = (await this.db.repo(Tag).find()).flatMap(({ id, details: { label, group, value } }): OwnField[] =>
        value
          ? [{ id, group, isTag: true, type: CustomFieldType[value], label: { en: label, es: label }, choices: [] }]
          : [],
      );
      return tags.sort((a, b) => a.label.en.localeCompare(b.label.en) || (a.id < b.id ? -1 : 1));
    });
  }

  /** The tags on each of these people with what they say of them, in alphabetical order. */
  of(ids: readonly string[]): Promise<Map<string, OnPerson[]>> {
    return this.db.tx(async () => {
      const links = await this.db.repo(PersonTag).findBy({ personId: In([...ids]) });
      const found = await this.db.repo(Tag).findBy({ id: In([...new Set(links.map(({ tagId }) => tagId))]) });
      const tags = new Map(found.map((tag) => [tag.id, tag.details]));
      const values = await this.values(ids, found);
      const told = ({ personId, tagId }: PersonTag): OnPerson => {
        const { label = '', value: valueType = null } = tags.get(tagId) ?? {};
        return { id: tagId, label, valueType, value: (valueType && values.get(`${personId} ${tagId}`)) ?? null };
      };
      const sorted = (own: PersonTag[]) => own.map(told).sort((a, b) => a.label.localeCompare(b.label));
      return new Map([...Map.groupBy(links, ({ personId }) => personId)].map(([id, own]) => [id, sorted(own)]));
    });
  }

  /** What some of these tags say of these people, each by the person's id; of other ids, nothing. */
  async told(personIds: readonly string[], tagIds: readonly string[]): Promise<Map<string, Record<string, string[]>>> {
    const told = new Map<string, Record<string, string[]>>();
    const found = tagIds.length ? await this.db.repo(Tag).findBy({ id: In([...tagIds]) }) : [];
    const on = found.length
      ? await this.db.repo(PersonTag).findBy({ personId: In([...personIds]), tagId: In(found.map(({ id }) => id)) })
      : [];
    const values = on.length ? await this.values(personIds, found) : new Map<string, string>();
    for (const { personId, tagId } of on) {
      const value = values.get(`${personId} ${tagId}`);
      if (value) told.set(personId, { ...told.get(personId), [tagId]: [value] });
    }
    return told;
  }

  /** By the ids of person and tag. */
  private async values(personIds: readonly string[], tags: readonly Tag[]): Promise<Map<string, string>> {
    const valued = tags.filter(({ details }) => details.value).map(({ id }) => id);
    if (!valued.length) return new Map();
    const rows = await this.db.repo(TagValue).findBy({ personId: In([...personIds]), tagId: In(valued) });
    return new Map(rows.map(({ personId, tagId, details }) => [`${personId} ${tagId}`, details.value]));
  }

  /** Every tag with its label, in alphabetical order. */
  all(): Promise<{ readonly id: string; readonly label: string }[]> {
    return this.db.tx(async () => {
      const tags = (await this.db.repo(Tag).find()).map(({ id, details }) => ({ id, label: details.label }));
      return tags.sort((a, b) => a.label.localeCompare(b.label));
    });
  }

  private async find(keys: readonly string[]): Promise<Map<string, string>> {
    const query = this.db
      .repo(Tag)
      .createQueryBuilder('t')
      .where('t.index = any(:hashes)', {
        hashes: keys.map((key) => Buffer.from(key, 'hex')),
      });
    return new Map((await query.getMany()).map(({ index, id }) => [index.toString('hex'), id]));
  }
}
