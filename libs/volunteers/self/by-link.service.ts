import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Event, SignUp, SignUpState } from '#events';
import { Handle, Person } from '#people';
import { Db, type Language, type LocalizedText, within } from '#platform';
import type { KeptPart } from './kept.types.ts';
import { Leaving } from './leaving.service.ts';
import { type MyData, OwnData, type PreferencesInput } from './own-data.service.ts';

/** A place that somebody has, or had. */
export interface OwnPlace {
  readonly title: LocalizedText;
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly cancelled: boolean;
}
/** What is kept about somebody who has no account. */
export interface Kept {
  readonly data: MyData;
  readonly places: readonly OwnPlace[];
  /** From every table that leads to them. */
  readonly parts: readonly KeptPart[];
}

/**
 * What people without an account do with what is kept about them, once a link has shown that they read mail at one of
 * their addresses. Whoever calls has read that link; nobody else's row is opened.
 */
@Injectable()
export class SelfByLink {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(OwnData) private readonly data: OwnData,
    @Inject(Leaving) private readonly leaving: Leaving,
  ) {}

  /** Undefined where they are gone. */
  kept(personId: string, language: Language): Promise<Kept | undefined> {
    return within({ reader: undefined }, () =>
      this.db.tx(async () => {
        const person = await this.db.repo(Person).findOneBy({ id: personId });
        if (!person) return undefined;
        const parts = await this.data.keptOf(person, language);
        return { data: await this.data.of(person), places: await this.places(personId), parts };
      }),
    );
  }

  /** Whether somebody is there. */
  isThere(personId: string): Promise<boolean> {
    return within({ reader: undefined }, () => this.db.tx(() => this.db.repo(Person).existsBy({ id: personId })));
  }

  /** Answers whether they are there; what is as it was is not stated anew. */
  change(personId: string, wanted: PreferencesInput, shownIn: Language): Promise<boolean> {
    return within({ reader: undefined }, () => this.db.inTurn(() => this.data.changeOf(personId, wanted, shownIn)));
  }

  /** Stops everything, and gives back their places to come. */
  leave(personId: string): Promise<void> {
    return within({ reader: undefined }, () => this.leaving.leaveBy(personId));
  }

  /** Deletes them for good; what is counted stays counted. */
  erase(personId: string): Promise<void> {
    return within({ reader: undefined }, () => this.leaving.eraseBy(personId));
  }

  private async places(personId: string): Promise<OwnPlace[]> {
    const emails = await this.db.repo(Handle).findBy({ personId, kind: 'email' });
    const where = [{ personId }, { contact: In(emails.map(({ index }) => index)) }];
    const rows = await this.db.repo(SignUp).find({ where, order: { createdAt: 'DESC' }, take: 200 });
    const events = await this.db.repo(Event).findBy({ id: In(rows.map(({ eventId }) => eventId)) });
    const byId = new Map(events.map((event) => [event.id, event]));
    return rows.flatMap(({ eventId, state }) => {
      const event = byId.get(eventId);
      if (!event) return [];
      const { title, startsAt, timeZone } = event;
      return [{ title, startsAt, timeZone, cancelled: state === SignUpState.CANCELLED }];
    });
  }
}
