import { AgendaItem, AgendaMatch } from './agenda/agenda.entity.ts';
import { Area, Body, Jurisdiction, Post, Term, VotingRule } from './body.entity.ts';
import { BodyDecision, DemandLink, Evidence } from './evidence.entity.ts';
import { Forecast, ForecastSeat } from './forecast/forecast.entity.ts';
import { Figure, Membership } from './figure.entity.ts';
import { FollowSetting, MatterNotice } from './following.entity.ts';
import { EntryReview, Matter, Motion, Vote, VoteEvent } from './matter.entity.ts';
import { ExecutiveAction, Sponsorship } from './matters/act.entity.ts';
import { Follow, PositionNotice, PositionOverride, PositionRecord } from './position.entity.ts';
import { Ask, Meeting, WhipAssessment } from './private/private.entity.ts';
import { FigureReply, Release, ReplySought } from './reply/reply.entity.ts';
import { CouncilSettings } from './scores/settings.entity.ts';
import { HolderConfirmation, RecordConfirmation, RecordLoad, RecordRevision } from './review.entity.ts';

/** What belongs to the public record of officials, and may be shared with it; each after those it refers to. */
export const OFFICIAL_RECORD_ENTITIES = [
  Jurisdiction,
  Area,
  Body,
  VotingRule,
  Post,
  Term,
  Figure,
  Membership,
  BodyDecision,
  Evidence,
  DemandLink,
  RecordLoad,
  RecordConfirmation,
  HolderConfirmation,
  PositionOverride,
  FigureReply,
  ReplySought,
  Release,
] as const;

/** Every table of officials: the record, and the own work on it, which is shared with nobody. */
export const OFFICIAL_ENTITIES = [
  ...OFFICIAL_RECORD_ENTITIES,
  RecordRevision,
  Matter,
  Motion,
  VoteEvent,
  Vote,
  Sponsorship,
  ExecutiveAction,
  EntryReview,
  AgendaItem,
  AgendaMatch,
  PositionRecord,
  Follow,
  PositionNotice,
  Forecast,
  ForecastSeat,
  FollowSetting,
  MatterNotice,
  WhipAssessment,
  Meeting,
  Ask,
  CouncilSettings,
] as const;
