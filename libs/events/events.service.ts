import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AppError, Db } from '#platform';
import { Event, EventRole } from './event.entity.ts';
import { SignUp, SignUpState } from './sign-up.entity.ts';

/** Reads events, their roles and who signed up; it changes nothing. */
@Injectable()
export class EventsService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** The event of this id; NOT_FOUND where there is none. */
  event(id: string): Promise<Event> {
    return this.db.tx(async () => {
      const event = await this.db.repo(Event).findOneBy({ id });
      if (!event) throw new AppError('NOT_FOUND', 'notFound');
      return event;
    });
  }

  /** A sign-up by its id; null once it was deleted after its time. */
  signUpFor(id: string): Promise<SignUp | null> {
    return this.db.tx(() => this.db.repo(SignUp).findOneBy({ id }));
  }

  /** Everybody who has a place at an event, in the order in which they signed up. */
  confirmedSignUps(eventId: string): Promise<SignUp[]> {
    const where = { eventId, state: SignUpState.CONFIRMED };
    return this.db.tx(() => this.db.repo(SignUp).find({ where, order: { createdAt: 'ASC', id: 'ASC' } }));
  }

  /** The roles of events, each event's in the order its organizer gave them. */
  rolesOf(eventIds: readonly string[]): Promise<Map<string, EventRole[]>> {
    return this.db.tx(async () => {
      const where = { eventId: In([...eventIds]) };
      const roles = await this.db.repo(EventRole).find({ where, order: { position: 'ASC' } });
      return Map.groupBy(roles, ({ eventId }) => eventId);
    });
  }
}
