import { type ActivityKind, ActivityKinds } from '#people';
import { AvailabilityKind, SkillKind, TrainingKind, VolunteerKind } from './able.activity.ts';
import { LadderKind, OneOnOneKind, PointPersonKind } from './care.activity.ts';
import { AssessmentKind, TaskKind } from './follow-up.activity.ts';
import { HoursKind, ReferralKind } from './work.activity.ts';

const CARE = [PointPersonKind, LadderKind, OneOnOneKind, TaskKind, AssessmentKind];
const ABLE = [VolunteerKind, SkillKind, TrainingKind, AvailabilityKind];
const KINDS = [...CARE, ...ABLE, HoursKind, ReferralKind];

/** What a segment may ask of volunteers: added to the kinds of activity when the program starts. */
export const VOLUNTEER_KINDS = [
  ...KINDS,
  {
    provide: Symbol('volunteer kinds'),
    inject: [ActivityKinds, ...KINDS],
    useFactory: (known: ActivityKinds, ...all: ActivityKind[]) => known.add(...all),
  },
];
