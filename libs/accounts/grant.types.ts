import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import type { AccessGrant, CustomRole } from './grant.entity.ts';
import { SCOPES, type ScopeKind } from './rights.ts';
import { PERMISSIONS, type Permission, USER_ROLES, type UserRole } from './roles.ts';

/** What a grant may be over. */
export const Scope = Object.fromEntries(SCOPES.map((scope) => [scope, scope])) as { [S in ScopeKind]: S };
registerEnumType(Scope, { name: 'Scope' });

/** A role over a scope for somebody. Which fields a scope needs is said by `Scope`; the others are left out. */
@InputType()
export class GrantInput {
  @Field(() => ID) @IsUUID() userId!: string;
  /** One of the catalogue; or else `customRoleId`. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(USER_ROLES) role?: UserRole | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() customRoleId?: string | null;
  @Field(() => Scope) @IsIn(SCOPES) scope!: ScopeKind;
  /** The event, or the tag of the list. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() subjectId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(1, 100) campaignCode?: string | null;
  @Field(() => [Int], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(13)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(13, { each: true })
  wards?: number[] | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds?: string[] | null;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() @Type(() => Date) until?: Date | null;
}

/** People for somebody to look after, as a lead does. */
@InputType()
export class AssignInput {
  @Field(() => ID) @IsUUID() userId!: string;
  @Field(() => [ID])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds!: string[];
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() @Type(() => Date) until?: Date | null;
}

/** Who looks after a person, by which grant, and until when. */
@ObjectType()
export class Assignee {
  @Field(() => ID) grantId!: string;
  @Field(() => ID) userId!: string;
  @Field() name!: string;
  @Field(() => Date, { nullable: true }) until!: Date | null;
}

/** A name for permissions out of the catalogue. */
@InputType()
export class RoleInput {
  @Field()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 60)
  name!: string;
  @Field(() => [String])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PERMISSIONS, { each: true })
  permissions!: Permission[];
}

/** A role that the organization made for itself. */
@ObjectType('CustomRole')
export class CustomRoleView {
  @Field(() => ID) readonly id: string;
  @Field() readonly name: string;
  @Field(() => [String]) readonly permissions: Permission[];
  /** Whether somebody has it now, so that it cannot be taken out of use. */
  @Field() readonly inUse: boolean;

  constructor({ id, name, permissions }: CustomRole, inUse: boolean) {
    this.id = id;
    this.name = name;
    this.permissions = permissions;
    this.inUse = inUse;
  }
}

/** A grant that has not ended. */
@ObjectType('Grant')
export class GrantView {
  @Field(() => ID) readonly id: string;
  @Field(() => String, { nullable: true }) readonly role: UserRole | null;
  /** The name of a role that the organization made. */
  @Field(() => String, { nullable: true }) readonly roleName: string | null;
  @Field(() => Scope) readonly scope: ScopeKind;
  @Field(() => ID, { nullable: true }) readonly subjectId: string | null;
  @Field(() => String, { nullable: true }) readonly campaignCode: string | null;
  @Field(() => [Int], { nullable: true }) readonly wards: number[] | null;
  /** How many people are assigned by it; 0 where it is over something else. */
  @Field(() => Int) readonly people: number;
  @Field(() => Date, { nullable: true }) readonly until: Date | null;
  @Field() readonly createdAt: Date;

  constructor(grant: AccessGrant, roleName: string | null, people: number) {
    this.id = grant.id;
    this.role = grant.role;
    this.roleName = roleName;
    this.scope = grant.scope;
    this.subjectId = grant.subjectId;
    this.campaignCode = grant.campaignCode;
    this.wards = grant.wards;
    this.people = people;
    this.until = grant.until;
    this.createdAt = grant.createdAt;
  }
}
