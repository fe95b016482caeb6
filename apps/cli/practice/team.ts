import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Actor, InvitationsService, Sessions, type UserRole, WelcomeService } from '#accounts';
import { dayOf, TasksService } from '#volunteers';

/** The invented people who work in a practice installation; nobody knows their passwords. */
export interface Team {
  readonly organizer: Actor;
  readonly coordinator: Actor;
  readonly volunteer: Actor;
}

async function member(app: INestApplicationContext, role: UserRole, name: string): Promise<Actor> {
  const token = await app.get(WelcomeService).link(role);
  const password = role === 'volunteer' ? undefined : randomBytes(24).toString('base64url');
  const account = { token, name, email: `practice.${role}@example.org`, ...(password && { password }) };
  const session = await app.get(WelcomeService).accept(account);
  const actor = await app.get(Sessions).actorOf(session);
  await app.get(Sessions).end(session);
  // Their passwords alone would let them do nothing.
  return new Actor(actor!.id, actor!.organizationId, role);
}

/** An organizer, a coordinator and a volunteer with tasks of every kind, and somebody who has not answered an invitation. */
export async function gatherTeam(app: INestApplicationContext): Promise<Team> {
  const team = {
    organizer: await member(app, 'organizer', 'Practice Organizer'),
    coordinator: await member(app, 'coordinator', 'Practice Coordinator'),
    volunteer: await member(app, 'volunteer', 'Practice Volunteer'),
  };
  const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000));
  const tasks: readonly (readonly [title: string, who: Actor, dueOn: string | null])[] = [
    ['Practice: call the people who wait for a place', team.volunteer, day(-2)],
    ['Practice: print sheets for the door-knocking', team.organizer, day(0)],
    ['Practice: find two interpreters for the press conference', team.volunteer, day(2)],
    ['Practice: read what a council member said again, it is old', team.coordinator, null],
    ['Practice: thank everybody who came', team.volunteer, day(-5)],
  ];
  const service = app.get(TasksService);
  const made = [];
  for (const [title, { id: assigneeId }, dueOn] of tasks)
    made.push(await service.create(team.organizer, { title, assigneeId, dueOn }));
  await service.setDone(team.volunteer, made.at(-1)!.id, true);
  const invited = { email: 'practice.invited@example.org', role: 'volunteer', language: 'es' } as const;
  await app.get(InvitationsService).invite(team.organizer, invited);
  return team;
}
