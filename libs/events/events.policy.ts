import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type FindOptionsWhere, Not } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError } from '#platform';
import { Event, EventState } from './event.entity.ts';
import { type SignUp, SignUpState } from './sign-up.entity.ts';

/** Drafts are seen only by those who may write events. */
export const visibleTo = (actor: Actor): FindOptionsWhere<Event> =>
  actor.can('events.write') ? {} : { state: Not(EventState.DRAFT) };

/** Which part of a list is wanted. */
export interface PageArgs {
  readonly past?: boolean | null;
  /** Those at a place in this ward alone. */
  readonly ward?: number | null;
  /** 50 if nothing is said, at most 200. */
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A part of a list of events; `endCursor` is null on its last one. */
@ObjectType()
export class EventsPage {
  @Field(() => [Event]) items!: Event[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** Where a page ends: what the list is ordered by. */
export const cursorOf = ({ startsAt, id }: Pick<Event, 'startsAt' | 'id'>): string =>
  Buffer.from(JSON.stringify([startsAt.toISOString(), id])).toString('base64url');

/** The same read back; what we did not make ourselves is refused. */
export function readCursor(cursor: string): { startsAt: string; id: string } {
  const [, startsAt, id] =
    /^\["(\d{4}-\d\d-\d\dT[\d:.]+Z)","([0-9a-f-]{36})"\]$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!startsAt || !id) throw new AppError('INVALID', 'invalid', {}, { after: 'field.invalid' });
  return { startsAt, id };
}

/** A name as those see it who may not reach people. */
export const shortName = (name: string): string => name.replace(/^(\S+)\s+(\S).*$/u, '$1 $2.');

/** What one actor may see of one sign-up: who may not reach people sees a short name and a masked address. */
@ObjectType('SignUp')
export class SignUpView {
  @Field(() => ID) readonly id: string;
  @Field(() => SignUpState) readonly state: SignUpState;
  @Field() readonly createdAt: Date;
  @Field(() => ID, { nullable: true }) readonly personId: string | null;
  /** For the field `role`. */
  readonly eventId: string;
  readonly roleId: string | null;

  readonly #row: SignUp;
  readonly #reaches: boolean;

  constructor(row: SignUp, reaches: boolean) {
    this.id = row.id;
    this.state = row.state;
    this.createdAt = row.createdAt;
    this.personId = row.personId;
    this.eventId = row.eventId;
    this.roleId = row.roleId;
    this.#row = row;
    this.#reaches = reaches;
  }

  @Field()
  get name(): string {
    const { name } = this.#row.details;
    return this.#reaches ? name : shortName(name);
  }

  @Field()
  get contact(): string {
    const { email } = this.#row.details;
    return this.#reaches ? email : email.replace(/^(.).*@.*(\.[^.]*)$/, '$1…@…$2');
  }

  /** What they asked us to prepare; null where they asked for nothing, or for who may not reach people. */
  @Field(() => String, { nullable: true })
  get needs(): string | null {
    return (this.#reaches && this.#row.details.needs) || null;
  }
}

/** The only way out for a sign-up. */
export const viewSignUp = (actor: Actor, row: SignUp): SignUpView => new SignUpView(row, actor.can('people.contact'));
