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
export { ics } from './ics.ts';
export { eventUrl, signUpUrl } from './links.ts';
export { SignUp, type SignUpDetails, SignUpState } from './sign-up.entity.ts';
