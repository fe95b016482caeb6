import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUrl, IsUUID, Matches, MaxLength } from 'class-validator';
import { LocalizedText } from '#platform';
import { LedgerChoiceView } from '../entry/entry.types.ts';
import { enumOf } from '../words.ts';
import {
  AGENDA_KINDS,
  AGENDA_STATES,
  type AgendaKind,
  type AgendaState,
  MATCH_REASONS,
  MATCH_STATES,
  type MatchReason,
  type MatchState,
} from './agenda.entity.ts';

const KindWord = enumOf(AGENDA_KINDS);
registerEnumType(KindWord, { name: 'AgendaKind' });
/** What becomes of an item. */
export const AgendaStateWord = enumOf(AGENDA_STATES);
registerEnumType(AgendaStateWord, { name: 'AgendaState' });
const ReasonWord = enumOf(MATCH_REASONS);
registerEnumType(ReasonWord, { name: 'MatchReason' });
const MatchStateWord = enumOf(MATCH_STATES);
registerEnumType(MatchStateWord, { name: 'MatchState' });

/** An item of an agenda as somebody enters it; with an id it changes the one that is there. */
@InputType()
export class AgendaItemInput {
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true }) id?: string | null;
  @IsString() @MaxLength(80) @Field() body!: string;
  /** The day of the meeting, and when it begins in the city: 2026-12-03, 09:30. */
  @IsString() @MaxLength(10) @Field() heldOn!: string;
  @IsOptional() @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) @Field(() => String, { nullable: true }) heldAt?: string | null;
  @IsString() @MaxLength(500) @Field() titleEn!: string;
  @IsString() @MaxLength(500) @Field() titleEs!: string;
  @IsOptional() @IsString() @MaxLength(40) @Field(() => String, { nullable: true }) fileNumber?: string | null;
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) matter?: string | null;
  @IsIn(AGENDA_KINDS) @Field(() => KindWord) kind!: AgendaKind;
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  @Field(() => String, { nullable: true })
  url?: string | null;
}

/** That an item may be, or is, about a demand; who does not keep the ledger sees those alone that somebody confirmed. */
@ObjectType('AgendaMatch')
export class AgendaMatchView {
  @Field() demand!: string;
  @Field(() => ReasonWord) reason!: MatchReason;
  @Field(() => MatchStateWord) state!: MatchState;
}

/** An item of an agenda. */
@ObjectType('AgendaItem')
export class AgendaItemView {
  @Field(() => ID) id!: string;
  @Field() body!: string;
  @Field(() => LocalizedText) bodyName!: LocalizedText;
  @Field() startsAt!: Date;
  @Field() zone!: string;
  /** The same in the city: its day and, where it is known, its time. */
  @Field() heldOn!: string;
  @Field(() => String, { nullable: true }) heldAt!: string | null;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => String, { nullable: true }) fileNumber!: string | null;
  @Field(() => String, { nullable: true }) matter!: string | null;
  @Field(() => KindWord) kind!: AgendaKind;
  @Field(() => String, { nullable: true }) url!: string | null;
  @Field(() => AgendaStateWord) state!: AgendaState;
  @Field(() => [AgendaMatchView]) matches!: AgendaMatchView[];
}

/** What bodies have on their agendas from today on, the soonest first, with what it takes to name and enter it. */
@ObjectType('Agenda')
export class AgendaView {
  /** Today in the city. */
  @Field() today!: string;
  @Field(() => [AgendaItemView]) items!: AgendaItemView[];
  @Field(() => [LedgerChoiceView]) demands!: LedgerChoiceView[];
  /** What an item is entered with; empty for whoever may not. */
  @Field(() => [LedgerChoiceView]) bodies!: LedgerChoiceView[];
  @Field(() => [LedgerChoiceView]) matters!: LedgerChoiceView[];
}
