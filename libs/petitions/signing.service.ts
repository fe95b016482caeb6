import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Doors } from '#accounts';
import { canonicalEmail, Channel, Wordings } from '#people';
import { Db, Jobs, type Language } from '#platform';
import { isOpen, Petition } from './petition.entity.ts';
import { signatureMade, signatureRepeated } from './petitions.facts.ts';
import { PetitionsService } from './petitions.service.ts';
import { type Display, type NewsChannel, Signature, SignatureState } from './signature.entity.ts';

/** What somebody wrote into the public form, already checked. */
export interface SigningRequest {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** E.164. */
  readonly phone?: string;
  readonly ward: number | null;
  readonly display: Display;
  readonly language: Language;
  /** The channels on which they asked for news. */
  readonly news: readonly NewsChannel[];
  /** What tells the page that was sent from every other: its ticket. */
  readonly form: string;
  /** The code of whoever sent them the link. */
  readonly ref?: string;
  /** Whether it came without a proof of work. */
  readonly plain?: boolean;
}

/** What the public is told. `DONE` says nothing of whether they had signed before. */
export type SigningAnswer = 'DONE' | 'CLOSED';

/** The sentences beside the boxes of the form: what somebody who ticks one agrees to. */
export const SIGNATURE_NEWS = {
  [Channel.EMAIL]: 'petition.consentEmail',
  [Channel.SMS]: 'petition.consentSms',
  [Channel.PHONE]: 'petition.consentCalls',
} as const;
/** A second click comes at once; who sends the same page later than this did not get their mail. */
const ONE_CLICK_MS = 10 * 60_000;

/** Takes signatures. One address signs once: whoever signs again gets what a first one gets, and changes nothing. */
@Injectable()
export class SigningService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(PetitionsService) private readonly petitions: PetitionsService,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  /**
   * Writes down a signature that waits to be confirmed. Somebody who has signed already gets the answer that anybody
   * would get now, whatever they write changes nothing, and they hear it by mail alone: an answer that differed would
   * tell who signed, and what differed could be written by somebody else.
   */
  sign(petitionId: string, request: SigningRequest): Promise<SigningAnswer> {
    return this.db.inTurn(async () => {
      const petition = await this.held(petitionId);
      if (!isOpen(petition)) return 'CLOSED';
      const contact = this.db.index('email', canonicalEmail(request.email) ?? request.email);
      const form = this.db.index('signature-form', request.form);
      const where = { petitionId, contact, state: Not(SignatureState.WITHDRAWN) };
      const known = await this.db.repo(Signature).findOneBy(where);
      if (!known) await this.make(petition, contact, form, request);
      else if (!isSameClick(known, form)) await this.jobs.state(signatureRepeated, { signatureId: known.id });
      return 'DONE';
    });
  }

  /** Held against changes of its text; by the first who sign it alone, so that they can write down that it is signed. */
  private async held(id: string): Promise<Petition> {
    const { firstSignedAt } = await this.petitions.petition(id);
    return firstSignedAt ? this.petitions.steady(id) : this.petitions.locked(id);
  }

  private async make(petition: Petition, contact: Buffer, form: Buffer, request: SigningRequest): Promise<void> {
    const { givenName, familyName, email, phone, news, ward, display, language, plain = false, ref } = request;
    const signedAt = new Date();
    if (!petition.firstSignedAt) await this.db.save(Object.assign(petition, { firstSignedAt: signedAt }));
    const token = randomBytes(32).toString('base64url');
    const door = await this.doors.add('signature', token);
    const shown = await this.wordings.shown(SIGNATURE_NEWS, language, news);
    const details = { givenName, familyName, email, phone, token, ref, news: [...new Set(news)], shown };
    const row = {
      petitionId: petition.id,
      contact,
      door,
      form,
      ward,
      display,
      language,
      signedAt,
      details,
      proven: !plain,
    };
    const signature = this.db.make(Signature, { ...row, state: SignatureState.PENDING, personId: null });
    await this.db.save(signature);
    await this.jobs.state(signatureMade, { signatureId: signature.id });
  }
}

/** The same page sent again is one signing: at once, or (back and forth in a browser) once it is confirmed. */
function isSameClick({ form, state, signedAt }: Signature, sent: Buffer, now = Date.now()): boolean {
  return form.equals(sent) && (state === SignatureState.CONFIRMED || now - signedAt.getTime() < ONE_CLICK_MS);
}
