import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEmail, IsEnum, IsOptional, Length } from 'class-validator';
import { canonicalEmail, canonicalPhone, oneLine } from './canonical.ts';
import { type About, type Known, type Postal, postalKey, workingPhones } from './intake/matching.ts';

/** What an address or a number is for, in OSDI's words. */
export enum ContactType {
  HOME = 'HOME',
  WORK = 'WORK',
  MOBILE = 'MOBILE',
  OTHER = 'OTHER',
}
registerEnumType(ContactType, { name: 'ContactType' });

/**
 * Whether an address or a number reaches its person: it bounces, its reader called us spam, it is somebody else's, or
 * nobody answers there any more. What does not reach is kept, so that no file brings it back as a good one.
 */
export enum ContactStatus {
  WORKS = 'WORKS',
  BOUNCING = 'BOUNCING',
  SPAM_COMPLAINT = 'SPAM_COMPLAINT',
  WRONG_PERSON = 'WRONG_PERSON',
  DISCONNECTED = 'DISCONNECTED',
}
registerEnumType(ContactStatus, { name: 'ContactStatus' });

/** One e-mail address of a person; the first of those that work is the primary one. */
@ObjectType()
export class EmailAddress {
  @Field() readonly address!: string;
  @Field(() => ContactType, { nullable: true }) readonly type!: ContactType | null;
  @Field() readonly primary!: boolean;
  @Field(() => ContactStatus) readonly status!: ContactStatus;
}

/** One number of a person, as E.164. `textable` is false where nobody reads texts, such as on a landline. */
@ObjectType()
export class PhoneNumber {
  @Field() readonly number!: string;
  @Field(() => String, { nullable: true }) readonly extension!: string | null;
  @Field(() => ContactType, { nullable: true }) readonly type!: ContactType | null;
  @Field() readonly primary!: boolean;
  @Field(() => ContactStatus) readonly status!: ContactStatus;
  @Field() readonly textable!: boolean;
}

/** One place where mail on paper reaches a person. */
@ObjectType()
export class PostalAddress {
  @Field(() => String, { nullable: true }) readonly line!: string | null;
  @Field(() => String, { nullable: true }) readonly city!: string | null;
  @Field(() => String, { nullable: true }) readonly postalCode!: string | null;
  @Field(() => ContactType, { nullable: true }) readonly type!: ContactType | null;
  @Field() readonly primary!: boolean;
}

@InputType()
class Described {
  @Field(() => ContactType, { nullable: true }) @IsOptional() @IsEnum(ContactType) type?: ContactType | null;
  @Field(() => ContactStatus, { nullable: true }) @IsOptional() @IsEnum(ContactStatus) status?: ContactStatus | null;
}

/** One e-mail address as it is put in; the first one that works is written to. */
@InputType()
export class EmailInput extends Described {
  @Field() @IsEmail() address!: string;
}

/** One number as people write it; where it is left out whether texts are read there, what is known of that stays. */
@InputType()
export class PhoneInput extends Described {
  @Field() @Length(3, 40) number!: string;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() textable?: boolean | null;
}

/** One postal address; the first one is the primary one. */
@InputType()
export class PostalInput {
  @Field(() => String, { nullable: true }) @IsOptional() @Length(0, 200) line?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(0, 100) city?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(0, 20) postalCode?: string | null;
  @Field(() => ContactType, { nullable: true }) @IsOptional() @IsEnum(ContactType) type?: ContactType | null;
}

const keyOf = (email: string) => canonicalEmail(email) ?? email;
const typeOf = (about: About | undefined) => (about?.type as ContactType | undefined) ?? null;

/** The e-mail addresses, in the order they are tried. */
export function emailsOf(details: Known): EmailAddress[] {
  const { emails = [], bouncedEmails = [], about } = details;
  const statusOf = (key: string) =>
    (about?.[key]?.status as ContactStatus | undefined) ??
    (bouncedEmails.includes(key) ? ContactStatus.BOUNCING : ContactStatus.WORKS);
  const primary = emails.find((email) => !bouncedEmails.includes(keyOf(email))) ?? emails[0];
  return emails.map((address) => ({
    address,
    type: typeOf(about?.[keyOf(address)]),
    primary: address === primary,
    status: statusOf(keyOf(address)),
  }));
}

/** The numbers, in the order they are tried. */
export function phonesOf(details: Known): PhoneNumber[] {
  const { phones = [], extensions, about } = details;
  const [primary = phones[0]] = workingPhones(details);
  return phones.map((number) => ({
    number,
    extension: extensions?.[number] ?? null,
    type: typeOf(about?.[number]),
    primary: number === primary,
    status: (about?.[number]?.status as ContactStatus | undefined) ?? ContactStatus.WORKS,
    textable: about?.[number]?.textable ?? true,
  }));
}

/** The postal addresses, the primary one first. */
export function postalOf({ address, city, postalCode, addressType, addresses = [] }: Known): PostalAddress[] {
  const first = { address, city, postalCode, type: addressType };
  const all = [...(address || city || postalCode ? [first] : []), ...addresses];
  return all.map((each, at) => ({
    line: each.address ?? null,
    city: each.city ?? null,
    postalCode: each.postalCode ?? null,
    type: (each.type as ContactType | undefined) ?? null,
    primary: at === 0,
  }));
}

const statusIn = ({ status }: Described) => (status && status !== ContactStatus.WORKS ? status : undefined);

function aboutOf(given: Described & { textable?: boolean | null }): About | undefined {
  const status = statusIn(given);
  const about: About = {
    ...(given.type && { type: given.type }),
    ...(status && { status }),
    ...(given.textable === false && { textable: false }),
  };
  return Object.keys(about).length ? about : undefined;
}

/** The same details with exactly these e-mail addresses. */
export function withEmails(details: Known, inputs: readonly EmailInput[]): Known {
  const emails = new Map(inputs.map((input) => [keyOf(input.address), input]));
  const about = new Map(Object.entries(details.about ?? {}));
  for (const email of details.emails ?? []) about.delete(keyOf(email));
  for (const [key, input] of emails) {
    const said = aboutOf(input);
    if (said) about.set(key, said);
  }
  return {
    ...details,
    emails: [...emails.values()].map(({ address }) => oneLine(address)),
    bouncedEmails: [...emails].filter(([, input]) => statusIn(input)).map(([key]) => key),
    about: Object.fromEntries(about),
  };
}

/** The same details with exactly these numbers; undefined where one of them is none. */
export function withPhones(details: Known, inputs: readonly PhoneInput[]): Known | undefined {
  const about = new Map(Object.entries(details.about ?? {}));
  for (const number of details.phones ?? []) about.delete(number);
  const extensions = new Map<string, string>();
  const phones = new Set<string>();
  for (const input of inputs) {
    const phone = canonicalPhone(input.number);
    if (!phone) return undefined;
    phones.add(phone.number);
    if (phone.extension) extensions.set(phone.number, phone.extension);
    const textable = input.textable ?? details.about?.[phone.number]?.textable ?? null;
    const said = aboutOf({ ...input, textable });
    if (said) about.set(phone.number, said);
  }
  return {
    ...details,
    phones: [...phones],
    extensions: Object.fromEntries(extensions),
    about: Object.fromEntries(about),
  };
}

/** The same details with exactly these postal addresses. */
export function withPostal(details: Known, inputs: readonly PostalInput[]): Known {
  const all = inputs
    .map(({ line, city, postalCode, type }): Postal => {
      const parts = { address: oneLine(line ?? ''), city: oneLine(city ?? ''), postalCode: oneLine(postalCode ?? '') };
      const known = Object.entries({ ...parts, type }).filter(([, value]) => value);
      return Object.fromEntries(known) as Postal;
    })
    .filter(({ address, city, postalCode }) => address ?? city ?? postalCode);
  const unique = [...new Map(all.map((each) => [postalKey(each), each])).values()];
  const [first, ...addresses] = unique;
  const next: Known = { ...details, addresses };
  next.address = first?.address;
  next.city = first?.city;
  next.postalCode = first?.postalCode;
  next.addressType = first?.type;
  return next;
}
