import { Inject, Injectable } from '@nestjs/common';
import { BatchPiece } from '#people';
import { Db, isMessageKey, type Language, say } from '#platform';
import { Imports } from './imports.service.ts';
import type { RowFate } from './plan.ts';
import { Taking } from './taking.ts';

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** What became of each row, as CSV: its number, its fate and why, and nothing of what stood in it. */
@Injectable()
export class RowReport {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Imports) private readonly imports: Imports,
    @Inject(Taking) private readonly taking: Taking,
  ) {}

  async lines(batchId: string, language: Language): Promise<AsyncGenerator<string>> {
    const { position } = await this.imports.find(batchId);
    const undone = await this.db.tx(() => this.db.repo(BatchPiece).existsBy({ batchId, kind: 'UNDONE' }));
    const kind = position === 0 ? 'CHECKED' : undone ? 'UNDONE' : 'TAKEN';
    return this.written(batchId, kind, language);
  }

  private async *written(batchId: string, kind: BatchPiece['kind'], language: Language): AsyncGenerator<string> {
    const word = (key: string) => (isMessageKey(key) ? say(language, key) : key);
    const head = (['row', 'fate', 'why'] as const).map((each) => quoted(say(language, `exchange.rows.${each}`)));
    yield `\ufeff${head.join(',')}\r\n`;
    for await (const { fates } of this.taking.pieces(batchId, kind)) {
      const lines = fates.map(([row, fate, flags = [], at]: RowFate) => {
        const taken = fate === 'created' || fate === 'updated' || fate === 'unchanged';
        const own = [...(taken || at ? [] : [fate]), ...flags].map((reason) => word(`people.import.reason.${reason}`));
        const reasons = [
          ...(at
            ? [say(language, at.last > at.line ? 'exchange.rows.brokenLines' : 'exchange.rows.broken', { ...at })]
            : []),
          ...own,
        ];
        return `${row},${quoted(word(`exchange.fate.${taken ? fate : 'rejected'}`))},${quoted(reasons.join(' '))}\r\n`;
      });
      yield lines.join('');
    }
  }
}
