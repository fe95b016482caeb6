import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { Campaign, Claim, Dispute, Document, Incident, Place, RecordDoor, Source } from '#campaigns';
import { AppError, Db, refuseForbidden } from '#platform';
import { Body } from '../body.entity.ts';
import type { Audience } from '../council.policy.ts';
import type { DecisionInput } from '../entry/entry.input.ts';
import type { ReviewItemView } from '../entry/entry.types.ts';
import { dateFrom, ownCode, refused, sourceFrom } from '../entry/parts.ts';
import { BARE_ITEM } from '../entry/queue.view.ts';
import { DemandLink } from '../evidence.entity.ts';
import { Figure } from '../figure.entity.ts';
import { LedgerKeeper } from '../keeper.ts';
import type { ClaimChoicesView, ClaimInput, IncidentsView, IncidentView } from './claims.types.ts';
import { type ClaimRows, claimView, incidentsView, publicRows } from './claims.view.ts';

const byCode = <R extends { readonly code: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.code, row]));

/**
 * What is told differently, with every side of it. A claim is never evidence: nothing here is read by the rule, and what
 * somebody enters is shown once a second person has accepted it.
 */
@Injectable()
export class Claims {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
  ) {}

  /** Every incident and question, as an audience may see them. */
  async incidents(audience: Audience): Promise<IncidentsView> {
    return incidentsView(await this.rows(audience));
  }

  /** One incident; NOT_FOUND where the record has none of that code. */
  async incident(code: string, audience: Audience): Promise<IncidentView> {
    const found = (await this.incidents(audience)).incidents.find((each) => each.code === code);
    if (!found) throw new AppError('NOT_FOUND', 'claims.noIncident', { code: code.slice(0, 40) });
    return found;
  }

  /** What a form chooses from. */
  async choices(): Promise<ClaimChoicesView> {
    const { incidents, bodies, documents, figures, disputes } = await this.rows('keepers');
    const titled = (row: { code: string; titleEn: string; titleEs: string }) => ({
      ...{ code: row.code, title: { en: row.titleEn, es: row.titleEs } },
    });
    const named = [...bodies.values()].map(({ code, name, nameEs }) => ({ code, title: { en: name, es: nameEs } }));
    return {
      about: [...incidents.map(titled), ...named, ...[...documents.values()].map(titled)],
      figures: [...figures.values()].flatMap(({ code, name }) =>
        name ? [{ code, title: { en: name, es: name } }] : [],
      ),
      bodies: named,
      disputes: disputes.map(({ code, questionEn, questionEs }) => ({
        ...{ code, title: { en: questionEn, es: questionEs } },
      })),
    };
  }

  /** Saves a claim that waits for a second person; answers its id. */
  async enter(actor: Actor, input: ClaimInput): Promise<string> {
    const recordedBy = await this.keeper.named(actor);
    for (const field of ['textEn', 'textEs'] as const) refuseForbidden(input[field], field, input.checked);
    return this.db.tx(async () => {
      const rows = await this.rows('keepers');
      checkAbout(rows, input);
      const sourceCode = await sourceFrom(this.db, input.source);
      const claim = this.db.make(Claim, {
        ...{ code: ownCode('clm'), origin: 'INSTALLATION' as const, aboutCode: input.about, stance: input.stance },
        ...{ claimantKind: input.claimantKind, claimantCode: claimantOf(rows, input, sourceCode) },
        ...{ textEn: input.textEn.trim(), textEs: input.textEs.trim(), date: dateFrom(input.on, input.until) },
        ...{ sourceCode, locator: input.locator.trim(), quotedInSource: Boolean(input.quotedInSource) },
        ...{ disputeCode: input.dispute ?? null, side: input.side ?? null, restates: null },
        ...{ reviewState: 'AWAITING' as const, recordedBy },
      });
      await this.db.save(claim);
      return claim.id;
    });
  }

  /** What waits for a second person, for the queue of everything that does. */
  waiting(actor: Actor): Promise<ReviewItemView[]> {
    return this.db.tx(async () => {
      const rows = await this.rows('keepers');
      const claims = rows.claims.filter(({ reviewState }) => reviewState === 'AWAITING');
      const users = await this.users.byIds(claims.flatMap(({ recordedBy }) => recordedBy ?? []));
      return claims.map((claim): ReviewItemView => {
        const { id, recordedAt, recordedBy } = claim;
        const view = claimView(rows, claim);
        const { text, date, source, locator } = view;
        return {
          ...{ ...BARE_ITEM, id, kind: 'CLAIM', text, date, source, locator, recordedAt },
          recordedBy: users.get(recordedBy!)?.details.name ?? null,
          ...{ mine: recordedBy === actor.id, claim: view },
        };
      });
    });
  }

  /** Somebody else than who entered it says that it is shown, or that it is not and why. Within the caller's transaction. */
  async decide(reviewedBy: string, { id, verdict }: DecisionInput, reason: string | null): Promise<void> {
    const repo = this.db.repo(Claim);
    const lock = { mode: 'pessimistic_write' } as const;
    const claim = await repo.findOne({ where: { id, reviewState: 'AWAITING' }, lock });
    if (!claim) throw new AppError('CONFLICT', 'entry.decided');
    if (claim.recordedBy === reviewedBy) throw new AppError('FORBIDDEN', 'entry.ownEntry');
    const reviewState = verdict === 'ACCEPT' ? ('APPROVED' as const) : ('REJECTED' as const);
    const rejectedReason = verdict === 'REJECT' ? reason : null;
    await repo.update({ id }, { reviewState, reviewedBy, heldAt: new Date(), rejectedReason });
  }

  private async rows(audience: Audience): Promise<ClaimRows> {
    return this.record.read(async (keeper) => {
      const [incidents, disputes, claims, figures, bodies, sources, places, documents, campaigns, links] =
        await this.db.all(
          ...([Incident, Dispute, Claim, Figure, Body, Source, Place, Document, Campaign, DemandLink] as const),
        );
      // What waits in another organization's record is for its own keepers.
      const own = audience === 'keepers' && !keeper;
      const seen = own ? ['BUNDLED', 'APPROVED', 'AWAITING'] : ['BUNDLED', 'APPROVED'];
      const rows: ClaimRows = {
        ...{ incidents, disputes, links },
        claims: claims.filter(({ reviewState }) => seen.includes(reviewState)),
        ...{ figures: byCode(figures), bodies: byCode(bodies), sources: byCode(sources) },
        ...{ places: byCode(places), documents: byCode(documents), campaigns: byCode(campaigns) },
      };
      return audience === 'public' ? publicRows(rows) : rows;
    });
  }
}

/** What a claim can be about: never a person, for whom there is evidence with a review of its own. */
function checkAbout(rows: ClaimRows, input: ClaimInput): void {
  const { incidents, bodies, documents, figures, disputes } = rows;
  if (figures.has(input.about)) throw new AppError('INVALID', 'claims.aboutPerson', {}, { about: 'field.invalid' });
  if (!incidents.some(({ code }) => code === input.about) && !bodies.has(input.about) && !documents.has(input.about))
    throw refused('about');
  if (!input.textEn.trim() && !input.textEs.trim()) throw refused('textEn', 'field.required');
  if (!input.locator.trim()) throw refused('locator', 'field.required');
  if (Boolean(input.dispute) !== Boolean(input.side)) throw refused('side', 'field.required');
  if (input.dispute && !disputes.some(({ code }) => code === input.dispute)) throw refused('dispute');
}

/** Who claims it: a figure or a body of the record, or the publication itself. */
function claimantOf(rows: ClaimRows, { claimantKind, claimant }: ClaimInput, sourceCode: string): string {
  if (claimantKind === 'SOURCE') return sourceCode;
  const known = claimantKind === 'FIGURE' ? rows.figures.get(claimant ?? '')?.name : rows.bodies.has(claimant ?? '');
  if (!claimant || !known) throw refused('claimant', claimant ? 'field.invalid' : 'field.required');
  return claimant;
}
