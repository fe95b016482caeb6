export { AssessmentsService } from './assessments/assessments.service.ts';
export { dayOf } from './due.ts';
export { ContactDigests, type DigestNews, firstName } from './digest/digest.service.ts';
export { handedOver, hasDigest, mayDigest, tellsHandover } from './digest/digest.sql.ts';
export { VOLUNTEER_ENTITIES } from './entities.ts';
export { ALWAYS, availabilityOf, BANDS, type Band, bitOf, partsOf, WEEKDAYS } from './interest/availability.ts';
export { HoursService } from './hours/hours.service.ts';
export type { HoursLine } from './hours/hours.types.ts';
export { InterestForm, LEVELS, Skill, SkillLevel } from './interest/interest.entity.ts';
export {
  INTEREST_DAYS,
  INTEREST_NEWS,
  InterestForms,
  type InterestRequest,
  interestUrl,
} from './interest/interest-form.service.ts';
export { InterestService } from './interest/interest.service.ts';
export { SkillsService } from './interest/skills.service.ts';
export { LadderPlace, StepState } from './ladder/ladder.entity.ts';
export { LadderService } from './ladder/ladder.service.ts';
export { PointPersonService } from './point-person/point-person.service.ts';
export { TurfService } from './turf/turf.service.ts';
export { VettingService } from './vetting/vetting.service.ts';
export { VolunteerSearch } from './interest/volunteer-search.service.ts';
export { type Kept, type OwnPlace, SelfByLink } from './self/by-link.service.ts';
export { KeptOfPerson } from './self/kept.service.ts';
export type { KeptPart } from './self/kept.types.ts';
export { BookingService } from './one-on-ones/booking.service.ts';
export { holdsTalks } from './one-on-ones/offers.ts';
export { OneOnOne, OneOnOneSlot, OneOnOneState } from './one-on-ones/one-on-one.entity.ts';
export { RuleTasks } from './rules/rule-tasks.service.ts';
export { RuleTrigger, TaskOccasion, TaskRule } from './rules/rule.entity.ts';
export { TaskRules } from './rules/rules.service.ts';
export { Task, TaskState } from './task.entity.ts';
export { TasksService } from './tasks.service.ts';
export { interestAsked, oneOnOneBooked, oneOnOneCancelled, oneOnOneErased, peopleGiven } from './volunteers.facts.ts';
export { VolunteersModule } from './volunteers.module.ts';
