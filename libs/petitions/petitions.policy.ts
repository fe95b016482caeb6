import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type FindOptionsWhere, Not } from 'typeorm';
import type { Actor } from '#accounts';
import { maskEmail, shownName, WardNumber } from '#people';
import { AppError, LocalizedText } from '#platform';
import { Petition, PetitionState } from './petition.entity.ts';
import { Display, type Signature, SignatureState } from './signature.entity.ts';
import type { Ward, WardCell } from './wards.ts';

/** Drafts are seen only by those who may write petitions. */
export const visibleTo = (actor: Actor): FindOptionsWhere<Petition> =>
  actor.can('petitions.write') ? {} : { state: Not(PetitionState.DRAFT) };

/** Which part of a list is wanted. */
export interface PageArgs {
  /** 50 if nothing is said, at most 200. */
  readonly first?: number | null;
  readonly after?: string | null;
}

/** How many of a page are wanted. */
export const sizeOf = ({ first }: PageArgs): number => Math.min(Math.max(first ?? 50, 1), 200);

/** Where a page ends: what the list is ordered by. */
export const cursorOf = (at: Date, id: string): string =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

/** The same read back; what we did not make ourselves is refused. */
export function readCursor(cursor: string): { at: string; id: string } {
  const [, at, id] =
    /^\["(\d{4}-\d\d-\d\dT[\d:.]+Z)","([0-9a-f-]{36})"\]$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!at || !id) throw new AppError('INVALID', 'invalid', {}, { after: 'field.invalid' });
  return { at, id };
}

/** A part of a list of petitions, the newest first; `endCursor` is null on its last one. */
@ObjectType()
export class PetitionsPage {
  @Field(() => [Petition]) items!: Petition[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** How many confirmed of one ward; null where that is too few for this reader. Ward null: they left it open. */
@ObjectType('PetitionWard')
export class WardView implements WardCell {
  @Field(() => Int, { nullable: true }) ward!: Ward;
  @Field(() => Int, { nullable: true }) count!: number | null;
}

/** A petition with how many of each ward signed it, as somebody may know it. */
@ObjectType()
export class PetitionInWards {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => [WardNumber]) wards!: WardNumber[];
}

/** One day in the city: how many confirmed on it, and how many stood at its end. */
@ObjectType('PetitionDay')
export class DayView {
  @Field() day!: string;
  @Field(() => Int) confirmed!: number;
  @Field(() => Int) total!: number;
}

/** What one actor may see of one signature: who may not reach people sees a short name and a masked address. */
@ObjectType('Signature')
export class SignatureView {
  @Field(() => ID) readonly id: string;
  @Field(() => SignatureState) readonly state: SignatureState;
  @Field(() => Display) readonly display: Display;
  @Field(() => Int, { nullable: true }) readonly ward: number | null;
  @Field() readonly language: string;
  @Field() readonly signedAt: Date;
  @Field(() => Date, { nullable: true }) readonly confirmedAt: Date | null;
  @Field(() => ID, { nullable: true }) readonly personId: string | null;

  readonly #row: Signature;
  readonly #reaches: boolean;

  constructor(row: Signature, reaches: boolean) {
    this.id = row.id;
    this.state = row.state;
    this.display = row.display;
    this.ward = row.ward;
    this.language = row.language;
    this.signedAt = row.signedAt;
    this.confirmedAt = row.confirmedAt;
    this.personId = row.personId;
    this.#row = row;
    this.#reaches = reaches;
  }

  /** Empty for somebody who withdrew: nothing of them is kept. */
  @Field()
  get name(): string {
    const { givenName, familyName } = this.#row.details;
    return this.#reaches ? `${givenName} ${familyName}`.trim() : shownName(givenName, familyName);
  }

  @Field()
  get contact(): string {
    const { email } = this.#row.details;
    return this.#reaches ? email : maskEmail(email);
  }
}

/** The only way out for a signature to the team. */
export const viewSignature = (actor: Actor, row: Signature): SignatureView =>
  new SignatureView(row, actor.can('people.contact'));

/** Some signatures, the newest first; `endCursor` is null on the last page. */
@ObjectType()
export class SignaturesPage {
  @Field(() => [SignatureView]) items!: SignatureView[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** The name that a signer lets the public see; undefined for one who did not want to be shown, or does not count. */
export function publicName({ state, display, details }: Pick<Signature, 'state' | 'display' | 'details'>) {
  if (state !== SignatureState.CONFIRMED || display === Display.NONE) return undefined;
  const { givenName, familyName } = details;
  return display === Display.FULL ? `${givenName} ${familyName}`.trim() : shownName(givenName, familyName);
}
