import { Inject, Injectable } from '@nestjs/common';
import { AppError, Db } from '#platform';
import { readCouncil, rollMissingOf, standingDay } from '../council.reader.ts';
import { Matter } from '../matter.entity.ts';
import { membersOn, votingBodies } from '../members.ts';
import { dayFrom } from '../positions.service.ts';
import type { LedgerChoicesView } from './entry.types.ts';

/** What the forms of the ledger choose from; matters and decisions are those of the body, members those of the day asked for. */
@Injectable()
export class Choices {
  constructor(@Inject(Db) private readonly db: Db) {}

  choices(on?: string, of?: string): Promise<LedgerChoicesView> {
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const bodies = votingBodies(rows);
      const body = of ?? rows.main;
      if (!bodies.some(({ code }) => code === body)) throw new AppError('NOT_FOUND', 'council.noBody');
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
        ...{ body, bodies: bodies.map(({ code, name }) => ({ code, title: name })) },
        matters: matters.filter(({ bodyCode }) => bodyCode === body).map(titled),
        decisions: rows.decisions.filter((row) => rollMissingOf(rows, row) && row.bodyCode === body).map(titled),
        sources: [...rows.sources.values()].map(({ code, publisher, title }) => {
          const text = title ? `${publisher}: ${title}` : publisher;
          return { code, title: { en: text, es: text } };
        }),
        members: membersOn(rows, body, day).map(({ ward, place, figureCode }) => ({
          ...{ ward, place, code: figureCode, name: nameOf(figureCode) },
        })),
      };
    });
  }
}
