import { Area, Body, Jurisdiction, Post, Term, VotingRule } from './body.entity.ts';
import { BodyDecision, DemandLink, Evidence } from './evidence.entity.ts';
import { Figure, Membership } from './figure.entity.ts';
import { EntryReview, Matter, Motion, Vote, VoteEvent } from './matter.entity.ts';
import { Follow, PositionNotice, PositionOverride, PositionRecord } from './position.entity.ts';
import { Ask, Meeting, WhipAssessment } from './private/private.entity.ts';
import { HolderConfirmation, RecordConfirmation, RecordLoad } from './review.entity.ts';

/** The tables of officials, each after those it refers to. */
export const OFFICIAL_ENTITIES = [
  Jurisdiction,
  Area,
  Body,
  VotingRule,
  Post,
  Term,
  Figure,
  Membership,
  BodyDecision,
  Matter,
  Motion,
  VoteEvent,
  Vote,
  Evidence,
  DemandLink,
  RecordLoad,
  RecordConfirmation,
  HolderConfirmation,
  EntryReview,
  PositionRecord,
  PositionOverride,
  Follow,
  PositionNotice,
  WhipAssessment,
  Meeting,
  Ask,
] as const;
