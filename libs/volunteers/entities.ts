import { Assessment } from './assessments/assessment.entity.ts';
import { ErasedHours, WorkedHours } from './hours/hours.entity.ts';
import { InterestForm, PersonSkill, Skill, Volunteer } from './interest/interest.entity.ts';
import { LadderMove, LadderPlace, LadderStage } from './ladder/ladder.entity.ts';
import { OneOnOne, OneOnOneSlot } from './one-on-ones/one-on-one.entity.ts';
import { ContactsRead, PointPerson } from './point-person/point-person.entity.ts';
import { Referral, ReferralCode } from './referrals/referral.entity.ts';
import { ContactDigest } from './digest/digest.entity.ts';
import { Turf, TurfWaiting } from './turf/turf.entity.ts';
import { TaskOccasion, TaskRule } from './rules/rule.entity.ts';
import { Task } from './task.entity.ts';
import { Qualification, QualificationKind } from './vetting/vetting.entity.ts';

/** Every table of volunteers. */
export const VOLUNTEER_ENTITIES = [
  ...[Task, Skill, PersonSkill, Volunteer, InterestForm, QualificationKind, Qualification],
  ...[PointPerson, ContactsRead, LadderStage, LadderPlace, LadderMove, Assessment],
  ...[OneOnOneSlot, OneOnOne, WorkedHours, ErasedHours, ReferralCode, Referral],
  ...[ContactDigest, Turf, TurfWaiting, TaskRule, TaskOccasion],
];
