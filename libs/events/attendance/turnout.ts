import { EventState, type Event, type Turnout } from '../event.entity.ts';
import { SignUpState } from '../sign-up.entity.ts';
import { AttendanceState } from './attendance.entity.ts';

/** People who help are at the door before it begins. */
const EARLY = 60 * 60_000;

/** Whether it may be said who came: from an hour before a public event begins, until only the numbers are kept. */
export const hasDoors = (
  { state, startsAt, turnout }: Pick<Event, 'state' | 'startsAt' | 'turnout'>,
  now = Date.now(),
): boolean => !turnout && state === EventState.PUBLISHED && startsAt.getTime() - EARLY <= now;

/** What a count needs of one person at an event. */
export interface AtDoor {
  readonly signUp: SignUpState | null;
  readonly state: AttendanceState;
}

/** Whether somebody came without a place. */
export const isWalkIn = ({ signUp, state }: AtDoor): boolean =>
  state === AttendanceState.CAME && signUp !== SignUpState.CONFIRMED;

/** The same numbers with those who were deleted by name: whether they came stays known. */
export function withGone(
  turnout: Turnout,
  { forgotten, goneAtDoor }: Pick<Event, 'forgotten' | 'goneAtDoor'>,
): Turnout {
  const { came, didNotCome, walkIns } = goneAtDoor;
  return {
    signedUp: turnout.signedUp + forgotten,
    came: turnout.came + came,
    didNotCome: turnout.didNotCome + didNotCome,
    unknown: turnout.unknown + forgotten - came - didNotCome,
    walkIns: turnout.walkIns + walkIns,
  };
}

/** How many had a place, what became of each of them, and who came beside; the three in the middle make up the first. */
export function counted(all: readonly AtDoor[]): Turnout {
  const placed = all.filter(({ signUp }) => signUp === SignUpState.CONFIRMED);
  const of = (state: AttendanceState) => placed.filter((each) => each.state === state).length;
  return {
    signedUp: placed.length,
    came: of(AttendanceState.CAME),
    didNotCome: of(AttendanceState.DID_NOT_COME),
    unknown: of(AttendanceState.UNKNOWN),
    walkIns: all.filter(isWalkIn).length,
  };
}
