import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { type Language, LANGUAGES } from '#platform';
import { type Actor, USER_ROLES, type UserRole } from './actor.ts';
import type { Invitation } from './invitation.entity.ts';
import { masked, mayInvite } from './inviting.ts';

/** What came of inviting an address. */
export enum InviteOutcome {
  INVITED = 'INVITED',
  ALREADY_INVITED = 'ALREADY_INVITED',
  HAS_ACCOUNT = 'HAS_ACCOUNT',
}
registerEnumType(InviteOutcome, { name: 'InviteOutcome' });

const Trimmed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Whom to invite, to what, and in which language to write to them. */
@InputType()
export class InvitationInput {
  @Field() @Trimmed() @IsEmail({}, { context: { key: 'field.isEmail' } }) @Length(3, 200) email!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 100) name?: string | null;
  @Field(() => String) @IsIn(USER_ROLES) role!: UserRole;
  @Field(() => String) @IsIn(LANGUAGES, { context: { key: 'field.isLanguage' } }) language!: Language;
}

/** The answer to an inviter; `link` is there once, and only where something new was made. */
@ObjectType()
export class Invited {
  @Field(() => InviteOutcome) outcome!: InviteOutcome;
  @Field(() => String, { nullable: true }) link!: string | null;
}

/** What one actor may see of an invitation: the address in full only for its inviter and for who manages accounts. */
@ObjectType('Invitation')
export class InvitationView {
  @Field(() => ID) readonly id: string;
  @Field(() => String) readonly role: UserRole;
  @Field(() => String) readonly language: Language;
  @Field() readonly email: string;
  @Field(() => String, { nullable: true }) readonly name: string | null;
  @Field(() => String, { nullable: true }) readonly invitedBy: string | null;
  @Field() readonly createdAt: Date;
  @Field() readonly sentAt: Date;
  @Field() readonly expiresAt: Date;
  @Field() readonly expired: boolean;
  /** Whether this actor may send it again at some time, or revoke it. */
  @Field() readonly mine: boolean;

  constructor(actor: Actor, row: Invitation, invitedBy: string | null, now: Date) {
    const { id, role, language, createdAt, sentAt, expiresAt, details } = row;
    const seen = actor.can('accounts.manage') || row.invitedByUserId === actor.id;
    this.email = seen ? details.email : masked(details.email);
    this.name = details.name ?? null;
    this.invitedBy = invitedBy;
    this.expired = expiresAt <= now;
    this.mine = mayInvite(actor, role);
    this.id = id;
    this.role = role;
    this.language = language;
    this.createdAt = createdAt;
    this.sentAt = sentAt;
    this.expiresAt = expiresAt;
  }
}
