import { Inject, Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { Db } from '#platform';

/** Nobody reads and fills in a form faster than this. */
export const SHORTEST_MS = 2_000;
/** A form that is older was kept by a program, or its page has been open for a day. */
export const LONGEST_MS = 24 * 3_600_000;

/** Tells when the page with a form was made: a time in the form itself, signed, so that nobody can make one up. */
@Injectable()
export class Tickets {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** A ticket for one event, made now; within the event's organization. */
  make(eventId: string, now = Date.now()): string {
    return `${now.toString(36)}.${this.sign(eventId, now).toString('base64url')}`;
  }

  /** How many milliseconds ago it was made; undefined where we did not make it, for this event. */
  age(eventId: string, ticket: string, now = Date.now()): number | undefined {
    const [, time = '', signature = ''] = /^([0-9a-z]{8,9})\.([\w-]{22})$/.exec(ticket) ?? [];
    const made = Number.parseInt(time, 36);
    if (!signature) return undefined;
    const theirs = Buffer.from(signature, 'base64url');
    const ours = this.sign(eventId, made);
    return theirs.length === ours.length && timingSafeEqual(theirs, ours) ? now - made : undefined;
  }

  private sign(eventId: string, time: number): Buffer {
    return this.db.index('form', `${eventId}|${time}`);
  }
}
