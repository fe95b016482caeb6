import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Doors } from '#accounts';
import { canonicalEmail, Channel, ConsentService, PeopleService, type Person, Wordings } from '#people';
import { Db, type Language } from '#platform';
import { SignUp, type SignUpDetails, SignUpState } from './sign-up.entity.ts';

/** What somebody wrote into the public form, already checked. */
export interface SignUpRequest {
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone?: string;
  readonly roleId: string | null;
  readonly needs?: string;
  readonly language: Language;
  /** The channels on which they asked for news. */
  readonly news: readonly (Channel.EMAIL | Channel.SMS | Channel.PHONE)[];
  /** The code of whoever sent them the link. */
  readonly ref?: string;
  /** Whether they are signed in, and hold what the role asks for. */
  readonly trained?: boolean;
}

/** What a form tells of a person. */
type Whom = Pick<SignUpRequest, 'name' | 'email' | 'phone' | 'language'> &
  Partial<Pick<SignUpRequest, 'news'>> &
  // Where they confirm what they sent before: what they were shown then.
  Pick<SignUpDetails, 'shown'>;

/** The sentences beside the boxes of the public form: what somebody who ticks one has agreed to. */
export const NEWS = {
  [Channel.EMAIL]: 'event.consentEmail',
  [Channel.SMS]: 'event.consentSms',
  [Channel.PHONE]: 'event.consentCalls',
} as const;

/** Writes down who it is that a public form speaks of; whether there is a place for them is decided by its callers. */
@Injectable()
export class EnrolmentService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(ConsentService) private readonly consent: ConsentService,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  /** Whoever has a place at the event, waits for one or is still to confirm, with this address. */
  known(eventId: string, { email }: Pick<SignUpRequest, 'email'>): Promise<SignUp | null> {
    return this.db.repo(SignUp).findOneBy({ eventId, contact: this.contact(email), state: Not(SignUpState.CANCELLED) });
  }

  /** The new row of somebody who is not known at the event: with a place, or with a number in line. */
  async add(eventId: string, line: number | null, request: SignUpRequest): Promise<SignUp> {
    const { id: personId } = await this.person(request);
    const state = line === null ? SignUpState.CONFIRMED : SignUpState.WAITLISTED;
    const signUp = await this.write(eventId, request, { personId, state, line });
    const kind = line === null ? 'SIGNED_UP' : 'WAITLISTED';
    await this.people.record(personId, { kind, subjectId: eventId });
    return signUp;
  }

  /** The new row of somebody who is still to confirm: it is nobody's, and counts nowhere. */
  keep(eventId: string, request: SignUpRequest): Promise<SignUp> {
    return this.write(eventId, request, { state: SignUpState.PENDING, personId: null, line: null }, request.news);
  }

  /**
   * Whoever is known at the event, unless they are still to confirm: what came without a proof gives way to what comes
   * with one, or somebody else could sign them up with another name.
   */
  async settled(eventId: string, request: SignUpRequest): Promise<SignUp | null> {
    const known = await this.known(eventId, request);
    if (known?.state !== SignUpState.PENDING) return known;
    await this.doors.close([known.door]);
    await this.db.repo(SignUp).delete({ id: known.id });
    return null;
  }

  /**
   * Who it is. Nobody has proved that the address is theirs: somebody we know by it gets no new number from a form, and
   * is neither written to nor called on a number that was not theirs before.
   */
  async person({ name, email, phone, language, news = [], shown }: Whom): Promise<Person> {
    const known = (await this.people.withHandle('email', email)).length > 0;
    const met = { givenName: name, email, language, source: 'sign-up', ...(!known && phone && { phone }) };
    const person = await this.people.findOrCreate(met);
    const theirs = phone !== undefined && person.details.phones?.includes(phone);
    for (const channel of new Set(news)) {
      if (channel !== Channel.EMAIL && !theirs) continue;
      const wording = `${NEWS[channel]}@${language}`;
      const said = shown ? (shown[channel] ?? { wording, wordingId: null }) : { wording };
      await this.consent.consent(person.id, channel, true, 'sign-up', said);
    }
    return person;
  }

  private async write(
    eventId: string,
    { name, email, phone, needs, language, roleId, ref }: SignUpRequest,
    as: Pick<SignUp, 'state' | 'personId' | 'line'>,
    news?: SignUpRequest['news'],
  ): Promise<SignUp> {
    const token = randomBytes(32).toString('base64url');
    const door = await this.doors.add('signUp', token);
    const asked = news && { news: [...new Set(news)], shown: await this.wordings.shown(NEWS, language, news) };
    const details = { name, email, phone, needs, token, ref, ...asked };
    const row = { eventId, roleId, contact: this.contact(email), door, language, details, ...as };
    return this.db.save(this.db.make(SignUp, row));
  }

  private contact(email: string): Buffer {
    return this.db.index('email', canonicalEmail(email) ?? email);
  }
}
