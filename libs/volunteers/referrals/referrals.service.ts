import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#accounts';
import { SignUp, SignUpState } from '#events';
import { PeopleService } from '#people';
import { Signature, SignatureState } from '#petitions';
import { CONFIG, type Config, Db } from '#platform';
import { OwnPerson } from '../own-person.service.ts';
import { Referral, ReferralCode } from './referral.entity.ts';

/** The reader's own code for links, and how many came by it. */
@ObjectType()
export class MyReferrals {
  @Field() code!: string;
  /** Where this installation's pages are, with the code: `https://…/?ref=abc`. */
  @Field() url!: string;
  @Field(() => Int) signUps!: number;
  @Field(() => Int) signatures!: number;
}

/** Keeps who came by whose link. A referral is written once the sign-up or the signature counts, once, and for as long as it does. */
@Injectable()
export class ReferralsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(OwnPerson) private readonly own: OwnPerson,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The reader's code, made when it is first asked for. */
  mine(actor: Actor): Promise<MyReferrals> {
    return this.own.inTurn(async () => {
      const { id: personId } = await this.own.need(actor);
      const row =
        (await this.db.repo(ReferralCode).findOneBy({ personId, shown: true })) ??
        (await this.db.save(
          this.db.make(ReferralCode, { personId, code: randomBytes(5).toString('hex'), shown: true }),
        ));
      const found = await this.db
        .repo(Referral)
        .query<{ kind: string; count: number }[]>(
          'select kind, count(*)::int as count from referral where "referrerId" = $1 group by 1',
          [personId],
        );
      const count = (kind: string) => found.find((each) => each.kind === kind)?.count ?? 0;
      const url = `${this.config.publicUrl}/?ref=${row.code}`;
      return { code: row.code, url, signUps: count('signUp'), signatures: count('signature') };
    });
  }

  /** Somebody has a place: whose link brought them. */
  signedUp(signUpId: string): Promise<void> {
    return this.db.inTurn(async () => {
      const signUp = await this.db.repo(SignUp).findOneBy({ id: signUpId });
      if (!signUp?.personId || !signUp.details.ref || signUp.state !== SignUpState.CONFIRMED) return;
      await this.attribute('signUp', signUpId, signUp.details.ref, signUp.personId, signUp.eventId);
    });
  }

  /** Somebody confirmed a signature. */
  signed(signatureId: string): Promise<void> {
    return this.db.inTurn(async () => {
      const signature = await this.db.repo(Signature).findOneBy({ id: signatureId });
      if (!signature?.personId || !signature.details.ref || signature.state !== SignatureState.CONFIRMED) return;
      await this.attribute('signature', signatureId, signature.details.ref, signature.personId, signature.petitionId);
    });
  }

  /** Somebody gave their place back: nobody brought them. What was deleted since counts on. */
  signUpEnded(signUpId: string): Promise<void> {
    return this.db.inTurn(async () => {
      const signUp = await this.db.repo(SignUp).findOneBy({ id: signUpId });
      if (signUp && signUp.state !== SignUpState.CONFIRMED) await this.drop('signUp', signUpId);
    });
  }

  /** The same of somebody who withdrew a signature. */
  signatureEnded(signatureId: string): Promise<void> {
    return this.db.inTurn(async () => {
      const signature = await this.db.repo(Signature).findOneBy({ id: signatureId });
      if (signature && signature.state !== SignatureState.CONFIRMED) await this.drop('signature', signatureId);
    });
  }

  private drop(kind: Referral['kind'], subjectId: string): Promise<unknown> {
    return this.db.repo(Referral).delete({ kind, subjectId });
  }

  private async attribute(kind: Referral['kind'], subjectId: string, code: string, personId: string, about: string) {
    const referrer = await this.db.repo(ReferralCode).findOneBy({ code });
    // Nobody brings themselves, and a code that leads nowhere is no error of who came by it.
    if (!referrer || referrer.personId === personId) return;
    const referrerId = referrer.personId;
    if (!(await this.db.saveIfNew(this.db.make(Referral, { referrerId, personId, kind, subjectId })))) return;
    for (const id of [personId, referrerId]) await this.people.record(id, { kind: 'REFERRED', subjectId: about });
  }
}
