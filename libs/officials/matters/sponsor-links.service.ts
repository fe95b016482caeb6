import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { AgendaItem, AgendaMatch } from '../agenda/agenda.entity.ts';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import { correctionOf } from '../council.view.ts';
import { EvidenceEntry } from '../entry/evidence.service.ts';
import { oneAtATime, refused } from '../entry/parts.ts';
import type { DemandLink, Evidence } from '../evidence.entity.ts';
import { LedgerKeeper } from '../keeper.ts';
import { Matter, Motion, PROCEDURAL, VoteEvent } from '../matter.entity.ts';
import { Sponsorship } from './act.entity.ts';
import type { SponsorLinkInput, SponsorProposalView } from './sponsor-links.types.ts';

const COUNTS: readonly DemandLink['reviewState'][] = ['APPROVED', 'BUNDLED'];

/**
 * Proposes to link the sponsors of a matter, who came from a file without a demand, to the demands that the matter is linked
 * to already. It links nobody by itself; what a coordinator links is a correction, which waits for a second person.
 */
@Injectable()
export class SponsorLinks {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(EvidenceEntry) private readonly evidence: EvidenceEntry,
  ) {}

  /** Who sponsors the matter and is linked to no demand, and to which they might be. */
  proposal(matter: string): Promise<SponsorProposalView> {
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const sponsors = await this.unlinked(rows, matter);
      return {
        sponsors: sponsors.map(({ figureCode }) => rows.figures.get(figureCode!)?.name ?? figureCode!),
        proposals: sponsors.length ? await this.proposals(rows, matter) : [],
      };
    });
  }

  /** Links all of them to what was chosen, all or none; answers how many now wait for a second person. */
  async link(actor: Actor, matter: string, links: readonly SponsorLinkInput[]): Promise<number> {
    await this.keeper.named(actor);
    return this.db.inTurn(async () => {
      await oneAtATime(this.db, 'acts');
      const rows = await readCouncil(this.db);
      const sponsors = await this.unlinked(rows, matter);
      const proposed = new Set((await this.proposals(rows, matter)).map(({ demand }) => demand));
      const demands = new Set(links.map(({ demand }) => demand));
      if (!links.length) throw refused('links', 'field.required');
      if (demands.size < links.length || links.some(({ demand }) => !proposed.has(demand))) throw refused('links');
      if (links.some(({ direction }) => Math.abs(direction) !== 1)) throw refused('links');
      if (!sponsors.length) throw new AppError('CONFLICT', 'sponsors.allLinked');
      for (const row of sponsors) await this.evidence.record(actor, correctionWith(row, links));
      return sponsors.length;
    });
  }

  /** The standing rows of those who sponsor it, which name no demand and have no correction that waits. */
  private async unlinked(rows: CouncilRows, matterCode: string): Promise<Evidence[]> {
    if (!(await this.db.repo(Matter).existsBy({ code: matterCode }))) throw new AppError('NOT_FOUND', 'notFound');
    const sponsorships = await this.db.repo(Sponsorship).find({ where: { matterCode }, order: { id: 'ASC' } });
    return sponsorships.flatMap(({ evidenceId }) => {
      const row = rows.evidence.get(evidenceId);
      if (!row || row.origin !== 'INSTALLATION' || row.retractedAt || row.reviewState === 'REJECTED') return [];
      const linked = rows.links.some((link) => link.evidenceId === row.id && link.demandVersionCode !== null);
      return linked || correctionOf(rows, row) ? [] : [row];
    });
  }

  /**
   * The demands that accepted votes and sponsors of the matter are linked to, with what the matter means for them where they
   * all say the same; and those that a person confirmed for it on the agenda, which says no direction.
   */
  private async proposals(rows: CouncilRows, matterCode: string): Promise<SponsorProposalView['proposals']> {
    const [motions, events, sponsorships, items, matches] = await this.db.all(
      ...([Motion, VoteEvent, Sponsorship, AgendaItem, AgendaMatch] as const),
    );
    const own = motions.filter((each) => each.matterCode === matterCode && !PROCEDURAL.includes(each.classification));
    const votes = new Set(
      events.flatMap(({ id, motionCode }) => (own.some(({ code }) => code === motionCode) ? [id] : [])),
    );
    const sponsored = new Set(
      sponsorships.flatMap((each) => (each.matterCode === matterCode ? [each.evidenceId] : [])),
    );
    const directions = new Map<string, Set<number>>();
    for (const link of rows.links) {
      const row = rows.evidence.get(link.evidenceId);
      const version = rows.versions.find(({ code }) => code === link.demandVersionCode);
      if (!row || row.retractedAt || !version || link.explicitness !== 'EXPLICIT' || !link.direction) continue;
      if (!COUNTS.includes(row.reviewState) || !COUNTS.includes(link.reviewState)) continue;
      if (!sponsored.has(row.id) && !votes.has(row.voteEventId ?? '')) continue;
      const demand = link.partCode ?? version.demandCode;
      directions.set(demand, (directions.get(demand) ?? new Set()).add(link.direction));
    }
    const onAgenda = new Set(items.flatMap((each) => (each.matterCode === matterCode ? [each.id] : [])));
    for (const { itemId, demandCode, state } of matches)
      if (state === 'CONFIRMED' && onAgenda.has(itemId) && !directions.has(demandCode))
        directions.set(demandCode, new Set());
    return [...directions]
      .sort(([a], [b]) => a.localeCompare(b))
      .flatMap(([demand, said]) => {
        const found = rows.demands.find(({ code }) => code === demand);
        const [direction] = said;
        return found
          ? [
              {
                demand,
                title: { en: found.titleEn, es: found.titleEs },
                direction: said.size === 1 ? direction! : null,
              },
            ]
          : [];
      });
  }
}

/** The same row with links; everything else of it stays as it was. */
const correctionWith = (row: Evidence, links: readonly SponsorLinkInput[]) => ({
  ...{ type: row.type, figure: row.figureCode, on: row.date.value, until: row.date.until, corrects: row.id },
  ...{ textEn: row.textEn, textEs: row.textEs, original: row.original, language: row.language },
  ...{ translator: row.translator, source: { code: row.sourceCode }, locator: row.locator },
  ...{ quotedInSource: row.quotedInSource, confidence: row.confidence },
  links: links.map(({ demand, direction }) => ({ demand, direction, explicitness: 'EXPLICIT' as const })),
});
