import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Blank, Button, Icon, Loaded, Notice, Pill, Section } from '../../../ui/index.ts';
import { dayWords, timeWords, told } from '../../events/words.ts';
import css from '../volunteers.module.css';
import { OPEN_CONTEXT, OPEN_SHIFTS, type OpenShift, TAKE_SHIFT } from './documents.ts';

const SHOWN = 5;

/** What still needs somebody: what suits the reader stands first, and is taken with one tap. */
export function OpenShifts(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: OPEN_SHIFTS, context: OPEN_CONTEXT });
  const [all, setAll] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly failed?: string }>();
  return (
    <Section title={say('console.own.open')}>
      {outcome && (
        <Notice kind={outcome.failed === undefined ? 'good' : 'bad'} live>
          <p>{outcome.failed ?? say('console.own.taken')}</p>
        </Notice>
      )}
      <Loaded result={result} retry={() => again()}>
        {({ openShifts }) => (
          <>
            {openShifts.length ? (
              <ul className={css.shifts}>
                {openShifts.slice(0, all ? undefined : SHOWN).map((shift) => (
                  <Line key={`${shift.eventId} ${shift.roleId ?? ''}`} shift={shift} told={setOutcome} />
                ))}
              </ul>
            ) : (
              <Blank icon="events" title={say('console.own.noOpen')}>
                <p>{say('console.own.noOpenNext')}</p>
              </Blank>
            )}
            {!all && openShifts.length > SHOWN && (
              <p className={css.more}>
                <Button onPress={() => setAll(true)}>{say('console.own.more', { count: openShifts.length })}</Button>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Line({
  shift,
  told: tell,
}: {
  readonly shift: OpenShift;
  readonly told: (outcome: { readonly failed?: string }) => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching }, take] = useMutation(TAKE_SHIFT);
  const title = told(shift.title, language);
  const role = shift.role && told(shift.role, language);
  const go = async () => {
    const { error } = await take({ eventId: shift.eventId, roleId: shift.roleId }, OPEN_CONTEXT);
    const failure = failureOf(error);
    tell(failure ? { failed: failure.message || say('console.unreachable') } : {});
  };
  return (
    <li>
      <h3 lang={title.lang}>{title.text}</h3>
      {role && (
        <p>
          <b lang={role.lang}>{role.text}</b>
        </p>
      )}
      <p className="soft">{dayWords(shift, language)}</p>
      <p className="soft">
        {timeWords(shift, say, language)}, {shift.placeName}
      </p>
      {shift.fits && (
        <Pill kind="good" icon="check">
          {say('console.own.fits')}
        </Pill>
      )}
      <div className={css.acts}>
        {shift.lacks ? (
          <p className={css.lacks}>
            <Icon name="lock" small />
            <span>{say('console.own.lacks', { training: told(shift.lacks, language).text })}</span>
          </p>
        ) : (
          <Button
            kind="primary"
            busy={fetching}
            aria-label={say('console.own.takeOf', { title: role ? `${title.text}, ${role.text}` : title.text })}
            onPress={() => void go()}
          >
            {say('console.own.take')}
          </Button>
        )}
        <a className="btn plain" href={shift.publicUrl}>
          {say('console.mine.about')}
        </a>
      </div>
    </li>
  );
}
