import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Doors } from '#accounts';
import { canonicalEmail, Channel, ConsentService, PeopleService, Wordings } from '#people';
import { Db, Jobs, type Language, pathIn } from '#platform';
import { InterestForm, type InterestDetails, Skill } from './interest.entity.ts';
import { InterestService } from './interest.service.ts';
import { interestAsked, interestConfirmed } from '../volunteers.facts.ts';

/** What somebody wrote into the public form, already checked. */
export interface InterestRequest extends Omit<InterestDetails, 'token' | 'shown'> {
  readonly language: Language;
}

/** Forms that nobody confirmed are deleted after so many days; the pages promise it. */
export const INTEREST_DAYS = 30;
/** The sentences beside the boxes of the form: what somebody agreed to. */
export const INTEREST_NEWS = {
  [Channel.EMAIL]: 'volunteer.consentEmail',
  [Channel.SMS]: 'volunteer.consentSms',
  [Channel.PHONE]: 'volunteer.consentCalls',
} as const;
const BATCH = 500;

/** Where somebody confirms what they wrote; opening it shows, only its button acts. */
export const interestUrl = (publicUrl: string, { details, language }: Pick<InterestForm, 'details' | 'language'>) =>
  `${publicUrl}${pathIn(language, `/volunteer/${details.token}`)}`;

/** Takes public interest forms. Whoever sends one is answered alike, whoever they are and however often they did. */
@Injectable()
export class InterestForms {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(ConsentService) private readonly consent: ConsentService,
    @Inject(InterestService) private readonly interest: InterestService,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  /** Keeps a form until it is confirmed; one that waits already stays as it was first written, and is mailed once more. */
  ask({ language, ...request }: InterestRequest): Promise<void> {
    return this.db.inTurn(async () => {
      const contact = this.db.index('email', canonicalEmail(request.email) ?? request.email);
      const known = await this.db.repo(InterestForm).findOneBy({ contact, state: 'PENDING' });
      const form = known ?? (await this.keep(contact, language, request));
      await this.jobs.state(interestAsked, { formId: form.id });
    });
  }

  /** The form behind a link; undefined where the link opens nothing (any more). */
  own(token: string): Promise<InterestForm | undefined> {
    return this.db.tx(async () => {
      const door = this.doors.hash('interest', token);
      return (await this.db.repo(InterestForm).findOneBy({ door })) ?? undefined;
    });
  }

  /** Only now is there a person, and what they would like to do. Doing it again changes nothing. */
  confirm(token: string): Promise<InterestForm | undefined> {
    return this.db.inTurn(async () => {
      const where = { door: this.doors.hash('interest', token) };
      const form = await this.db.repo(InterestForm).findOne({ where, lock: { mode: 'pessimistic_write' } });
      if (form?.state !== 'PENDING') return form ?? undefined;
      const { name, email, phone, skills, availability, news, shown } = form.details;
      const [givenName = '', ...rest] = name.split(' ');
      const met = { givenName, familyName: rest.join(' '), email, language: form.language, source: 'interest' };
      const { id } = await this.people.findOrCreate({ ...met, ...(phone && { phone }) });
      for (const channel of news) {
        const said = shown?.[channel] ?? { wording: `${INTEREST_NEWS[channel]}@${form.language}`, wordingId: null };
        await this.consent.consent(id, channel, true, 'interest', said);
      }
      const offered = await this.db.repo(Skill).findBy({ id: In(skills.map((each) => each.id)) });
      const choices = skills
        .filter((each) => offered.some((skill) => skill.id === each.id))
        .map((each) => ({ skillId: each.id, level: each.level }));
      await this.interest.write(id, choices, availability);
      await this.db.save(Object.assign(form, { state: 'CONFIRMED' }));
      const at = new Date().toISOString();
      await this.jobs.state(interestConfirmed, { formId: form.id, personId: id, at });
      return form;
    });
  }

  /** A form by its id, which nobody changes until the end of the caller's transaction. */
  held(id: string): Promise<InterestForm | null> {
    return this.db.repo(InterestForm).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Deletes what was written longer than `INTEREST_DAYS` ago, and its links: what was confirmed stands with the person. */
  async forget(now = Date.now()): Promise<void> {
    const createdAt = LessThan(new Date(now - INTEREST_DAYS * 24 * 3_600_000));
    const some = async () => {
      const lock = { mode: 'pessimistic_write' } as const;
      const rows = await this.db.repo(InterestForm).find({ where: { createdAt }, take: BATCH, lock });
      await this.doors.close(rows.map(({ door }) => door));
      await this.db.repo(InterestForm).delete({ id: In(rows.map(({ id }) => id)) });
      return rows.length > 0;
    };
    while (await this.db.own(some));
  }

  /** Within the caller's transaction: deletes what was sent from these addresses, and its links. */
  async forgetOf(contacts: readonly Buffer[]): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const where = { contact: In([...contacts]) };
    const rows = await this.db.repo(InterestForm).find({ where, order: { id: 'ASC' }, lock });
    await this.doors.close(rows.map(({ door }) => door));
    await this.db.repo(InterestForm).delete({ id: In(rows.map(({ id }) => id)) });
  }

  private async keep(contact: Buffer, language: Language, request: Omit<InterestRequest, 'language'>) {
    const token = randomBytes(32).toString('base64url');
    const door = await this.doors.add('interest', token);
    const shown = await this.wordings.shown(INTEREST_NEWS, language, request.news);
    const details = { ...request, token, shown };
    return this.db.save(this.db.make(InterestForm, { contact, door, language, state: 'PENDING', details }));
  }
}
