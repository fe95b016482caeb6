import type { ReactNode } from 'react';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { Icon, Pill } from '../../ui/index.ts';

type Channel = 'EMAIL' | 'SMS' | 'SMS_PERSON' | 'PHONE' | 'ALL';
/** What says whether and how somebody may be reached. */
export interface Reachable {
  readonly optedOut: readonly Channel[];
  readonly consents: readonly Channel[];
  readonly bounced: boolean;
  readonly deceased: boolean;
}
/** What is asked and answered apart. */
export const CHANNELS = ['EMAIL', 'SMS', 'SMS_PERSON', 'PHONE'] as const;
const ICONS = { EMAIL: 'mail', SMS: 'chat', SMS_PERSON: 'chat', PHONE: 'phone', ALL: 'check' } as const;

/** Why somebody must not be written to or called, each in plain words; empty when nothing stands against it. */
export function stops({ optedOut, bounced, deceased }: Reachable, say: Say): string[] {
  const channels: readonly Channel[] = optedOut.includes('ALL') ? ['ALL'] : optedOut;
  return [
    ...(deceased ? [say('console.person.deceased')] : []),
    ...channels.map((channel) => say(`console.person.stop.${channel}`)),
    ...(bounced ? [say('console.person.bounced')] : []),
  ];
}

/** What somebody agreed to and has not said stop to since. */
export const agreedTo = ({ consents, optedOut, deceased }: Reachable): readonly Channel[] =>
  deceased || optedOut.includes('ALL') ? [] : consents.filter((channel) => !optedOut.includes(channel));

/** In a list: what somebody agreed to, and before that what they said stop to. */
export function Reach({ person }: { readonly person: Reachable }): ReactNode {
  const { say } = useTexts();
  const against = stops(person, say);
  const agreed = agreedTo(person);
  return (
    <span className="reach">
      {against.map((reason) => (
        <Pill key={reason} kind="bad" icon="x">
          {reason}
        </Pill>
      ))}
      {agreed.map((channel) => (
        <span key={channel}>
          <Icon name={ICONS[channel]} small />
          {say(`console.person.agreed.${channel}`)}
        </span>
      ))}
      {!against.length && !agreed.length && <span className="meta">{say('console.person.agreedNothing')}</span>}
    </span>
  );
}
