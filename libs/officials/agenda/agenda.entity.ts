import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf, RefersTo } from '#campaigns';
import { CITY_ZONE, Owned } from '#platform';

/** What a body does with an item: it votes, hears the public, reads it first, works on it in a committee, or is told. */
export const AGENDA_KINDS = ['VOTE', 'PUBLIC_HEARING', 'FIRST_READING', 'COMMITTEE', 'REPORT', 'OTHER'] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** PLANNED is still to come, HELD was taken up, WITHDRAWN will not be. */
export const AGENDA_STATES = ['PLANNED', 'HELD', 'WITHDRAWN'] as const;
export type AgendaState = (typeof AGENDA_STATES)[number];

/**
 * Something that a body has on the agenda of a meeting. It says what will be decided and when, and never how anybody
 * stands: no position is read from it. Of what a file knows by an id (`externalId`) there is one row.
 */
@Entity()
@RefersTo('Body', 'bodyCode')
@RefersTo('Matter', 'matterCode')
@Unique(['organizationId', 'externalId'])
@Index(['organizationId', 'startsAt'])
@Check(oneOf('kind', AGENDA_KINDS))
@Check(oneOf('state', AGENDA_STATES))
@Check(`"titleEn" <> '' or "titleEs" <> ''`)
export class AgendaItem extends Owned {
  @Column('text') bodyCode!: string;
  /** When the meeting begins; where only its day is known, when that day begins. */
  @Column('timestamptz') startsAt!: Date;
  @Column('text', { default: CITY_ZONE }) zone!: string;
  @Column('boolean', { default: true }) timeKnown!: boolean;
  /** As the agenda prints it, in the language in which it does; the other one where somebody translated it. */
  @Column('text', { default: '' }) titleEn!: string;
  @Column('text', { default: '' }) titleEs!: string;
  @Column('text', { nullable: true }) fileNumber!: string | null;
  @Column('text', { nullable: true }) matterCode!: string | null;
  @Column('text') kind!: AgendaKind;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text', { default: 'PLANNED' }) state!: AgendaState;
  /** True where somebody here said so: a file that only plans it does not change that. */
  @Column('boolean', { default: false }) stateByHand!: boolean;
  @Column('text', { nullable: true }) externalId!: string | null;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}

/** Why an item may be about a demand: what is known of its matter, the words of its title, or somebody's own judgement. */
export const MATCH_REASONS = ['MATTER', 'LEVER', 'WORDS', 'HAND'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];
/** A suggestion alone alerts nobody; who turned one down is not asked again. */
export const MATCH_STATES = ['SUGGESTED', 'CONFIRMED', 'TURNED_DOWN'] as const;
export type MatchState = (typeof MATCH_STATES)[number];

/** That an item may be, or is, about a demand. It touches no position. */
@Entity()
@RefersTo('Demand', 'demandCode')
@Unique(['itemId', 'demandCode'])
@Check(oneOf('reason', MATCH_REASONS))
@Check(oneOf('state', MATCH_STATES))
@Check(`(state = 'SUGGESTED') = ("decidedBy" is null)`)
export class AgendaMatch extends Owned {
  @Column('uuid') @ForeignKey('AgendaItem') itemId!: string;
  @Column('text') demandCode!: string;
  @Column('text') reason!: MatchReason;
  @Column('text', { default: 'SUGGESTED' }) state!: MatchState;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
}
