import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Actor } from '#accounts';
import { type AuditKind, AuditService } from '#audit';
import { AppError, current, Db, Organization } from '#platform';
import { Campaign } from './campaign.entity.ts';
import { RecordAcceptance, RecordShare } from './share.entity.ts';
import {
  type RecordOffer,
  type RecordShareView,
  type SharedCampaign,
  ShareState,
  type SharingView,
} from './sharing.types.ts';

const OPEN = { endedAt: IsNull() };
/** One that we ended ourselves is not shown, so an ended answer is the other side's. */
const stateOf = (answer: RecordAcceptance | undefined): ShareState =>
  answer ? (answer.endedAt ? ShareState.LEFT : ShareState.ACCEPTED) : ShareState.OFFERED;
const byId = (actor: Actor) => (actor.isUser ? actor.id : null);

/** Lets organizations of one installation agree on who reads whose public record; either side ends it at once. */
@Injectable()
export class SharingService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** What we offered and what was offered to us, the newest first, without what we ended ourselves. */
  sharing(): Promise<SharingView> {
    return this.db.tx(async () => {
      const shares = await this.db.repo(RecordShare).find({ where: OPEN, order: { offeredAt: 'DESC', id: 'DESC' } });
      const answers = new Map((await this.db.repo(RecordAcceptance).find()).map((each) => [each.shareId, each]));
      const names = await this.names(shares);
      const campaigns = await this.campaigns();
      const called = new Map(campaigns.map(({ code, name }) => [code, name]));
      const views = (part: readonly RecordShare[], other: 'withId' | 'organizationId'): RecordShareView[] =>
        part.map((share) => ({
          ...{ id: share.id, offeredAt: share.offeredAt, state: stateOf(answers.get(share.id)) },
          organization: names.get(share[other])!,
          campaigns: share.campaigns.map((code) => ({ code, name: called.get(code) ?? code })),
        }));
      const ours = shares.filter(({ organizationId }) => organizationId === this.us);
      const theirs = shares.filter((share) => !ours.includes(share) && !answers.get(share.id)?.endedAt);
      return { made: views(ours, 'withId'), received: views(theirs, 'organizationId'), campaigns };
    });
  }

  /** Offers campaigns of our own record to the organization of exactly that name; nothing is shown before it accepts. */
  offer(actor: Actor, { organization, campaigns }: RecordOffer): Promise<SharingView> {
    return this.db.inTurn(async () => {
      const other = await this.named(organization.trim());
      const known = await this.db.repo(Campaign).countBy({ code: In(campaigns) });
      if (known < campaigns.length) throw new AppError('INVALID', 'invalid', {}, { campaigns: 'sharing.noCampaign' });
      await this.clear(other);
      const values = { withId: other.id, campaigns: [...campaigns], offeredByUserId: byId(actor), endedAt: null };
      const share = await this.db.save(this.db.make(RecordShare, values));
      await this.tell('RECORD_OFFERED', actor, share.id);
      return this.sharing();
    });
  }

  /** Reads the record that was offered to us from now on; one at a time, so another one has to end first. */
  accept(actor: Actor, id: string): Promise<SharingView> {
    return this.db.inTurn(async () => {
      const share = await this.offered(id);
      const held = await this.db.repo(RecordAcceptance).findOneBy({ organizationId: this.us, ...OPEN });
      if (held?.shareId === id) return this.sharing();
      if (held) {
        if (await this.db.repo(RecordShare).existsBy({ id: held.shareId, ...OPEN }))
          throw new AppError('CONFLICT', 'sharing.readsAnother');
        await this.end(RecordAcceptance, held.id);
      }
      await this.answer(actor, share, null);
      await this.tell('RECORD_ACCEPTED', actor, id);
      return this.sharing();
    });
  }

  /** Ends our side of it at once: our offer, what we accepted, or an offer that we do not want. */
  endShare(actor: Actor, id: string): Promise<SharingView> {
    return this.db.inTurn(async () => {
      const ours = await this.db.repo(RecordShare).findOneBy({ id, organizationId: this.us, ...OPEN });
      if (ours) await this.end(RecordShare, id);
      else await this.leave(actor, await this.offered(id));
      await this.tell('RECORD_SHARE_ENDED', actor, id);
      return this.sharing();
    });
  }

  private async leave(actor: Actor, share: RecordShare): Promise<void> {
    const held = await this.db.repo(RecordAcceptance).findOneBy({ shareId: share.id, ...OPEN });
    if (held) await this.end(RecordAcceptance, held.id);
    else await this.answer(actor, share, new Date());
  }

  /** An offer to us that stands and that we have not turned away; NOT_FOUND for every other one. */
  private async offered(id: string): Promise<RecordShare> {
    const share = await this.db.repo(RecordShare).findOneBy({ id, withId: this.us, ...OPEN });
    const answer = share && (await this.db.repo(RecordAcceptance).findOneBy({ shareId: id }));
    if (!share || answer?.endedAt) throw new AppError('NOT_FOUND', 'notFound');
    return share;
  }

  private async answer(actor: Actor, { id, organizationId }: RecordShare, endedAt: Date | null): Promise<void> {
    const values = { shareId: id, withId: organizationId, acceptedByUserId: byId(actor), endedAt };
    await this.db.save(this.db.make(RecordAcceptance, values));
  }

  private async end(side: typeof RecordShare | typeof RecordAcceptance, id: string): Promise<void> {
    await this.db.repo<RecordShare | RecordAcceptance>(side).update({ id }, { endedAt: () => 'now()' });
  }

  private async named(name: string): Promise<Organization> {
    const other = await this.db.repo(Organization).findOneBy({ name });
    if (!other) throw new AppError('INVALID', 'invalid', {}, { organization: 'sharing.noOrganization' });
    if (other.id === this.us) throw new AppError('INVALID', 'invalid', {}, { organization: 'sharing.ourselves' });
    return other;
  }

  /** An offer that the other side turned away makes room for a new one; one that stands does not. */
  private async clear({ id: withId, name }: Organization): Promise<void> {
    const standing = await this.db.repo(RecordShare).findOneBy({ organizationId: this.us, withId, ...OPEN });
    if (!standing) return;
    const answer = await this.db.repo(RecordAcceptance).findOneBy({ shareId: standing.id });
    if (!answer?.endedAt) throw new AppError('CONFLICT', 'sharing.alreadyOffered', { name });
    await this.end(RecordShare, standing.id);
  }

  private async names(shares: readonly RecordShare[]): Promise<Map<string, string>> {
    const ids = shares.flatMap(({ organizationId, withId }) => [organizationId, withId]);
    const found = await this.db.repo(Organization).findBy({ id: In(ids) });
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  private campaigns(): Promise<SharedCampaign[]> {
    const select = { code: true, name: true } as const;
    return this.db.repo(Campaign).find({ select, order: { closed: 'ASC', code: 'ASC' } });
  }

  private tell(kind: AuditKind, actor: Actor, subjectId: string): Promise<void> {
    return this.audit.write({ kind, userId: byId(actor), subjectId });
  }

  private get us(): string {
    return current().organizationId!;
  }
}
