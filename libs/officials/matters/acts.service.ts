import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { day as fuzzyDay } from '#campaigns';
import { Db, type Language, say } from '#platform';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import type { DemandLinkInput } from '../entry/entry.input.ts';
import { linkFrom, matterFrom, oneAtATime, ownCode, refused, sourceFrom } from '../entry/parts.ts';
import { DemandLink, Evidence } from '../evidence.entity.ts';
import { LedgerKeeper } from '../keeper.ts';
import type { Day } from '../ledger.ts';
import type { Matter } from '../matter.entity.ts';
import { dayFrom } from '../positions.service.ts';
import { Standing } from '../standing.service.ts';
import type { Act, ActInput } from './act.input.ts';
import { checkWho, isSponsor, meaningOf, mustBeNew, saveAct } from './act-rows.ts';

/** Takes in sponsorships and executive actions: each counts for nothing until a second person has accepted its evidence. */
@Injectable()
export class Acts {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  /** Saves what these figures did about a matter, with a row of evidence for each; answers the matter's code. */
  async record(actor: Actor, input: ActInput): Promise<string> {
    const recordedBy = await this.keeper.named(actor);
    return this.db.inTurn(async () => {
      await oneAtATime(this.db, 'acts');
      const rows = await readCouncil(this.db);
      const on = dayFrom(input.on, 'on');
      checkWho(rows, input, on);
      if (!input.locator.trim()) throw refused('locator', 'field.required');
      const sourceCode = await sourceFrom(this.db, input.source);
      const named = {
        ...input.matter,
        ...(input.act === 'ORDER' && { classification: input.matter.classification ?? ('ORDER' as const) }),
      };
      const at = { bodyCode: rows.council, sourceCode, locator: input.locator };
      const matter = await matterFrom(this.db, named, at);
      for (const figureCode of input.figures) {
        const of = { matterCode: matter.code, figureCode, act: input.act };
        await mustBeNew(this.db, of);
        const evidence = await this.evidence(matter, figureCode, input, { on, sourceCode, recordedBy });
        await this.links(rows, evidence, input, on);
        await saveAct(this.db, { ...of, evidenceId: evidence.id, on });
      }
      await this.standing.reckon(input.figures, 'REVIEWED');
      return matter.code;
    });
  }

  private async evidence(
    matter: Matter,
    figureCode: string,
    { act, locator }: ActInput,
    { on, sourceCode, recordedBy }: { on: Day; sourceCode: string; recordedBy: string },
  ): Promise<Evidence> {
    return this.db.save(
      this.db.make(Evidence, {
        ...{ code: ownCode('ev'), origin: 'INSTALLATION' as const, reviewState: 'AWAITING' as const },
        ...{ type: isSponsor(act) ? ('SPONSORSHIP' as const) : ('EXECUTIVE_ACTION' as const), date: fuzzyDay(on) },
        ...{ figureCode, textEn: told('en', act, matter), textEs: told('es', act, matter) },
        ...{ sourceCode, locator: locator.trim(), confidence: 'HIGH' as const, recordedBy },
      }),
    );
  }

  private async links(rows: CouncilRows, evidence: Evidence, { act, links }: ActInput, on: Day): Promise<void> {
    const { id, code, figureCode, type } = evidence;
    for (const [at, each] of links.entries()) {
      const link = linkFrom(rows, type, on, meantBy(act, each));
      const own = { origin: 'INSTALLATION' as const, reviewState: 'AWAITING' as const };
      const of = { code: `${code}/${at + 1}`, evidenceId: id, evidenceCode: code, figureCode };
      await this.db.save(this.db.make(DemandLink, { ...own, ...of, ...link }));
    }
  }
}

/** A veto says the opposite of what the matter means, and a matter returned unsigned says nothing. */
function meantBy(act: Act, link: DemandLinkInput): DemandLinkInput {
  return meaningOf(act, { ...link, direction: link.direction * (act === 'VETO' ? -1 : 1) || 0 });
}

const told = (language: Language, act: Act, { titleEn, titleEs }: Matter): string => {
  const [own, other] = language === 'en' ? [titleEn, titleEs] : [titleEs, titleEn];
  return say(language, `entry.act.${act}`, { matter: own || other });
};
