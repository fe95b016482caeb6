import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Db, isLanguage, isMessageKey, type Language, say } from '#platform';
import { WordingText } from './wording.entity.ts';

/** A sentence by its key and its language, as it is written beside what somebody said. */
export function sentenceOf(written: string | null): { key: string; language: Language; text: string } | null {
  const [key = '', language] = written?.split('@') ?? [];
  return isMessageKey(key) && isLanguage(language) ? { key, language, text: say(language, key) } : null;
}

/** Keeps the sentences that people answered as they were then. */
@Injectable()
export class Wordings {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Within the caller's transaction: the row of a sentence as it reads now; null where there is none. */
  async idOf(written: string | null): Promise<string | null> {
    const sentence = sentenceOf(written);
    if (!sentence) return null;
    const { key, language, text } = sentence;
    const where = { key, language, hash: createHash('sha256').update(text).digest() };
    const known = () => this.db.repo(WordingText).findOneBy(where);
    const found = await known();
    if (found) return found.id;
    await this.db.saveIfNew(this.db.make(WordingText, { ...where, text }));
    return (await known())!.id;
  }

  /** The sentences behind some rows, by their ids. */
  async byIds(ids: readonly (string | null)[]): Promise<Map<string, WordingText>> {
    const some = [...new Set(ids.filter((id) => id !== null))];
    const rows = some.length ? await this.db.repo(WordingText).findBy({ id: In(some) }) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }
}
