import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Db } from '#platform';
import { folded, oneLine } from '../canonical.ts';
import { PersonTag, Tag } from './tag.entity.ts';

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
  labelsOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    return this.db.tx(async () => {
      const links = await this.db.repo(PersonTag).findBy({ personId: In([...ids]) });
      const tags = await this.db.repo(Tag).findBy({ id: In([...new Set(links.map(({ tagId }) => tagId))]) });
      const labels = new Map(tags.map((tag) => [tag.id, tag.details.label]));
      const people = Map.groupBy(links, ({ personId }) => personId);
      const sorted = (own: PersonTag[]) =>
        own.map(({ tagId }) => labels.get(tagId) ?? '').sort((a, b) => a.localeCompare(b));
      return new Map([...people].map(([id, own]) => [id, sorted(own)]));
    });
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
