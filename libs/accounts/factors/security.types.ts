import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Actor, Role } from '../actor.ts';
import { lastSeen } from '../sessions.service.ts';
import type { Session } from '../user.entity.ts';
import { deviceOf } from './device.ts';
import type { FactorReset, Passkey } from './factor.entity.ts';
import type { Factors } from './factors.service.ts';

/** A passkey as its owner knows it. */
@ObjectType('Passkey')
export class PasskeyView {
  @Field(() => ID) readonly id: string;
  @Field() readonly name: string;
  @Field() readonly createdAt: Date;
  @Field(() => Date, { nullable: true }) readonly lastUsedAt: Date | null;

  constructor({ id, details, createdAt, lastUsedAt }: Passkey) {
    this.id = id;
    this.name = details.name;
    this.createdAt = createdAt;
    this.lastUsedAt = lastUsedAt;
  }
}

/** A browser that somebody is signed in with; what it is, as far as it says so. */
@ObjectType('Session')
export class SessionView {
  @Field(() => ID) readonly id: string;
  @Field() readonly startedAt: Date;
  /** To the minute. */
  @Field() readonly seenAt: Date;
  @Field(() => String, { nullable: true }) readonly browser: string | null;
  @Field(() => String, { nullable: true }) readonly system: string | null;
  /** Whether it is the one that asks. */
  @Field() readonly current: boolean;

  constructor(actor: Actor, session: Session) {
    const { browser, system } = deviceOf(session.details.agent);
    this.id = session.id;
    this.startedAt = session.createdAt;
    this.seenAt = lastSeen(session, actor.role as Role);
    this.browser = browser;
    this.system = system;
    this.current = session.id === actor.session?.id;
  }
}

/** That somebody's factors are to be taken away, for those who decide it and for the person. */
@ObjectType('FactorReset')
export class FactorResetView {
  @Field(() => ID) readonly id: string;
  @Field(() => ID) readonly userId: string;
  @Field() readonly name: string;
  @Field() readonly askedBy: string;
  @Field() readonly askedAt: Date;
  @Field(() => String, { nullable: true }) readonly approvedBy: string | null;
  @Field(() => Date, { nullable: true }) readonly dueAt: Date | null;
  /** Whether this actor may be the second one. */
  @Field() readonly mayApprove: boolean;

  constructor(actor: Actor, row: FactorReset, names: ReadonlyMap<string, string>) {
    const { id, userId, askedByUserId, approvedByUserId, createdAt, dueAt } = row;
    this.id = id;
    this.userId = userId;
    this.name = names.get(userId) ?? '';
    this.askedBy = names.get(askedByUserId) ?? '';
    this.askedAt = createdAt;
    this.approvedBy = approvedByUserId && (names.get(approvedByUserId) ?? '');
    this.dueAt = dueAt;
    this.mayApprove = !approvedByUserId && ![userId, askedByUserId].includes(actor.id);
  }
}

/** What somebody signs in with, and where they are signed in: their own. */
@ObjectType('Security')
export class SecurityView {
  @Field(() => [PasskeyView]) readonly passkeys: PasskeyView[];
  @Field(() => Date, { nullable: true }) readonly appSince: Date | null;
  @Field(() => Int) readonly codesLeft: number;
  /** False for a volunteer, who sees nobody else's data. */
  @Field() readonly needsFactor: boolean;
  @Field(() => [SessionView]) readonly sessions: SessionView[];
  @Field(() => FactorResetView, { nullable: true }) readonly reset: FactorResetView | null;

  constructor(actor: Actor, factors: Factors, sessions: readonly Session[], reset: FactorResetView | null) {
    this.passkeys = factors.passkeys.map((passkey) => new PasskeyView(passkey));
    this.appSince = factors.app?.confirmedAt ?? null;
    this.codesLeft = factors.codesLeft;
    this.needsFactor = actor.can('home.factor');
    this.sessions = sessions.map((session) => new SessionView(actor, session));
    this.reset = reset;
  }
}
