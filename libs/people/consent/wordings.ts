import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Db, isLanguage, isMessageKey, type Language, type MessageKey, say } from '#platform';
import type { OneChannel } from './consent.entity.ts';
import { WordingText } from './wording.entity.ts';

/** A sentence by its key and its language, as it is written beside what somebody said. */
export function sentenceOf(written: string | null): { key: string; language: Language; text: string } | null {
  const [key = '', language] = written?.split('@') ?? [];
  return isMessageKey(key) && isLanguage(language) ? { key, language, text: say(language, key) } : null;
}

/** A sentence as somebody read it: its name, and the row of its words; null where those were not kept. */
export interface Shown {
  readonly wording: string;
  readonly wordingId: string | null;
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

  /**
   * Within the caller's transaction: the sentences beside the boxes that somebody ticked, as they read now. It is kept with
   * what they sent until they have shown who they are: what they agreed to is what they read then.
   */
  async shown<C extends OneChannel>(
    texts: Readonly<Record<C, MessageKey>>,
    language: Language,
    ticked: readonly C[],
  ): Promise<Partial<Record<OneChannel, Shown>>> {
    const found: Partial<Record<OneChannel, Shown>> = {};
    for (const channel of [...new Set(ticked)].sort()) {
      const wording = `${texts[channel]}@${language}`;
      found[channel] = { wording, wordingId: await this.idOf(wording) };
    }
    return found;
  }

  /** The sentences behind some rows, by their ids. */
  async byIds(ids: readonly (string | null)[]): Promise<Map<string, WordingText>> {
    const some = [...new Set(ids.filter((id) => id !== null))];
    const rows = some.length ? await this.db.repo(WordingText).findBy({ id: In(some) }) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }
}
