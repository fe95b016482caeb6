import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IsNull } from 'typeorm';
import { AccessGrant, AccountsService, type UserRole } from '#accounts';
import { RecordShare } from '#campaigns';
import { Person } from '#people';
import { Message } from '#outreach';
import { Db, within } from '#platform';
import { HOUR } from './gatherings.ts';
import type { Api } from './harness.ts';
import { petitionInput } from './signing.ts';
import { type Member, Team } from './team.ts';

/** Everybody who may ask: the roles of the table, and somebody who is not signed in. Those who change most ask last. */
export const ASKERS = [
  'nobody',
  'integration',
  'auditor',
  'volunteer',
  'lead',
  'coordinator',
  'organizer',
  'admin',
  'owner',
] as const;
export type Asker = (typeof ASKERS)[number];

/** Where a row is: what the lead's grant is over, the rest of the organization, another organization. */
export const CASES = ['own', 'other', 'foreign'] as const;
export type Case = (typeof CASES)[number];

/** The kinds of rows that operations are asked about. */
export type Kind =
  | 'person'
  | 'event'
  | 'signUp'
  | 'petition'
  | 'task'
  | 'blast'
  | 'user'
  | 'invitation'
  | 'role'
  | 'grant'
  | 'message'
  | 'share'
  | 'group';
export type Rows = Record<Kind, string> & { readonly secrets: readonly string[] };

let count = 0;

/** Two organizations with the same rows in each, and everybody who may ask in the first. */
export class World {
  readonly rows = {} as Record<Case, Rows>;
  private readonly cookies = new Map<Asker, string>();
  private key = '';
  /** Who offers a record to whom: to us, we to them, and they to somebody else. */
  private offers = {} as Record<Case, readonly [string, string]>;
  private assignee = {} as Record<Case, Member>;
  private readonly teams = {} as Record<Case, { team: Team; owner: Member }>;

  constructor(readonly api: Api) {}

  async build(): Promise<this> {
    const accounts = this.api.app.get(AccountsService);
    const home = new Team(this.api);
    const organizationId = await accounts.organization('Elsewhere');
    const nowhere = await accounts.organization('Nowhere');
    const us = this.api.organizationId;
    this.offers = { own: [organizationId, us], other: [us, organizationId], foreign: [organizationId, nowhere] };
    const inside = <T>(work: () => Promise<T>) => within({ organizationId }, work);
    const away = new Team({ ...this.api, organizationId, inside });
    const members = new Map<string, Member>();
    for (const asker of ASKERS)
      if (asker !== 'nobody' && asker !== 'integration') members.set(asker, await home.join(asker as UserRole));
    for (const [asker, { cookie }] of members) this.cookies.set(asker as Asker, cookie);
    this.key = await accounts.createKey(this.api.organizationId, 'integration', 'matrix');
    const owner = members.get('owner')!;
    this.teams.own = this.teams.other = { team: home, owner };
    this.teams.foreign = { team: away, owner: await away.join('owner') };
    this.assignee = { own: members.get('volunteer')!, other: owner, foreign: this.teams.foreign.owner };
    for (const each of CASES) this.rows[each] = await this.furnish(each, this.assignee[each]);
    const db = this.api.app.get(Db);
    const lead = {
      role: 'lead',
      scope: 'EVENT',
      subjectId: this.rows.own.event,
      userId: members.get('lead')!.id,
    } as const;
    const nothing = {
      customRoleId: null,
      campaignCode: null,
      wards: null,
      until: null,
      endedAt: null,
      givenByUserId: null,
    };
    await this.api.inside(() => db.tx(() => db.save(db.make(AccessGrant, { ...lead, ...nothing }))));
    return this;
  }

  /** What somebody is answered, over GraphQL or REST. */
  async ask(asker: Asker, path: string, body?: object, method?: string) {
    const { team } = this.teams.own;
    const headers: Record<string, string> = asker === 'integration' ? { authorization: `Bearer ${this.key}` } : {};
    const cookie = this.cookies.get(asker);
    const answer = await team.send(path, body, { headers, ...(cookie && { cookie }), ...(method && { method }) });
    if (cookie && answer.cookie.includes('=')) this.cookies.set(asker, answer.cookie); // the session got another secret
    return answer;
  }

  /** Makes one anew that the last one to ask may have removed. */
  async renew(each: Case, kind: Kind): Promise<void> {
    const { rows } = this;
    if (kind === 'task') rows[each] = { ...rows[each], task: await this.task(each, this.assignee[each]) };
    if (kind === 'role') rows[each] = { ...rows[each], role: await this.role(each) };
    if (kind === 'invitation') rows[each] = { ...rows[each], invitation: await this.invitation(each) };
    if (kind === 'share') rows[each] = { ...rows[each], share: await this.share(each) };
    if (kind === 'grant') rows[each] = { ...rows[each], grant: await this.grant(each) };
  }

  private async furnish(each: Case, assignee: Member): Promise<Rows> {
    const { team, owner } = this.teams[each];
    const familyName = `Zz${each}q`;
    const email = `vv${each}x@example.org`;
    const event = await team.made.eventIn(48 * HOUR);
    const signUp = await team.made.signUp(event, { name: `Nombre ${familyName}`, email });
    const db = this.api.app.get(Db);
    const person = await team.made.inTx(() => db.repo(Person).findOneByOrFail({ id: signUp.personId! }));
    const changes = {
      phones: [`+1612555${String(7000 + ++count)}`],
      address: `${each} Ave 1`,
      ...{ postalCode: '55407', otherLanguages: ['so'] },
      notes: `nota ${each}`,
      givenName: 'Nombre',
      familyName,
      chosenName: `Zz${each}c`,
      alternateNames: [`Zz${each}alias`],
      identifiers: [`van:zz${each}`],
      custom: [{ fieldId: await this.field(each), values: [`Zz${each}own`] }],
    };
    await this.do(
      each,
      'mutation ($id: ID!, $changes: PersonChanges!) { updatePerson(id: $id, changes: $changes) { id } }',
      { id: person.id, changes },
    );
    const hidden = [
      changes.address,
      changes.notes,
      ...changes.phones,
      ...changes.alternateNames,
      ...changes.identifiers,
    ];
    const group = await this.household(each, person.id);
    await team.mails();
    const [message] = await team.made.inTx(() => db.repo(Message).find({ where: { personId: person.id }, take: 1 }));
    const petition = await this.do(each, 'mutation ($input: PetitionInput!) { createPetition(input: $input) { id } }', {
      input: petitionInput(),
    });
    const blast = await this.do(each, 'mutation ($input: BlastInput!) { createBlast(input: $input) { id } }', {
      input: { title: `Blast ${each}` },
    });
    const user = await team.join('coordinator', { name: `Uu ${each}`, email: `uu${each}@example.org` });
    this.rows[each] = { user: user.id } as Rows;
    return {
      person: person.id,
      event: event.id,
      signUp: signUp.id,
      petition: petition.id,
      task: await this.task(each, assignee),
      blast: blast.id,
      user: user.id,
      invitation: await this.invitation(each),
      role: await this.role(each),
      grant: await this.grant(each),
      share: await this.share(each),
      group,
      message: message?.id ?? owner.id,
      secrets: [familyName, email, ...hidden],
    };
  }

  private async field(each: Case): Promise<string> {
    const input = { type: 'TEXT', label: { en: `Own ${each}`, es: '' } };
    const make = 'mutation ($input: CustomFieldInput!) { createCustomField(input: $input) { id } }';
    return (await this.do(each, make, { input })).id;
  }

  private async household(each: Case, personId: string): Promise<string> {
    const input = { kind: 'HOUSEHOLD', name: `${each} Ave 1` };
    const make = 'mutation ($input: PeopleGroupInput!) { createPeopleGroup(input: $input) { id } }';
    const toGroupId = (await this.do(each, make, { input })).id;
    await this.do(each, 'mutation ($input: RelationInput!) { relate(input: $input) { id } }', {
      input: { personId, code: 'LIVES_IN', toGroupId },
    });
    return toGroupId;
  }

  private async task(each: Case, { id: assigneeId }: Pick<Member, 'id'>): Promise<string> {
    const input = { title: `Task ${each}`, assigneeId };
    return (await this.do(each, 'mutation ($input: TaskInput!) { createTask(input: $input) { id } }', { input })).id;
  }

  private async role(each: Case): Promise<string> {
    const name = `Role ${each} ${++count}`;
    const make = 'mutation ($input: RoleInput!) { makeRole(input: $input) { id name } }';
    const { cookie } = this.teams[each].owner;
    const answer = await this.teams[each].team.gql<{ makeRole: { id: string; name: string }[] }>(cookie, make, {
      input: { name, permissions: ['council.read'] },
    });
    return answer.data.makeRole.find((role) => role.name === name)!.id;
  }

  private async invitation(each: Case): Promise<string> {
    const { team, owner } = this.teams[each];
    const email = `ii${each}${++count}@example.org`;
    await team.invite(owner, 'volunteer', email);
    const { data } = await team.gql<{ invitations: { id: string; email: string }[] }>(
      owner.cookie,
      '{ invitations { id email } }',
    );
    return data.invitations.find((found) => found.email === email)!.id;
  }

  private share(each: Case): Promise<string> {
    const [organizationId, withId] = this.offers[each];
    const db = this.api.app.get(Db);
    const anew = async () => {
      const shares = db.repo(RecordShare);
      await shares.update({ organizationId, withId, endedAt: IsNull() }, { endedAt: new Date() });
      const values = { withId, campaigns: ['camp:none'], offeredByUserId: null, endedAt: null };
      return (await db.save(db.make(RecordShare, values))).id;
    };
    return within({ organizationId }, () => db.tx(anew));
  }

  private async grant(each: Case): Promise<string> {
    const { team, owner } = this.teams[each];
    const input = { userId: this.rows[each].user, role: 'volunteer', scope: 'ORGANIZATION' };
    const { data } = await team.gql<{ giveGrant: { id: string; grants: { id: string; role: string }[] }[] }>(
      owner.cookie,
      'mutation ($input: GrantInput!) { giveGrant(input: $input) { id grants { id role } } }',
      { input },
    );
    return data.giveGrant.find(({ id }) => id === input.userId)!.grants.findLast(({ role }) => role === 'volunteer')!
      .id;
  }

  private async do(each: Case, query: string, variables: object): Promise<{ id: string }> {
    const { team, owner } = this.teams[each];
    const { data, errors } = await team.gql<Record<string, { id: string }>>(owner.cookie, query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0]!;
  }
}

/** One line of the table: what each asker is answered, in the order of `CASES`; one letter where all three are the same. */
export type Line = Record<Asker, string>;

/** The committed table, by kind and name. */
export function committed(): Map<string, Line> {
  const [head = '', ...lines] = readFileSync(join(import.meta.dirname, 'permissions.csv'), 'utf8')
    .trim()
    .split('\n');
  const [, , ...askers] = head.split(',');
  return new Map(
    lines.map((line) => {
      const [kind, name, ...cells] = line.split(',').map((cell) => cell.trim());
      return [`${kind} ${name}`, Object.fromEntries(askers.map((asker, n) => [asker.trim(), cells[n] ?? ''])) as Line];
    }),
  );
}

/** A cell as it is written: one letter where all cases are the same. */
export const cell = (letters: readonly string[]): string =>
  new Set(letters).size === 1 ? letters[0]! : letters.join('');
