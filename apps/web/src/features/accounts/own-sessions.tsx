import { type ReactNode, useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { moment } from '../../lib/format.ts';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { Button, Notice, Pill, Section } from '../../ui/index.ts';
import { END_OTHER_SESSIONS, END_SESSION, type Security } from './documents.ts';

type Session = Security['sessions'][number];

function deviceIn({ browser, system }: Session, say: Say): string {
  if (browser && system) return say('console.security.device', { browser, system });
  return browser ?? system ?? say('console.security.deviceUnknown');
}

/** Every browser that somebody is signed in with, this one marked; what is ended can be used no more from then on. */
export function OwnSessions({ sessions }: { readonly sessions: readonly Session[] }): ReactNode {
  const { say } = useTexts();
  const [told, setTold] = useState<Failure | 'ended'>();
  const [ending, end] = useMutation(END_SESSION);
  const [endingAll, endAll] = useMutation(END_OTHER_SESSIONS);
  const tell = ({ error }: { readonly error?: CombinedError | undefined }) => setTold(failureOf(error) ?? 'ended');
  const others = sessions.filter(({ current }) => !current);
  return (
    <Section
      title={say('console.security.sessions')}
      beside={
        others.length > 0 && (
          <Button busy={endingAll.fetching} onPress={() => void endAll({}).then(tell)}>
            {say('console.security.endOthers')}
          </Button>
        )
      }
    >
      <div className="card stack">
        {told && (
          <Notice kind={told === 'ended' ? 'good' : 'bad'} live>
            <p>{told === 'ended' ? say('console.security.ended') : told.message || say('console.unreachable')}</p>
          </Notice>
        )}
        <ul className="owned">
          {sessions.map((session) => (
            <Line
              key={session.id}
              session={session}
              busy={ending.fetching}
              end={() => void end({ id: session.id }).then(tell)}
            />
          ))}
        </ul>
        {!others.length && <p className="soft">{say('console.security.onlyThis')}</p>}
      </div>
    </Section>
  );
}

function Line({
  session,
  busy,
  end,
}: {
  readonly session: Session;
  readonly busy: boolean;
  readonly end: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const device = deviceIn(session, say);
  const started = moment(language, session.startedAt);
  return (
    <li>
      <span className="grow">
        <span className="row wrap">
          <b>{device}</b> {session.current && <Pill kind="good">{say('console.security.thisOne')}</Pill>}
        </span>
        <span className="meta">
          {say('console.security.since', { time: started })}
          <br />
          {say('console.security.seen', { time: moment(language, session.seenAt) })}
        </span>
      </span>
      {!session.current && (
        <Button busy={busy} aria-label={say('console.security.endOf', { device, time: started })} onPress={end}>
          {say('console.security.end')}
        </Button>
      )}
    </li>
  );
}
