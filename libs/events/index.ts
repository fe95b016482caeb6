export { Attendance, AttendanceState } from './attendance/attendance.entity.ts';
export { Erasing } from './erasing.service.ts';
export { Event, EventRole, EventState } from './event.entity.ts';
export {
  attendanceSaid,
  eventCancelled,
  eventChanged,
  eventPublished,
  signUpAsked,
  signUpCancelled,
  signUpLeft,
  signUpMade,
  signUpPromoted,
  signUpRepeated,
  signUpWaitlisted,
} from './events.facts.ts';
export { EventsModule } from './events.module.ts';
export { visibleTo as visibleEvents } from './events.policy.ts';
export { EventsService } from './events.service.ts';
export { holdsForbidden } from './needs.ts';
export { ics } from './ics.ts';
export { eventUrl, signUpUrl } from './links.ts';
export { PendingService, UNCONFIRMED_DAYS } from './pending.service.ts';
export { PlanningService } from './planning.service.ts';
export { isFull, isOpen, isRoleFull, NO_PLACES, type Places, publicCount } from './places.ts';
export { SignUp, type SignUpDetails, SignUpState } from './sign-up.entity.ts';
export { NEWS, type SignUpRequest } from './enrolment.service.ts';
export { KEPT_DAYS, type OwnSignUp, type SignUpAnswer, SignUpsService } from './sign-ups.service.ts';
export { instantOf, localOf, type When, whenOf } from './times.ts';
export { type WaitAnswer, WaitingService } from './waiting.service.ts';
