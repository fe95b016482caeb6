import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type MessageKey, Throttle } from '#platform';
import { LONGEST_MS, SHORTEST_MS, Tickets } from './event.ticket.ts';

/** Forms from one address: a whole room on one network still gets through, a flood does not. */
const FORMS = { limit: 300, minutes: 10 };
/** Every form that was taken is answered no sooner than this, so that a first and a second time take as long. */
const FLOOR_MS = 400;

/** Stands between the public forms and the services: against floods, programs and curious clocks. */
@Injectable()
export class FormDesk {
  constructor(
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(Tickets) private readonly tickets: Tickets,
  ) {}

  /** Counts a form from a network address; whether there were too many. */
  async tooMany(ip: string): Promise<boolean> {
    return this.throttle.count('forms', ip, FORMS).then(
      () => false,
      () => true,
    );
  }

  /** Why a form was not filled in by a person on a page of ours, if so. */
  problem(about: string, { trap, ticket }: { readonly trap: string; readonly ticket: string }): MessageKey | undefined {
    const age = this.tickets.age(about, ticket);
    if (trap) return 'event.error.trap';
    if (age === undefined || age > LONGEST_MS) return 'event.error.old';
    return age < SHORTEST_MS ? 'event.error.fast' : undefined;
  }

  /** The ticket for a page: one that is good stays, so that who was too fast may send the same form again. */
  ticket(about: string, given: string): string {
    return (this.tickets.age(about, given) ?? Infinity) <= LONGEST_MS ? given : this.tickets.make(about);
  }

  /** Answers no sooner than any other form is answered. */
  async unhurried<T>(work: Promise<T>): Promise<T> {
    const [answer] = await Promise.all([work, wait(FLOOR_MS)]);
    return answer;
  }
}
