import { AccessGrant, CustomRole, type Permission } from '#accounts';
import { Db } from '#platform';
import type { Member, Team } from './team.ts';

/** Somebody who may do this over the whole organization, by a role of its own making, and nothing else. */
export async function withRole(team: Team, ...permissions: Permission[]): Promise<Member> {
  const member = await team.join('lead');
  const db = team.api.app.get(Db);
  await team.made.inTx(async () => {
    await db.repo(AccessGrant).update({ userId: member.id }, { endedAt: new Date() });
    const role = await db.save(
      db.make(CustomRole, { name: `As ${member.name}`, permissions: [...new Set(permissions)] }),
    );
    const grant = { role: null, customRoleId: role.id, scope: 'ORGANIZATION' as const, subjectId: null };
    const rest = { campaignCode: null, wards: null, until: null, givenByUserId: null };
    await db.save(db.make(AccessGrant, { userId: member.id, ...grant, ...rest }));
  });
  return member;
}
