import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { number } from '../../lib/format.ts';
import { type Language, sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Icon, Notice } from '../../ui/index.ts';
import { CallOff } from './call-off.tsx';
import { type BlastDetail, PAUSE_BLAST, RESUME_BLAST } from './documents.ts';
import css from './mailings.module.css';
import { PreviewPart } from './preview.tsx';
import { StateBar } from './state-bar.tsx';

interface Started {
  readonly blast: BlastDetail;
  readonly refresh: () => void;
}
const ICONS = {
  ACCEPTED: 'check',
  SENDING: 'outreach',
  QUEUED: 'clock',
  UNKNOWN: 'q',
  REJECTED: 'alert',
  CANCELLED: 'x',
};

/** "12 minutes", "40 seconds": never finer than can be reckoned. */
function duration(language: Language, seconds: number): string {
  const [value, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5400
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** How far a mailing has come, from what its messages say; and the buttons that stop it. */
export function Progress({ blast, refresh }: Started): ReactNode {
  const { say, language } = useTexts();
  const counts = blast.progress?.counts ?? [];
  const of = (state: (typeof counts)[number]['state']) => counts.find((each) => each.state === state)?.count ?? 0;
  const left = of('QUEUED') + of('SENDING');
  const written = (['en', 'es'] as const).filter((each) => blast.subject[each].trim() && blast.body[each].trim());
  const begun = !blast.startsAt || new Date(blast.startsAt) <= new Date();
  return (
    <div className={css.columns}>
      <div>
        <section className="card">
          <h2>{say('console.mailings.progress')}</h2>
          <p className={css.big}>
            <b>{number(language, of('ACCEPTED'))}</b>{' '}
            <span>{say('console.mailings.sentOf', { count: Math.max(blast.willGet ?? 0, of('ACCEPTED')) })}</span>
          </p>
          <StateBar counts={counts} />
          <ul className={css.states}>
            {counts
              .filter(({ count }) => count > 0)
              .map(({ state, count }) => (
                <li key={state} data-state={state}>
                  <Icon name={ICONS[state]} small />
                  {state === 'UNKNOWN' ? (
                    <Link to="/outreach/messages">{say('console.mailings.unknownLink', { count })}</Link>
                  ) : (
                    <span>{say(`console.outreach.count.${state}`, { count })}</span>
                  )}
                </li>
              ))}
          </ul>
          <Pace blast={blast} />
          {blast.state === 'PAUSED' && (
            <Notice kind="warn" live>
              <p>{say('console.mailings.pausedText')}</p>
            </Notice>
          )}
          <Acts
            blast={blast}
            left={begun && blast.filled ? left : Math.max(left, blast.willGet ?? 0)}
            refresh={refresh}
          />
        </section>
        <NotSent blast={blast} />
      </div>
      {written.length > 0 && <PreviewPart id={blast.id} written={written} />}
    </div>
  );
}

/** What the last minute says of how long it takes; nothing where nothing was measured. */
function Pace({ blast }: { readonly blast: BlastDetail }): ReactNode {
  const { say, language } = useTexts();
  const { progress, filled, startsAt, state } = blast;
  if (state !== 'RUNNING' || !progress) return null;
  const begun = !startsAt || new Date(startsAt) <= new Date();
  return (
    <p className="meta" role="status">
      {begun && !filled && say('console.mailings.filling')}{' '}
      {progress.lastMinute > 0 && say('console.mailings.rate', { count: progress.lastMinute })}{' '}
      {progress.secondsLeft !== null &&
        say('console.mailings.left', { time: duration(language, progress.secondsLeft) })}
    </p>
  );
}

function NotSent({ blast }: { readonly blast: BlastDetail }): ReactNode {
  const { say, language } = useTexts();
  const notSent = blast.progress?.notSent ?? [];
  if (!notSent.length) return null;
  return (
    <section className={css.checks}>
      <h2>{say('console.mailings.notSent')}</h2>
      <ul className={css.reasons}>
        {notSent.map(({ reason, count }) => (
          <li key={reason}>
            <b className={count === null ? css.fewer : undefined}>
              {count === null ? say('console.mailings.few') : number(language, count)}
            </b>
            <span>{sayCode(say, 'console.mailings.reason', reason)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ blast, left, refresh }: Started & { readonly left: number }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [asking, ask] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [pausing, pause] = useMutation(PAUSE_BLAST);
  const [resuming, resume] = useMutation(RESUME_BLAST);
  if (!can('outreach.send') || blast.state === 'DONE' || blast.state === 'CANCELLED') return null;
  const paused = blast.state === 'PAUSED';
  const turn = async () => {
    const { error } = await (paused ? resume : pause)({ id: blast.id });
    setFailure(failureOf(error));
    refresh();
  };
  return (
    <>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <div className={css.buttons}>
        <Button
          {...(paused && { kind: 'primary' as const })}
          busy={pausing.fetching || resuming.fetching}
          onPress={() => void turn()}
        >
          {say(paused ? 'console.mailings.resume' : 'console.mailings.pause')}
        </Button>
        <Button kind="danger" onPress={() => ask(true)}>
          {say('console.mailings.cancel')}
        </Button>
      </div>
      {asking && (
        <CallOff
          id={blast.id}
          left={left}
          close={() => ask(false)}
          done={() => {
            ask(false);
            refresh();
          }}
        />
      )}
    </>
  );
}
