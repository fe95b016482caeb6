import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Actor, UserRole } from './actor.ts';
import type { User } from './user.entity.ts';

/** A user as those name them who work with them. */
@ObjectType()
export class UserName {
  @Field(() => ID) readonly id: string;
  @Field() readonly name: string;
  @Field(() => String) readonly role: UserRole;
  /** Whether they may sign in. */
  @Field() readonly active: boolean;

  constructor({ id, details, role, disabledAt }: User) {
    this.id = id;
    this.name = details.name;
    this.role = role;
    this.active = disabledAt === null;
  }
}

/** Somebody who has access, as one actor may see it: the address only for who manages accounts. */
@ObjectType('User')
export class UserView extends UserName {
  @Field() readonly since: Date;
  @Field(() => Date, { nullable: true }) readonly lastSeenAt: Date | null;
  @Field(() => String, { nullable: true }) readonly email: string | null;
  @Field() readonly hasPassword: boolean;
  /** Whether they enrolled anything besides a password. */
  @Field() readonly hasFactor: boolean;

  constructor(actor: Actor, user: User, hasFactor: boolean) {
    super(user);
    this.since = user.createdAt;
    this.lastSeenAt = user.lastSeenAt;
    this.email = actor.can('accounts.manage') ? user.details.email : null;
    this.hasPassword = user.passwordHash !== null;
    this.hasFactor = hasFactor;
  }
}
