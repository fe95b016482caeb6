import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Doors } from '#accounts';
import { Demand, RecordDoor } from '#campaigns';
import { AppError, Db, Jobs, otherSlug, slugWords } from '#platform';
import { cityDay } from './days.ts';
import { changed, type Draft, mayBePublic, mustKeepText, mustStand } from './drafting.ts';
import { Petition, PetitionState } from './petition.entity.ts';
import type { PetitionChanges, PetitionInput } from './petition.input.ts';
import { petitionPublished } from './petitions.facts.ts';
import { PetitionsService } from './petitions.service.ts';

const noDemand = () => new AppError('INVALID', 'petitions.noDemand', {}, { demands: 'petitions.noDemand' });

/** What organizers do with petitions. Each verb holds the petition's row, so that no signature slips in between. */
@Injectable()
export class DraftingService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(PetitionsService) private readonly petitions: PetitionsService,
  ) {}

  /** A new draft with its address; nobody sees it before it is published. */
  async create(input: PetitionInput): Promise<Petition> {
    const draft = changed(null, input);
    const slug = await this.freeSlug(draft);
    await this.mustKnow(draft.demands);
    return this.db.tx(async () => {
      const values = { ...draft, slug, state: PetitionState.DRAFT, firstSignedAt: null };
      const petition = await this.db.save(this.db.make(Petition, values));
      await this.doors.add('petition', slug);
      return this.petitions.petition(petition.id);
    });
  }

  /** Changes what is given; the text only as long as nobody has signed it. */
  async update(id: string, changes: PetitionChanges): Promise<Petition> {
    const known = await this.known(changes.demands ?? []);
    return this.db.tx(async () => {
      const petition = await this.petitions.locked(id);
      mustStand(petition);
      const draft = changed(petition, changes);
      mustKeepText(petition, draft);
      if (petition.state === PetitionState.PUBLISHED) mayBePublic(draft);
      if (!draft.demands.every((code) => known.has(code) || petition.demands.includes(code))) throw noDemand();
      return this.db.save(Object.assign(petition, draft));
    });
  }

  /** Makes a draft public; publishing again changes nothing. */
  publish(id: string): Promise<Petition> {
    return this.db.tx(async () => {
      const petition = await this.petitions.locked(id);
      mustStand(petition);
      if (petition.state === PetitionState.PUBLISHED) return petition;
      mayBePublic(petition);
      if (petition.closesOn && petition.closesOn < cityDay())
        throw new AppError('INVALID', 'petitions.dayPassed', {}, { closesOn: 'petitions.dayPassed' });
      petition.state = PetitionState.PUBLISHED;
      await this.jobs.state(petitionPublished, { petitionId: id });
      return this.db.save(petition);
    });
  }

  /** Ends the signing, for good: what is counted then stays. A draft that is closed never was public. */
  close(id: string): Promise<Petition> {
    return this.db.tx(async () => {
      const petition = await this.petitions.locked(id);
      if (petition.state === PetitionState.DRAFT) throw new AppError('CONFLICT', 'petitions.isDraft');
      petition.state = PetitionState.CLOSED;
      return this.db.save(petition);
    });
  }

  /** An address that no petition of the installation has; the door's key refuses the rare one that was taken meanwhile. */
  private async freeSlug({ title }: Draft): Promise<string> {
    const slug = slugWords(title.en || title.es) || 'petition';
    return (await this.doors.organizationOf('petition', slug)) ? otherSlug(slug) : slug;
  }

  private async mustKnow(codes: readonly string[]): Promise<void> {
    const known = await this.known(codes);
    if (!codes.every((code) => known.has(code))) throw noDemand();
  }

  /** Those of these demands that the record has which we read; before a transaction, since it may be another organization's. */
  private async known(codes: readonly string[]): Promise<Set<string>> {
    if (!codes.length) return new Set();
    const found = await this.record.read(() => this.db.repo(Demand).findBy({ code: In([...codes]) }));
    return new Set(found.map(({ code }) => code));
  }
}
