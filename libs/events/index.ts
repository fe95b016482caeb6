export { Event, EventRole, EventState } from './event.entity.ts';
export {
  eventCancelled,
  eventChanged,
  eventPublished,
  signUpCancelled,
  signUpMade,
  signUpRepeated,
} from './events.facts.ts';
export { EventsModule } from './events.module.ts';
export { EventsService } from './events.service.ts';
export { holdsForbidden } from './needs.ts';
export { ics } from './ics.ts';
export { eventUrl, signUpUrl } from './links.ts';
export { isFull, isRoleFull, NO_PLACES, type Places, publicCount } from './places.ts';
export { SignUp, type SignUpDetails, SignUpState } from './sign-up.entity.ts';
export {
  isOpen,
  KEPT_DAYS,
  NEWS,
  type OwnSignUp,
  type SignUpAnswer,
  type SignUpRequest,
  SignUpsService,
} from './sign-ups.service.ts';
export { localOf, type When, whenOf } from './times.ts';
