import { Inject, Injectable } from '@nestjs/common';
import { In, MoreThan, Not } from 'typeorm';
import type { Actor } from '#accounts';
import {
  Event,
  type EventRole,
  EventsService,
  EventState,
  eventUrl,
  isFull,
  isRoleFull,
  NO_PLACES,
  type Places,
  SignUp,
  type SignUpAnswer,
  SignUpsService,
  SignUpState,
} from '#events';
import { AppError, CONFIG, type Config, current, Db, type MessageKey, textIn } from '#platform';
import { bitsOf, hasTime } from '../interest/availability.ts';
import { PersonSkill, Volunteer } from '../interest/interest.entity.ts';
import { OwnPerson } from '../own-person.service.ts';
import { VettingService } from '../vetting/vetting.service.ts';
import { QualificationKind } from '../vetting/vetting.entity.ts';
import { OpenShift } from './self.types.ts';

/** As far ahead as anybody plans. */
const DAYS = 60;
const MOST = 60;

const REFUSED: Record<Exclude<SignUpAnswer, 'DONE' | 'NEEDS_TRAINING'>, MessageKey> = {
  FULL: 'volunteers.take.full',
  ROLE_FULL: 'volunteers.take.full',
  NO_SUCH_ROLE: 'volunteers.take.gone',
  CLOSED: 'volunteers.take.closed',
};

/** Shows a signed-in volunteer what is still to be done, what suits them first, and gives them a place. */
@Injectable()
export class OpenShifts {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(OwnPerson) private readonly own: OwnPerson,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(SignUpsService) private readonly signUps: SignUpsService,
    @Inject(VettingService) private readonly vetting: VettingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What has room and is not theirs yet: what suits them first, then by time. */
  open(actor: Actor): Promise<OpenShift[]> {
    return this.own.themselves(async () => {
      const events = await this.coming(actor);
      const roles = await this.events.rolesOf(events.map(({ id }) => id));
      const knows = await this.knows(actor);
      const kinds = new Map((await this.db.repo(QualificationKind).find()).map((kind) => [kind.id, kind]));
      const shifts: OpenShift[] = [];
      for (const event of events) {
        const own = roles.get(event.id) ?? [];
        for (const role of freeRoles(event, own, await this.events.placesOf(event.id))) {
          const kind = role?.trainingId ? kinds.get(role.trainingId) : undefined;
          const whose = { personId: knows.personId, userId: actor.id };
          const lacks = kind && !(await this.vetting.holds(kind.id, whose, event.startsAt));
          const url = eventUrl(this.config.publicUrl, event, current().language);
          shifts.push(new OpenShift(event, role, url, fits(event, role, knows), lacks ? kind.title : null));
        }
      }
      return shifts.sort((a, b) => Number(b.fits) - Number(a.fits) || a.startsAt.getTime() - b.startsAt.getTime());
    });
  }

  /** Gives them a place, where there is one; a role that asks for a training only to who holds it on its day. */
  take(actor: Actor, eventId: string, roleId: string | null): Promise<OpenShift[]> {
    return this.own.inTurn(async () => {
      const user = await this.own.proven(actor);
      if (!user) throw new AppError('CONFLICT', 'volunteers.unproven');
      const { id: personId, language } = await this.own.need(actor);
      const role = (await this.events.rolesOf([eventId])).get(eventId)?.find(({ id }) => id === roleId);
      await this.mustBeTrained(actor, personId, role);
      const reads = language?.startsWith('es') ? 'es' : language?.startsWith('en') ? 'en' : current().language;
      const { name, email } = user.details;
      const request = { name, email, roleId, language: reads, news: [], trained: true };
      const answer = await this.signUps.signUp(eventId, request);
      if (answer === 'NEEDS_TRAINING') throw new AppError('FORBIDDEN', 'forbidden');
      if (answer !== 'DONE') throw new AppError('CONFLICT', REFUSED[answer]);
      return this.open(actor);
    });
  }

  private async mustBeTrained(actor: Actor, personId: string, role: EventRole | undefined): Promise<void> {
    if (!role?.trainingId) return;
    const { startsAt } = await this.events.event(role.eventId);
    const kind = await this.vetting.kind(role.trainingId);
    if (await this.vetting.holds(kind.id, { personId, userId: actor.id }, startsAt)) return;
    const { language } = current();
    const training = textIn(kind.title, language).text;
    const how = textIn(kind.how, language).text;
    if (how) throw new AppError('CONFLICT', 'volunteers.take.trainingHow', { training, how });
    throw new AppError('CONFLICT', 'volunteers.take.training', { training });
  }

  /** Published events to come at which they have no place and wait for none. */
  private async coming(actor: Actor): Promise<Event[]> {
    const contact = await this.own.contact(actor);
    const taken = contact
      ? await this.db.repo(SignUp).findBy({ contact, state: Not(In([SignUpState.CANCELLED, SignUpState.PENDING])) })
      : [];
    const now = new Date();
    const where = { state: EventState.PUBLISHED, startsAt: MoreThan(now) };
    const found = await this.db.repo(Event).find({ where, order: { startsAt: 'ASC', id: 'ASC' }, take: MOST });
    const last = now.getTime() + DAYS * 24 * 3_600_000;
    const theirs = new Set(taken.map(({ eventId }) => eventId));
    return found.filter(({ id, startsAt }) => !theirs.has(id) && startsAt.getTime() < last);
  }

  private async knows(actor: Actor): Promise<Knows> {
    const personId = (await this.own.find(actor))?.id;
    if (!personId) return { availability: 0, levels: new Map() };
    const volunteer = await this.db.repo(Volunteer).findOneBy({ personId });
    const skills = await this.db.repo(PersonSkill).findBy({ personId });
    const levels = new Map(skills.map(({ skillId, level }) => [skillId, level]));
    return { personId, availability: volunteer?.availability ?? 0, levels };
  }
}

interface Knows {
  readonly personId?: string;
  readonly availability: number;
  readonly levels: ReadonlyMap<string, number>;
}

/** The roles that still need somebody; null stands for an event without roles. */
function freeRoles(event: Event, roles: readonly EventRole[], places: Places = NO_PLACES): (EventRole | null)[] {
  if (isFull(event, roles, places)) return [];
  return roles.length ? roles.filter((role) => !isRoleFull(role, places)) : [null];
}

/** Whether they have time for all of it, and can do what its role asks. */
function fits({ startsAt, endsAt, timeZone }: Event, role: EventRole | null, { availability, levels }: Knows): boolean {
  const able = !role?.skillId || (levels.get(role.skillId) ?? 0) >= (role.skillLevel ?? 1);
  return able && hasTime(availability, bitsOf(startsAt, endsAt, timeZone));
}
