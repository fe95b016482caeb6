import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsEmail, IsOptional, IsUUID, Length } from 'class-validator';
import type { Actor } from '#accounts';
import { maskEmail } from '#people';
import { shortName } from '../events.policy.ts';
import { SignUpState } from '../sign-up.entity.ts';
import { AttendanceState } from './attendance.entity.ts';
import { isWalkIn } from './turnout.ts';

/** Somebody who came without a sign-up: of the list by their id, or as they say their name at the door. */
@InputType()
export class WalkInInput {
  /** Made by who asks, once for each person at the door: asked again with it, nobody comes twice. */
  @Field(() => ID) @IsUUID('4') id!: string;
  @Field(() => ID) @IsUUID() eventId!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() personId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 200) name?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsEmail() email?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 40) phone?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 35) language?: string | null;
}

/** What is known of somebody at the door. */
export interface Expected {
  readonly personId: string;
  readonly signUp: SignUpState | null;
  readonly state: AttendanceState;
  readonly name: string;
  readonly email: string | null;
  readonly markedAt: Date | null;
  readonly by: string | null;
}

/** One person of the list at the door, as far as the actor may see them: masked as a sign-up is. */
@ObjectType()
export class CheckInEntry {
  @Field(() => ID) readonly personId: string;
  /** What they have at the event; null for who comes without. */
  @Field(() => SignUpState, { nullable: true }) readonly signUp: SignUpState | null;
  @Field(() => AttendanceState) readonly state: AttendanceState;
  @Field() readonly walkIn: boolean;
  @Field() readonly name: string;
  @Field(() => String, { nullable: true }) readonly contact: string | null;
  @Field(() => Date, { nullable: true }) readonly markedAt: Date | null;
  /** Who said so. */
  @Field(() => String, { nullable: true }) readonly by: string | null;

  constructor(actor: Actor, { personId, signUp, state, name, email, markedAt, by }: Expected) {
    const reaches = actor.can('people.contact');
    this.personId = personId;
    this.signUp = signUp;
    this.state = state;
    this.walkIn = isWalkIn({ signUp, state });
    this.name = reaches ? name : shortName(name);
    this.contact = email && (reaches ? email : maskEmail(email));
    this.markedAt = markedAt;
    this.by = by;
  }
}

/** Who was expected at an event, and who came. */
@ObjectType()
export class CheckIn {
  /** Whether it may be said by now who came. */
  @Field() readonly open!: boolean;
  @Field(() => Int) readonly signedUp!: number;
  @Field(() => Int) readonly came!: number;
  @Field(() => Int) readonly didNotCome!: number;
  @Field(() => Int) readonly unknown!: number;
  @Field(() => Int) readonly walkIns!: number;
  /** How many were said not to have come all at once, which can be taken back at once. */
  @Field(() => Int) readonly together!: number;
  /** Whether who it was is deleted, and the numbers are all that is left. */
  @Field() readonly kept!: boolean;
  @Field(() => [CheckInEntry]) readonly people!: CheckInEntry[];
}
