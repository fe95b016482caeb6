import { Inject, Injectable } from '@nestjs/common';
import { Db } from '#platform';
import { readCouncil, rollMissingOf, standingDay } from '../council.reader.ts';
import { Matter } from '../matter.entity.ts';
import { dayFrom } from '../positions.service.ts';
import type { LedgerChoicesView } from './entry.types.ts';
import { membersOn } from './roll-calls.service.ts';

/** What the forms of the ledger choose from; members are those of the day asked for. */
@Injectable()
export class Choices {
  constructor(@Inject(Db) private readonly db: Db) {}

  choices(on?: string): Promise<LedgerChoicesView> {
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const day = on ? dayFrom(on, 'on') : standingDay(rows);
      const [matters] = await this.db.all(Matter);
      const nameOf = (code: string) => rows.figures.get(code)?.name ?? code;
      const titled = (row: { code: string; titleEn: string; titleEs: string }) => ({
        ...{ code: row.code, title: { en: row.titleEn, es: row.titleEs } },
      });
      return {
        figures: [...rows.figures.values()]
          .filter(({ kind, name }) => kind === 'OFFICIAL' && name)
          .map(({ code, name }) => ({ code, title: { en: name!, es: name! } }))
          .sort((a, b) => a.title.en.localeCompare(b.title.en)),
        demands: rows.demands.filter(({ kind }) => ['UMBRELLA', 'DEMAND', 'PART'].includes(kind)).map(titled),
        matters: matters.filter(({ bodyCode }) => bodyCode === rows.council).map(titled),
        decisions: rows.decisions
          .filter((row) => rollMissingOf(rows, row) && row.bodyCode === rows.council)
          .map(titled),
        sources: [...rows.sources.values()].map(({ code, publisher, title }) => {
          const text = title ? `${publisher}: ${title}` : publisher;
          return { code, title: { en: text, es: text } };
        }),
        members: membersOn(rows, day).map(({ ward, figureCode }) => ({
          ...{ ward, code: figureCode, name: nameOf(figureCode) },
        })),
      };
    });
  }
}
