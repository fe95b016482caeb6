import { Inject, Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { Event, EventsService, eventUrl, ics, SignUp, SignUpsService, SignUpState } from '#events';
import { canonicalEmail } from '#people';
import { AppError, CONFIG, type Config, current, Db, within } from '#platform';
import { Shift } from './shift.types.ts';

/**
 * Shows somebody their own places at events, and takes one back. Theirs is what was signed up with the address that they
 * have shown to be theirs; where they have not, nothing is.
 */
@Injectable()
export class ShiftsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(SignUpsService) private readonly signUps: SignUpsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Places that are not given back: those to come, the soonest first, then past ones, the latest first. */
  mine(actor: Actor): Promise<Shift[]> {
    return this.db.tx(async () => {
      const contact = await this.contact(actor);
      if (!contact) return [];
      const signUps = await this.db
        .repo(SignUp)
        .findBy({ contact, state: In([SignUpState.CONFIRMED, SignUpState.WAITLISTED]) });
      const eventIds = [...new Set(signUps.map(({ eventId }) => eventId))];
      const events = new Map((await this.db.repo(Event).findBy({ id: In(eventIds) })).map((each) => [each.id, each]));
      const roles = await this.events.rolesOf(eventIds);
      const now = new Date();
      return signUps
        .map((signUp) => {
          const event = events.get(signUp.eventId)!;
          const role = roles.get(event.id)?.find(({ id }) => id === signUp.roleId);
          return new Shift(signUp, event, role, eventUrl(this.config.publicUrl, event, current().language), now);
        })
        .sort(soonestFirst);
    });
  }

  /** Frees one's own place; somebody else's is not there. Answers what is left. */
  giveBack(actor: Actor, id: string): Promise<Shift[]> {
    const give = async () => {
      await this.signUps.giveBack((await this.own(actor, id)).details.token);
      return this.mine(actor);
    };
    // The person on the list behind it is themselves, whomever else their grants show.
    return within({ reader: undefined }, () => this.db.tx(give));
  }

  /** The calendar file of one's own place: the same entry that came with its confirmation. */
  calendar(actor: Actor, id: string): Promise<string> {
    return this.db.tx(async () => {
      const signUp = await this.own(actor, id);
      const event = await this.events.event(signUp.eventId);
      return ics(event, signUp, current().language, this.config.publicUrl);
    });
  }

  private async own(actor: Actor, id: string): Promise<SignUp> {
    const contact = await this.contact(actor);
    const found = contact && (await this.db.repo(SignUp).findOneBy({ id, contact, state: Not(SignUpState.PENDING) }));
    if (!found) throw new AppError('NOT_FOUND', 'notFound');
    return found;
  }

  /** What the places of an actor are found by; a program has none. */
  private async contact({ id, isUser }: Actor): Promise<Buffer | undefined> {
    const user = isUser ? await this.users.get(id) : undefined;
    if (!user?.provenAt) return undefined;
    const { email } = user.details;
    return this.db.index('email', canonicalEmail(email) ?? email);
  }
}

function soonestFirst(a: Shift, b: Shift): number {
  if (a.coming !== b.coming) return a.coming ? -1 : 1;
  const later = a.startsAt.getTime() - b.startsAt.getTime();
  return a.coming ? later : -later;
}
