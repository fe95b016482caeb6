import type { TimelineKind } from '#people';

/** What people do of their own accord, and their organizer should hear of. */
export const TOLD: TimelineKind[] = [
  ...(['SIGNED_UP', 'SIGN_UP_CANCELLED', 'WAITLISTED', 'SIGNATURE_CONFIRMED', 'SIGNATURE_WITHDRAWN'] as const),
  ...(['ONE_ON_ONE_BOOKED', 'ONE_ON_ONE_CANCELLED', 'INTERESTED', 'OPTED_OUT'] as const),
];
