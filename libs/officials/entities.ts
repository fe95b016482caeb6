import { Area, Body, Jurisdiction, Post, Term, VotingRule } from './body.entity.ts';
import { BodyDecision, DemandLink, Evidence } from './evidence.entity.ts';
import { Figure, Membership } from './figure.entity.ts';
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
  Evidence,
  DemandLink,
  RecordLoad,
  RecordConfirmation,
  HolderConfirmation,
] as const;
