import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Raw } from 'typeorm';
import { AppError, Db, Jobs, type Payload, v7 } from '#platform';
import { accessChanged } from './accounts.facts.ts';
import type { Actor } from './actor.ts';
import { AccessGrant, CustomRole, GrantPerson } from './grant.entity.ts';
import { type AssignInput, CustomRoleView, type GrantInput, GrantView, type RoleInput } from './grant.types.ts';
import { type Held, mayGive, permittedOver, type ScopeKind } from './rights.ts';
import { isUserRole, type Permission, ROLES, type UserRole } from './roles.ts';

const CURRENT = {
  endedAt: IsNull(),
  until: Raw((at) => `(${at} is null or ${at} > now())`),
};

/** What a grant says of its scope; the database holds that each scope has what it needs. */
type Over = Pick<GrantInput, 'scope' | 'subjectId' | 'campaignCode' | 'wards' | 'personIds'>;

/** Which table a scope's subject is in: looked up first, since foreign keys are checked past row level security. */
const SUBJECT: Partial<Record<ScopeKind, string>> = {
  EVENT: 'select 1 from event where id = $1',
  LIST: 'select 1 from tag where id = $1',
  CAMPAIGN: 'select 1 from campaign where code = $1',
};

/** Whether a campaign is one that another organization keeps and shares with this one. */
const KEPT = `select 1 from record_acceptance a join record_share s on s.id = a."shareId"
  where a."endedAt" is null and s."endedAt" is null and $1::text = any(s.campaigns)`;

/** Keeps grants and the roles that an organization made. What a user may do is what their grants say when they ask. */
@Injectable()
export class GrantsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** What somebody holds at this moment, by the database's clock; asked anew by each request. */
  async heldBy(organizationId: string, userId: string): Promise<Held[]> {
    const rows = await this.db.statement<{
      role: UserRole | null;
      permissions: Permission[] | null;
      scope: ScopeKind;
      subjectId: string | null;
    }>('select * from grants_behind($1, $2)', [organizationId, userId]);
    return rows.map(({ role, permissions, scope, subjectId }) => ({
      permissions: permittedOver(role, role ? ROLES[role] : (permissions ?? []), scope),
      scope,
      subjectId,
    }));
  }

  /** The grants of these users that have not ended, the oldest first. */
  ofUsers(userIds: readonly string[]): Promise<Map<string, GrantView[]>> {
    return this.db.tx(async () => {
      const where = { userId: In([...userIds]), ...CURRENT };
      const grants = await this.db.repo(AccessGrant).find({ where, order: { createdAt: 'ASC', id: 'ASC' } });
      const roles = new Map((await this.db.repo(CustomRole).find()).map(({ id, name }) => [id, name]));
      const people = await this.db
        .repo(GrantPerson)
        .query<{ id: string; count: number }[]>(
          `select "grantId" as id, count(*)::int as count from grant_person where "grantId" = any($1) group by 1`,
          [grants.map(({ id }) => id)],
        );
      const counted = new Map(people.map(({ id, count }) => [id, count]));
      const seen = (grant: AccessGrant) =>
        new GrantView(grant, roles.get(grant.customRoleId ?? '') ?? null, counted.get(grant.id) ?? 0);
      return new Map([...Map.groupBy(grants, ({ userId }) => userId)].map(([id, own]) => [id, own.map(seen)] as const));
    });
  }

  /** The first grant of an account, or the one in place of all that it had over the organization. */
  async standing(userId: string, role: UserRole, by?: Actor): Promise<void> {
    await this.db
      .repo(AccessGrant)
      .update({ userId, scope: 'ORGANIZATION', endedAt: IsNull() }, { endedAt: () => 'now()' });
    await this.save(userId, { role, scope: 'ORGANIZATION', until: null }, by);
  }

  /** Gives somebody a role over a scope; within the transaction that holds the user. */
  async give(actor: Actor, input: GrantInput): Promise<void> {
    const { role, customRoleId, scope } = input;
    if (Boolean(role) === Boolean(customRoleId))
      throw new AppError('INVALID', 'invalid', {}, { role: 'field.required' });
    if (input.until && input.until <= new Date())
      throw new AppError('INVALID', 'invalid', {}, { until: 'field.invalid' });
    const permissions = role ? ROLES[role] : (await this.role(customRoleId!)).permissions;
    if (!mayGive(actor, permissions)) throw new AppError('FORBIDDEN', 'accounts.mayNotGive');
    if (scope !== 'ORGANIZATION' && !permittedOver(role ?? null, permissions, scope).includes('people.read'))
      throw new AppError('INVALID', 'accounts.sharesNobody', {}, { role: 'field.invalid' });
    await this.save(input.userId, await this.over(input), actor);
  }

  /** Adds people to those whom somebody looks after as a lead until the same moment; where there are none yet, gives it. */
  async assign(actor: Actor, { userId, personIds, until = null }: AssignInput): Promise<void> {
    const same = { userId, role: 'lead', scope: 'PEOPLE', endedAt: IsNull() } as const;
    const found = await this.db.repo(AccessGrant).findBy({ ...same, until: until ?? IsNull() });
    const grant = found[0];
    if (!grant) return this.give(actor, { userId, role: 'lead', scope: 'PEOPLE', personIds, until });
    await this.mustBeThere(personIds);
    const there = await this.db.repo(GrantPerson).findBy({ grantId: grant.id, personId: In(personIds) });
    const known = new Set(there.map(({ personId }) => personId));
    const added = personIds.filter((id) => !known.has(id));
    if (!mayGive(actor, ROLES.lead)) throw new AppError('FORBIDDEN', 'accounts.mayNotGive');
    await this.db.insertAll(added.map((personId) => this.db.make(GrantPerson, { grantId: grant.id, personId })));
    await this.tell('GRANT_GIVEN', actor, grant.id);
  }

  /** Takes one person out of a grant, held by its caller, and ends it with the last one. */
  async unassign(actor: Actor, grant: AccessGrant, personId: string): Promise<void> {
    const people = this.db.repo(GrantPerson);
    if (!(await people.existsBy({ grantId: grant.id, personId }))) throw new AppError('NOT_FOUND', 'notFound');
    if ((await people.countBy({ grantId: grant.id })) === 1) return this.end(actor, grant);
    if (!mayGive(actor, ROLES.lead)) throw new AppError('FORBIDDEN', 'accounts.mayNotGive');
    await people.delete({ grantId: grant.id, personId });
    await this.tell('GRANT_ENDED', actor, grant.id);
  }

  /** The grants over people that a person is among, the oldest first. */
  async overPerson(personId: string): Promise<AccessGrant[]> {
    await this.mustBeThere([personId]);
    const among = await this.db.repo(GrantPerson).findBy({ personId });
    const where = { id: In(among.map(({ grantId }) => grantId)), ...CURRENT };
    return this.db.repo(AccessGrant).find({ where, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** The grant, held; NOT_FOUND where it is over, or none. */
  async open(id: string): Promise<AccessGrant> {
    const lock = { mode: 'pessimistic_write' } as const;
    const grant = await this.db.repo(AccessGrant).findOne({ where: { id, ...CURRENT }, lock });
    if (!grant) throw new AppError('NOT_FOUND', 'notFound');
    return grant;
  }

  /** Ends it at once, in every process; nobody takes away what they could not have given. */
  async end(actor: Actor, grant: AccessGrant): Promise<void> {
    const { role, customRoleId, id } = grant;
    const permissions = role ? ROLES[role] : (await this.role(customRoleId!)).permissions;
    if (!mayGive(actor, permissions)) throw new AppError('FORBIDDEN', 'accounts.mayNotGive');
    await this.db.repo(AccessGrant).update({ id }, { endedAt: () => 'now()' });
    await this.tell('GRANT_ENDED', actor, id);
  }

  /**
   * The role that an account goes by: the strongest that it has over the organization. Who has anything beside what a
   * volunteer has (a part of the people, a role of the organization's own) counts as a lead: they sign in as those do
   * who see people's data.
   */
  async goesBy(userId: string): Promise<UserRole> {
    const grants = await this.db.repo(AccessGrant).findBy({ userId, ...CURRENT });
    const whole = grants.filter(({ scope, role }) => scope === 'ORGANIZATION' && role).map(({ role }) => role!);
    const strongest = STRENGTH.find((role) => whole.includes(role)) ?? 'volunteer';
    const more = grants.some(({ scope, role }) => scope !== 'ORGANIZATION' || !role);
    return strongest === 'volunteer' && more ? 'lead' : strongest;
  }

  /** Whether somebody who may sign in holds a role over the organization for good. */
  async someoneFor(role: UserRole): Promise<boolean> {
    const found: unknown[] = await this.db.repo(AccessGrant).query(
      `select 1 from access_grant g join "user" u on u.id = g."userId" where g.role = $1 and g.scope = 'ORGANIZATION'
         and g."endedAt" is null and g.until is null and u."disabledAt" is null limit 1`,
      [role],
    );
    return found.length > 0;
  }

  roles(): Promise<CustomRoleView[]> {
    return this.db.tx(async () => {
      const used = await this.db.repo(AccessGrant).findBy(CURRENT);
      const inUse = new Set(used.map(({ customRoleId }) => customRoleId));
      const found = await this.db.repo(CustomRole).find({ order: { name: 'ASC' } });
      return found.map((role) => new CustomRoleView(role, inUse.has(role.id)));
    });
  }

  /** Makes a role out of permissions that its maker has; a taken name is a CONFLICT. */
  makeRole(actor: Actor, { name, permissions }: RoleInput): Promise<CustomRoleView[]> {
    if (!mayGive(actor, permissions)) throw new AppError('FORBIDDEN', 'accounts.mayNotGive');
    return this.db.tx(async () => {
      const role = await this.db.save(this.db.make(CustomRole, { name, permissions }));
      await this.tell('ROLE_MADE', actor, role.id);
      return this.roles();
    });
  }

  /** Takes a role out of use that nobody has now. */
  removeRole(actor: Actor, id: string): Promise<CustomRoleView[]> {
    return this.db.tx(async () => {
      const role = await this.role(id);
      if (await this.db.repo(AccessGrant).existsBy({ customRoleId: role.id, ...CURRENT }))
        throw new AppError('CONFLICT', 'accounts.roleInUse');
      await this.db.repo(AccessGrant).delete({ customRoleId: id });
      await this.db.repo(CustomRole).delete({ id });
      await this.tell('ROLE_REMOVED', actor, id);
      return this.roles();
    });
  }

  /** Held, so that it is not taken out of use while it is given. */
  private async role(id: string): Promise<CustomRole> {
    const role = await this.db.repo(CustomRole).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!role) throw new AppError('NOT_FOUND', 'notFound');
    return role;
  }

  /** What a grant is over, without what its scope does not need; what it needs must be there, and be ours. */
  private async over(input: GrantInput): Promise<GrantInput> {
    const { scope } = input;
    const kept: Over = {
      scope,
      ...((scope === 'EVENT' || scope === 'LIST') && { subjectId: input.subjectId }),
      ...(scope === 'CAMPAIGN' && { campaignCode: input.campaignCode }),
      ...(scope === 'WARDS' && { wards: input.wards }),
      ...(scope === 'PEOPLE' && { personIds: input.personIds }),
    };
    const needed = kept.subjectId ?? kept.campaignCode ?? kept.wards ?? kept.personIds;
    if (scope !== 'ORGANIZATION' && !needed) throw new AppError('INVALID', 'invalid', {}, { scope: 'field.required' });
    const grants = this.db.repo(AccessGrant);
    const there = SUBJECT[scope] ? ((await grants.query(SUBJECT[scope], [needed])) as unknown[]).length === 1 : true;
    if (!there) await this.refuse(scope, needed);
    await this.mustBeThere(kept.personIds ?? []);
    const { userId, role, customRoleId, until } = input;
    return { userId, role, customRoleId, until, ...kept };
  }

  /** A campaign that another organization keeps has no people of ours that a grant could be over: that is said. */
  private async refuse(scope: ScopeKind, needed: unknown): Promise<never> {
    const kept = scope === 'CAMPAIGN' ? ((await this.db.repo(AccessGrant).query(KEPT, [needed])) as unknown[]) : [];
    if (kept.length) throw new AppError('INVALID', 'grants.keptElsewhere', {}, { campaignCode: 'field.invalid' });
    throw new AppError('NOT_FOUND', 'notFound');
  }

  private async mustBeThere(people: readonly string[]): Promise<void> {
    const known: unknown[] = await this.db.repo(AccessGrant).query('select 1 from person where id = any($1)', [people]);
    if (known.length !== people.length) throw new AppError('NOT_FOUND', 'notFound');
  }

  private async save(userId: string, input: Omit<GrantInput, 'userId'>, by?: Actor): Promise<void> {
    const { personIds, ...values } = input;
    const grant = this.db.make(AccessGrant, {
      role: values.role ?? null,
      customRoleId: values.customRoleId ?? null,
      scope: values.scope,
      subjectId: values.subjectId ?? null,
      campaignCode: values.campaignCode ?? null,
      wards: values.wards ?? null,
      until: values.until ?? null,
      userId,
      givenByUserId: by?.isUser ? by.id : null,
    });
    await this.db.save(grant);
    await this.db.insertAll(
      (personIds ?? []).map((personId) => this.db.make(GrantPerson, { grantId: grant.id, personId })),
    );
    // The first one comes with its account.
    if (by) await this.tell('GRANT_GIVEN', by, grant.id);
  }

  private tell(kind: Payload<typeof accessChanged>['kind'], actor: Actor, subjectId: string): Promise<void> {
    const at = new Date().toISOString();
    return this.jobs.state(accessChanged, { lineId: v7(), at, kind, actorId: actor.id, subjectId });
  }
}

const STRENGTH = ['owner', 'admin', 'organizer', 'coordinator', 'auditor', 'lead', 'volunteer'].filter(isUserRole);
