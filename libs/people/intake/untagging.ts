import { In } from 'typeorm';
import type { Db } from '#platform';
import { PersonTag, TagValue } from '../lists/tag.entity.ts';
import type { Change } from './piece-log.ts';

/**
 * Takes off the tags that a piece of an import put on people, and takes back what it had tags say of them; what had stood
 * there from before is put back. A tag that somebody had say something else since stays; answers on whom. Within the
 * caller's transaction.
 */
export async function untagged(db: Db, changes: readonly Change[]): Promise<ReadonlySet<string>> {
  const keyOf = (personId: string, tagId: string) => `${personId} ${tagId}`;
  const ids = changes.filter(({ tags, values }) => tags ?? values).map(({ id }) => id);
  if (!ids.length) return new Set();
  const lock = { mode: 'pessimistic_write' } as const;
  const rows = await db.repo(TagValue).find({ where: { personId: In(ids) }, order: { id: 'ASC' }, lock });
  const now = new Map(rows.map((row) => [keyOf(row.personId, row.tagId), row]));
  const pairs: (readonly [personId: string, tagId: string])[] = [];
  const gone: string[] = [];
  const again: TagValue[] = [];
  const others = new Set<string>();
  for (const { id: personId, tags = [], values = [] } of changes) {
    const own = new Map(values.map((value) => [value.tagId, value]));
    for (const tagId of new Set([...tags, ...own.keys()])) {
      const { put, was } = own.get(tagId) ?? {};
      const stands = now.get(keyOf(personId, tagId));
      if (stands?.id !== put) {
        others.add(personId);
        continue;
      }
      if (tags.includes(tagId)) pairs.push([personId, tagId]);
      if (put) gone.push(put);
      if (was) {
        const { id, value, at } = was;
        again.push(db.make(TagValue, { id, personId, tagId, at: new Date(at), details: { value } }));
      }
    }
  }
  if (gone.length) await db.repo(TagValue).delete({ id: In(gone) });
  await db.insertAll(again);
  if (pairs.length)
    await db.repo(PersonTag).query(
      `delete from person_tag where ("personId", "tagId") in
       (select * from unnest($1::uuid[], $2::uuid[]))`,
      [pairs.map(([id]) => id), pairs.map(([, tag]) => tag)],
    );
  return others;
}
