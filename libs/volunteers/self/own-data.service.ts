import { Inject, Injectable } from '@nestjs/common';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { Channel, type Channels, ConsentService, type OneChannel, PeopleService, Person, TimelineEntry } from '#people';
import { Petition, Signature, SignatureState } from '#petitions';
import { current, Db, type Language, LANGUAGES, LocalizedText, type MessageKey } from '#platform';
import { OwnPerson } from '../own-person.service.ts';
import { KeptOfPerson } from './kept.service.ts';
import type { KeptPart } from './kept.types.ts';

/** What somebody wants from now on; what is left out stays. */
@InputType()
export class PreferencesInput {
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(LANGUAGES) language?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() newsByEmail?: boolean | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() newsBySms?: boolean | null;
  /** Texts that one of us types to them alone. */
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() personalTexts?: boolean | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() calls?: boolean | null;
}

/** A petition that the reader signed. */
@ObjectType()
export class OwnSigned {
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field() at!: Date;
}

/** Something that happened to the reader, as the list has it. */
@ObjectType()
export class OwnEntry {
  @Field() at!: Date;
  /** Its text is `people.timeline.<kind>` in the catalogue. */
  @Field(() => String) kind!: string;
}

/** All that the list holds of the reader themselves. */
@ObjectType()
export class MyData {
  @Field() name!: string;
  @Field(() => [String]) emails!: string[];
  @Field(() => [String]) phones!: string[];
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => String, { nullable: true }) postalCode!: string | null;
  @Field(() => String, { nullable: true }) pronouns!: string | null;
  @Field(() => String, { nullable: true }) language!: string | null;
  @Field(() => Int, { nullable: true }) ward!: number | null;
  @Field() since!: Date;
  @Field(() => [Channel]) stopped!: Channel[];
  @Field(() => [Channel]) agreed!: Channel[];
  @Field(() => [OwnSigned]) signed!: OwnSigned[];
  @Field(() => [OwnEntry]) timeline!: OwnEntry[];
  /** Whose it is. */
  readonly person!: Person;
}

/** The boxes of the two pages where somebody says what they want, and the sentence beside each. */
const BOXES = [
  ['newsByEmail', Channel.EMAIL, 'volunteer.consentEmail', 'myData.newsEmail'],
  ['newsBySms', Channel.SMS, 'volunteer.consentSms', 'myData.newsSms'],
  ['personalTexts', Channel.SMS_PERSON, 'volunteer.consentSmsPerson', 'myData.newsSmsPerson'],
  ['calls', Channel.PHONE, 'volunteer.consentCalls', 'myData.newsCalls'],
] as const satisfies readonly (readonly [keyof PreferencesInput, OneChannel, MessageKey, MessageKey])[];

/** Where they agreed and have not said stop since. */
const agreedOf = ({ optedOut, consents }: Channels): Channel[] =>
  consents.filter((channel) => ![channel, Channel.ALL].some((each) => optedOut.includes(each)));

/** Shows somebody what is kept of them, and does what they want of it; by the address they have shown to be theirs alone. */
@Injectable()
export class OwnData {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(OwnPerson) private readonly own: OwnPerson,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(ConsentService) private readonly consent: ConsentService,
    @Inject(KeptOfPerson) private readonly everything: KeptOfPerson,
  ) {}

  /** All of it, from every table that leads to them; of somebody who was read as `mine`. */
  kept({ person }: Pick<MyData, 'person'>): Promise<KeptPart[]> {
    return this.own.themselves(() => this.everything.of(person, current().language));
  }

  /** The same within a transaction that sees them. */
  keptOf(person: Person, language: Language): Promise<KeptPart[]> {
    return this.everything.of(person, language);
  }

  /** Null where nobody on the list has their address. */
  mine(actor: Actor): Promise<MyData | null> {
    return this.own.themselves(async () => {
      const person = await this.own.find(actor);
      return person ? this.told(person) : null;
    });
  }

  change(actor: Actor, wanted: PreferencesInput): Promise<MyData> {
    return this.own.inTurn(async () => {
      const { id } = await this.own.need(actor);
      const lock = { mode: 'pessimistic_write' } as const;
      const person = await this.db.repo(Person).findOneOrFail({ where: { id }, lock });
      const { language } = wanted;
      if (language && language !== person.language) await this.db.save(Object.assign(person, { language }));
      for (const [box, channel, sentence] of BOXES)
        if (typeof wanted[box] === 'boolean') await this.say(id, channel, wanted[box], sentence, current().language);
      await this.people.record(id, { kind: 'PREFERENCES_CHANGED' });
      return this.told(person);
    });
  }

  /** The same for somebody whom a link has shown; what is as it was is not stated anew. Answers whether they are there. */
  async changeOf(id: string, wanted: PreferencesInput, shownIn: Language): Promise<boolean> {
    const lock = { mode: 'pessimistic_write' } as const;
    const person = await this.db.repo(Person).findOne({ where: { id }, lock });
    if (!person) return false;
    const { optedOut = [], consents = [] } = (await this.consent.channelsOf([id])).get(id) ?? {};
    const { language } = wanted;
    let changed = Boolean(language) && language !== person.language;
    if (changed) await this.db.save(Object.assign(person, { language }));
    for (const [box, channel, , sentence] of BOXES) {
      const given = wanted[box];
      if (typeof given !== 'boolean' || given === agreedOf({ optedOut, consents }).includes(channel)) continue;
      await this.say(id, channel, given, sentence, shownIn);
      changed = true;
    }
    if (changed) await this.people.record(id, { kind: 'PREFERENCES_CHANGED' });
    return true;
  }

  /** Their own word, with the sentence beside the box as they read it. */
  private say(id: string, channel: OneChannel, given: boolean, sentence: MessageKey, language: Language) {
    return this.consent.consent(id, channel, given, 'self', { own: true, wording: `${sentence}@${language}` });
  }

  /** Within a transaction that sees them. */
  of(person: Person): Promise<MyData> {
    return this.told(person);
  }

  private async told(person: Person): Promise<MyData> {
    const { id, details, language, ward, createdAt } = person;
    const channels = (await this.consent.channelsOf([id])).get(id) ?? { optedOut: [], consents: [] };
    const where = { personId: id, state: SignatureState.CONFIRMED };
    const signed = await this.db.repo(Signature).find({ where, order: { signedAt: 'DESC' }, take: 200 });
    const petitions = await this.db.repo(Petition).findBy({ id: In(signed.map(({ petitionId }) => petitionId)) });
    const titles = new Map(petitions.map((each) => [each.id, each.title]));
    const entries = await this.db
      .repo(TimelineEntry)
      .find({ where: { personId: id }, order: { at: 'DESC', id: 'DESC' }, take: 200 });
    return {
      name: `${details.givenName} ${details.familyName}`.trim(),
      emails: details.emails ?? [],
      phones: details.phones ?? [],
      address: details.address ?? null,
      postalCode: details.postalCode ?? null,
      pronouns: details.pronouns ?? null,
      ...{ language, ward, since: createdAt },
      stopped: channels.optedOut,
      agreed: agreedOf(channels),
      signed: signed.map(({ petitionId, signedAt }) => ({ title: titles.get(petitionId)!, at: signedAt })),
      timeline: entries.map(({ at, kind }) => ({ at, kind })),
      person,
    };
  }
}
