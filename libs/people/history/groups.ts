import { registerEnumType } from '@nestjs/graphql';
import { TIMELINE_KINDS, type TimelineKind } from './timeline.entity.ts';

/** What a history can be narrowed to. */
export enum TimelineGroup {
  NOTES = 'NOTES',
  TOOK_PART = 'TOOK_PART',
  CONTACT = 'CONTACT',
  CHANGES = 'CHANGES',
}
registerEnumType(TimelineGroup, { name: 'TimelineGroup' });

const OF: Partial<Record<TimelineKind, TimelineGroup>> = {
  NOTED: TimelineGroup.NOTES,
  ...Object.fromEntries(
    ['MESSAGE_SENT', 'MESSAGE_FAILED', 'OPTED_OUT', 'CONSENTED', 'PREFERENCES_CHANGED'].map((kind) => [
      kind,
      TimelineGroup.CONTACT,
    ]),
  ),
};
const DONE = /^(SIGN|WAITLISTED|PROMOTED|CAME|DID_NOT_COME|ONE_ON_ONE|INTERESTED|QUALIFIED|HOURS_|TASK_DONE|REFERRED)/;

/** Every kind is in one group; what is in none of the others is a change. */
export const groupOf = (kind: TimelineKind): TimelineGroup =>
  OF[kind] ?? (DONE.test(kind) ? TimelineGroup.TOOK_PART : TimelineGroup.CHANGES);

/** The kinds of some groups. */
export const kindsOf = (groups: readonly TimelineGroup[]): TimelineKind[] =>
  TIMELINE_KINDS.filter((kind) => groups.includes(groupOf(kind)));
