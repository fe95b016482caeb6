import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { day as fuzzyDay } from '#campaigns';
import { AppError, Db, type Language, say } from '#platform';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import type { DemandLinkInput } from '../entry/entry.input.ts';
import { linkFrom, matterFrom, ownCode, refused, sourceFrom } from '../entry/parts.ts';
import { membersOn } from '../entry/roll-calls.service.ts';
import { DemandLink, Evidence } from '../evidence.entity.ts';
import { LedgerKeeper } from '../keeper.ts';
import type { Day } from '../ledger.ts';
import type { Matter } from '../matter.entity.ts';
import { dayFrom } from '../positions.service.ts';
import { Standing } from '../standing.service.ts';
import { ExecutiveAction, SPONSOR_ROLES, Sponsorship, type SponsorRole } from './act.entity.ts';
import type { Act, ActInput } from './act.input.ts';

const isSponsor = (act: Act): act is SponsorRole => (SPONSOR_ROLES as readonly Act[]).includes(act);

/** Who may sign or veto: whoever holds an executive office. */
const OFFICES = ['MAYOR', 'CHIEF', 'SHERIFF'];

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
        await this.mustBeNew(matter.code, figureCode, input.act);
        const evidence = await this.evidence(matter, figureCode, input, { on, sourceCode, recordedBy });
        await this.links(rows, evidence, input, on);
        await this.act(evidence, matter.code, figureCode, input.act, on);
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

  private async act(evidence: Evidence, matterCode: string, figureCode: string, act: Act, on: Day): Promise<void> {
    const of = { evidenceId: evidence.id, matterCode, figureCode };
    const row = isSponsor(act)
      ? this.db.make(Sponsorship, { ...of, classification: act, sponsoredOn: on })
      : this.db.make(ExecutiveAction, { ...of, action: act, takenOn: on });
    await this.db.save(row);
  }

  /** Nobody sponsors a matter twice, or signs it twice; what was rejected or taken back may be entered anew. */
  private async mustBeNew(matterCode: string, figureCode: string, act: Act): Promise<void> {
    const rows = isSponsor(act)
      ? await this.db.repo(Sponsorship).findBy({ matterCode, figureCode })
      : await this.db.repo(ExecutiveAction).findBy({ matterCode, figureCode, action: act });
    for (const { evidenceId } of rows) {
      const { retractedAt, reviewState } = await this.db.repo(Evidence).findOneByOrFail({ id: evidenceId });
      if (!retractedAt && reviewState !== 'REJECTED') throw new AppError('CONFLICT', 'entry.actThere');
    }
  }
}

/** A veto says the opposite of what the matter means, and a matter returned unsigned says nothing. */
function meantBy(act: Act, link: DemandLinkInput): DemandLinkInput {
  const sign = act === 'VETO' ? -1 : act === 'RETURN_UNSIGNED' ? 0 : 1;
  return { ...link, direction: link.direction * sign || 0, ...(sign <= 0 && { promise: false }) };
}

const told = (language: Language, act: Act, { titleEn, titleEs }: Matter): string => {
  const [own, other] = language === 'en' ? [titleEn, titleEs] : [titleEs, titleEn];
  return say(language, `entry.act.${act}`, { matter: own || other });
};

/** Members sponsor, one executive acts, each in office on that day and named once. */
function checkWho(rows: CouncilRows, { act, figures }: ActInput, on: Day): void {
  if (new Set(figures).size < figures.length) throw refused('figures');
  const names = (codes: readonly string[]) => codes.map((code) => rows.figures.get(code)?.name ?? code).join(', ');
  if (isSponsor(act)) {
    const members = new Set(membersOn(rows, on).map(({ figureCode }) => figureCode));
    const strangers = figures.filter((code) => !members.has(code));
    if (strangers.length)
      throw new AppError(
        'INVALID',
        'entry.notMembers',
        { names: names(strangers), day: on },
        { figures: 'field.invalid' },
      );
    return;
  }
  if (figures.length > 1) throw refused('figures');
  const inOffice = rows.memberships.some(
    ({ figureCode, role, startsOn, endsOn }) =>
      figureCode === figures[0] && OFFICES.includes(role) && (startsOn ?? '') <= on && (endsOn ?? '9') >= on,
  );
  if (!inOffice)
    throw new AppError('INVALID', 'entry.noOffice', { name: names(figures), day: on }, { figures: 'field.invalid' });
}
