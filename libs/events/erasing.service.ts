import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Doors } from '#accounts';
import { Db } from '#platform';
import { Attendance, AttendanceState } from './attendance/attendance.entity.ts';
import type { Event } from './event.entity.ts';
import { EventsService } from './events.service.ts';
import { SignUp, SignUpState } from './sign-up.entity.ts';

/** Takes somebody out of the events that they were at, for good: the numbers of each of these stay as they are. */
@Injectable()
export class Erasing {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(EventsService) private readonly events: EventsService,
  ) {}

  /** By who they are on the list, and by the keyed hashes of their addresses; within the caller's transaction. */
  async erase(personId: string | undefined, contacts: readonly Buffer[]): Promise<void> {
    const by = [{ contact: In([...contacts]) }, ...(personId ? [{ personId }] : [])];
    const signUps = await this.db.repo(SignUp).findBy(by);
    const marks = personId ? await this.db.repo(Attendance).findBy({ personId }) : [];
    // In one order everywhere, since each holds its event.
    const ids = [...new Set([...signUps, ...marks].map(({ eventId }) => eventId))].sort();
    for (const eventId of ids) {
      const event = await this.events.locked(eventId);
      const rows = await this.db.repo(SignUp).findBy(by.map((each) => ({ ...each, eventId })));
      const placed = rows.filter(({ state }) => state === SignUpState.CONFIRMED);
      await this.doors.close(rows.flatMap(({ door, moreDoors }) => [door, ...moreDoors]));
      await this.db.repo(SignUp).delete({ id: In(rows.map(({ id }) => id)) });
      event.forgotten += placed.length;
      if (personId) await this.keepMark(event, personId, placed.length > 0);
      await this.db.save(event);
    }
  }

  private async keepMark(event: Event, personId: string, placed: boolean): Promise<void> {
    const mark = await this.db.repo(Attendance).findOneBy({ eventId: event.id, personId });
    if (!mark) return;
    await this.db.repo(Attendance).delete({ id: mark.id });
    const { came, didNotCome, walkIns } = event.goneAtDoor;
    const one = (is: boolean) => (is ? 1 : 0);
    const isCame = mark.state === AttendanceState.CAME;
    event.goneAtDoor = {
      came: came + one(isCame && placed),
      didNotCome: didNotCome + one(mark.state === AttendanceState.DID_NOT_COME && placed),
      walkIns: walkIns + one(isCame && !placed),
    };
  }
}
