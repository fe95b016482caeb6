import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Blank, Button, Icon, Loaded, Notice, Pill, Section } from '../../ui/index.ts';
import { dayWords, timeWords, told } from '../events/words.ts';
import { COMING_EVENTS, MY_SHIFTS, SHIFT_CONTEXT, type Shift } from './documents.ts';
import { GiveBack } from './give-back.tsx';
import css from './volunteers.module.css';

/** The reader's places at events: the next one in full, the others below; what stands `between` comes after the first. */
export function Shifts({ between }: { readonly between: ReactNode }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MY_SHIFTS, context: SHIFT_CONTEXT });
  const [gaveBack, setGaveBack] = useState(false);
  const told = () => setGaveBack(true);
  return (
    <>
      {gaveBack && (
        <Notice kind="good" live>
          <p>{say('console.mine.gaveBack')}</p>
        </Notice>
      )}
      <Loaded result={result} retry={() => again()}>
        {({ myShifts }) => {
          const coming = myShifts.filter((shift) => shift.coming);
          const next = coming.find(({ eventState }) => eventState !== 'CANCELLED');
          const others = coming.filter((shift) => shift !== next);
          return (
            <>
              {next ? <Next shift={next} gaveBack={told} /> : <Coming />}
              {between}
              <Others title={say('console.mine.shifts')} shifts={others} gaveBack={told} />
              <Others title={say('console.mine.past')} shifts={myShifts.filter((shift) => !shift.coming)} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Next({ shift, gaveBack }: { readonly shift: Shift; readonly gaveBack: () => void }): ReactNode {
  const { say, language } = useTexts();
  const title = told(shift.title, language);
  return (
    <section className={`card ${css.next}`} aria-label={say('console.mine.next')}>
      <p className="over">{say('console.mine.next')}</p>
      <h2 lang={title.lang}>{title.text}</h2>
      <State shift={shift} />
      <dl className={css.facts}>
        <Fact icon="clock" name={say('console.mine.when')}>
          <b>{dayWords(shift, language)}</b>
          <span>{timeWords(shift, say, language)}</span>
        </Fact>
        <Fact icon="pin" name={say('console.mine.place')}>
          <b>{shift.placeName}</b>
          <span>{shift.placeAddress}</span>
        </Fact>
        {shift.role && (
          <Fact icon="checks" name={say('console.mine.role')}>
            <b lang={told(shift.role, language).lang}>{told(shift.role, language).text}</b>
          </Fact>
        )}
      </dl>
      <Acts shift={shift} gaveBack={gaveBack} />
    </section>
  );
}

const Fact = ({
  icon,
  name,
  children,
}: {
  readonly icon: string;
  readonly name: string;
  readonly children: ReactNode;
}): ReactNode => (
  <div>
    <dt>
      <Icon name={icon} />
      <span className="vh">{name}</span>
    </dt>
    <dd>{children}</dd>
  </div>
);

function State({ shift: { state, eventState } }: { readonly shift: Shift }): ReactNode {
  const { say } = useTexts();
  if (eventState === 'CANCELLED')
    return (
      <Pill kind="bad" icon="x">
        {say('console.mine.calledOff')}
      </Pill>
    );
  return (
    <Pill {...(state === 'CONFIRMED' && { kind: 'good' })} icon={state === 'CONFIRMED' ? 'check' : 'clock'}>
      {sayCode(say, 'console.mine.state', state)}
    </Pill>
  );
}

function Acts({ shift, gaveBack }: { readonly shift: Shift; readonly gaveBack: () => void }): ReactNode {
  const { say } = useTexts();
  const [asking, setAsking] = useState(false);
  return (
    <div className={css.acts}>
      <a className="btn" href={`/api/shifts/${shift.id}/event.ics`} download>
        <Icon name="download" small />
        {say('console.mine.calendar')}
      </a>
      <a className="btn plain" href={shift.publicUrl}>
        {say('console.mine.about')}
      </a>
      <Button kind="plain" onPress={() => setAsking(true)}>
        {say('console.mine.giveBack')}
      </Button>
      {asking && <GiveBack shift={shift} close={() => setAsking(false)} done={gaveBack} />}
    </div>
  );
}

function Others({
  title,
  shifts,
  gaveBack,
}: {
  readonly title: string;
  readonly shifts: readonly Shift[];
  readonly gaveBack?: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  if (!shifts.length) return null;
  return (
    <Section title={title}>
      <ul className={css.shifts}>
        {shifts.map((shift) => (
          <li key={shift.id}>
            <h3 lang={told(shift.title, language).lang}>{told(shift.title, language).text}</h3>
            <p className="soft">{dayWords(shift, language)}</p>
            <p className="soft">
              {timeWords(shift, say, language)}, {shift.placeName}
            </p>
            {gaveBack && <State shift={shift} />}
            {gaveBack && shift.eventState !== 'CANCELLED' && <Acts shift={shift} gaveBack={gaveBack} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Without a shift: what it would be good to sign up for. */
function Coming(): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: COMING_EVENTS });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ events }) => {
        const items = events.items.filter(({ state }) => state === 'PUBLISHED').slice(0, 3);
        return (
          <Blank icon="events" title={say('console.mine.noShift')}>
            <p>{say(items.length ? 'console.mine.noShiftNext' : 'console.mine.noShiftNone')}</p>
            {items.length > 0 && (
              <ul className={css.offers} aria-label={say('console.mine.coming')}>
                {items.map((event) => (
                  <li key={event.id}>
                    <a href={event.publicUrl} lang={told(event.title, language).lang}>
                      {told(event.title, language).text}
                    </a>
                    <p className="soft">
                      {dayWords(event, language)}, {timeWords(event, say, language)}
                    </p>
                    <p className="soft">{event.placeName}</p>
                  </li>
                ))}
              </ul>
            )}
          </Blank>
        );
      }}
    </Loaded>
  );
}
