import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Doors, leadsOn } from '#accounts';
import { ConsentService, PeopleService, type Person } from '#people';
import { Db, Jobs } from '#platform';
import { isOpen, type Petition } from './petition.entity.ts';
import { signatureConfirmed, signatureWithdrawn } from './petitions.facts.ts';
import { cursorOf, type PageArgs, readCursor, sizeOf } from './petitions.policy.ts';
import { PetitionsService } from './petitions.service.ts';
import { Signature, SignatureState } from './signature.entity.ts';
import { SIGNATURE_NEWS } from './signing.service.ts';

/** A signature with its petition, for the person who has its link. */
export interface OwnSignature {
  readonly signature: Signature;
  readonly petition: Petition;
}

/** Signatures that nobody confirmed are deleted after so many days; the pages promise it. */
export const PENDING_DAYS = 30;
const BATCH = 500;

/** What signers do by the link in their mail, and what the team reads. */
@Injectable()
export class SignaturesService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(ConsentService) private readonly consent: ConsentService,
    @Inject(PetitionsService) private readonly petitions: PetitionsService,
  ) {}

  /** The signature behind a link, with its petition; undefined where the link opens nothing (any more). */
  own(token: string): Promise<OwnSignature | undefined> {
    return this.db.tx(async () => {
      const signature = await this.behind(token);
      return signature ? { signature, petition: await this.petitions.petition(signature.petitionId) } : undefined;
    });
  }

  /**
   * Counts the signature behind a link, as long as the petition is open: only now is there a person, and only now are
   * they asked to be written to. Doing it again changes nothing.
   */
  confirm(token: string): Promise<OwnSignature | undefined> {
    return this.change(token, async ({ signature, petition }) => {
      if (signature.state !== SignatureState.PENDING || !isOpen(petition)) return;
      const person = await this.person(signature);
      signature.state = SignatureState.CONFIRMED;
      signature.confirmedAt = new Date();
      signature.personId = person.id;
      await this.db.save(signature);
      await this.people.record(person.id, { kind: 'SIGNATURE_CONFIRMED', subjectId: petition.id });
      await this.jobs.state(signatureConfirmed, { signatureId: signature.id });
    });
  }

  /**
   * Takes the signature behind a link back, also when the petition is closed. Nothing that names or reaches its signer
   * stays in it; that there was one stays, for the counts of days that are past. Doing it again changes nothing.
   */
  withdraw(token: string): Promise<OwnSignature | undefined> {
    return this.change(token, async ({ signature, petition }) => {
      if (signature.state === SignatureState.WITHDRAWN) return;
      const { personId } = signature;
      signature.state = SignatureState.WITHDRAWN;
      signature.withdrawnAt = new Date();
      signature.contact = null;
      signature.personId = null;
      signature.details = { givenName: '', familyName: '', email: '', token: '', news: [] };
      await this.db.save(signature);
      if (personId) await this.people.record(personId, { kind: 'SIGNATURE_WITHDRAWN', subjectId: petition.id });
      await this.jobs.state(signatureWithdrawn, { signatureId: signature.id });
    });
  }

  /** A signature by its id, which nobody changes until the end of the caller's transaction; null where it is gone. */
  steady(id: string): Promise<Signature | null> {
    const lock = { mode: 'pessimistic_read' } as const;
    return this.db.repo(Signature).findOne({ where: { id }, lock });
  }

  /** The same, held: of two that look at once the second sees what the first has written. */
  held(id: string): Promise<Signature | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.db.repo(Signature).findOne({ where: { id }, lock });
  }

  /** Signatures of a petition, the newest first, in one state or in all. */
  page(petitionId: string, state: SignatureState | undefined, args: PageArgs) {
    return this.db.tx(async () => {
      const query = this.db
        .repo(Signature)
        .createQueryBuilder('s')
        .where({ petitionId, ...(state && { state }) });
      if (args.after) query.andWhere('(s."signedAt", s.id) < (:at, :id)', readCursor(args.after));
      const size = sizeOf(args);
      const items = await query
        .orderBy('s."signedAt"', 'DESC')
        .addOrderBy('s.id', 'DESC')
        .limit(size + 1)
        .getMany();
      const last = items[size - 1];
      return {
        items: items.slice(0, size),
        endCursor: items.length > size && last ? cursorOf(last.signedAt, last.id) : null,
      };
    });
  }

  /** Deletes what nobody confirmed for `PENDING_DAYS`, and its links. */
  async forget(now = Date.now()): Promise<void> {
    const signedAt = LessThan(new Date(now - PENDING_DAYS * 24 * 3_600_000));
    const some = async () => {
      const where = { state: SignatureState.PENDING, signedAt };
      const lock = { mode: 'pessimistic_write' } as const;
      const rows = await this.db.repo(Signature).find({ where, take: BATCH, lock });
      await this.doors.close(rows.map(({ door }) => door));
      await this.db.repo(Signature).delete({ id: In(rows.map(({ id }) => id)) });
      return rows.length > 0;
    };
    while (await this.db.own(some));
  }

  /** The signature that a link is of, or that stayed when a merge made two of them one. */
  private async behind(token: string): Promise<Signature | null> {
    const door = this.doors.hash('signature', token);
    const found = await this.db.repo(Signature).findOneBy({ door });
    return found ?? this.db.repo(Signature).findOneBy({ moreDoors: leadsOn(door) });
  }

  /** Does something with the signature behind a link, which nobody else changes meanwhile, as the petition stands now. */
  private change(token: string, work: (own: OwnSignature) => Promise<void>): Promise<OwnSignature | undefined> {
    return this.db.inTurn(async () => {
      const known = await this.behind(token);
      if (!known) return undefined;
      const petition = await this.petitions.steady(known.petitionId);
      const lock = { mode: 'pessimistic_write' } as const;
      const signature = await this.db.repo(Signature).findOne({ where: { id: known.id }, lock });
      if (!signature) return undefined;
      await work({ signature, petition });
      return { signature, petition };
    });
  }

  /** Who it is: they have shown that the address is theirs, and seen what else they wrote. */
  private async person({ details, ward, language }: Signature): Promise<Person> {
    const { givenName, familyName, email, phone, news, shown } = details;
    const met = { givenName, familyName, email, language, source: 'petition' };
    const person = await this.people.findOrCreate({ ...met, ...(phone && { phone }), ...(ward && { ward }) });
    for (const channel of news) {
      const said = shown?.[channel] ?? { wording: `${SIGNATURE_NEWS[channel]}@${language}`, wordingId: null };
      await this.consent.consent(person.id, channel, true, 'petition', said);
    }
    return person;
  }
}
