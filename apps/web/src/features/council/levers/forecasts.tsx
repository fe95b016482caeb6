import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Language, type Say, sayCode, useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Icon, Loaded, NotDone, Pill, Section, Table } from '../../../ui/index.ts';
import { StanceMark } from '../mark.tsx';
import { dayWords } from '../words.ts';
import { type Forecast, FORECASTS, KEEP_FORECAST, type Path } from './documents.ts';
import css from './levers.module.css';

type Seat = Forecast['seats'][number];
type Motion = Forecast['motion'];

/** How each outcome looks beside its word. */
const OUTCOMES: Record<NonNullable<Seat['outcome']>, { readonly icon: string; readonly mark: string }> = {
  MISSED: { icon: 'x', mark: 'st-oppose' },
  RIGHT: { icon: 'check', mark: 'st-support' },
  OPEN: { icon: 'q', mark: 'st-unknown' },
  NOT_ON_ROLL: { icon: 'minus', mark: 'st-na' },
};

/** What was expected of votes by this lever, kept as it was, and what came of each; a button keeps the one that is shown. */
export function Forecasts({ path }: { readonly path: Path }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({
    query: FORECASTS,
    variables: { demand: path.demand.code, lever: path.lever?.code ?? null },
  });
  return (
    <Section title={say('forecast.title')}>
      <p className="meta">{say('forecast.text')}</p>
      {can('council.record') && <Keep path={path} kept={() => again({ requestPolicy: 'network-only' })} />}
      <Loaded result={result} retry={() => again()}>
        {({ forecasts }) =>
          forecasts.length ? (
            <ul className={css.forecasts}>
              {forecasts.map((each) => (
                <li key={each.id}>
                  <One forecast={each} />
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft">{say('forecast.none')}</p>
          )
        }
      </Loaded>
    </Section>
  );
}

function Keep({ path, kept }: { readonly path: Path; readonly kept: () => void }): ReactNode {
  const { say } = useTexts();
  const [{ fetching, error }, keep] = useMutation(KEEP_FORECAST);
  const [done, setDone] = useState(false);
  const { demand, lever, asOf, requirements } = path;
  const press = async (motion: Motion) => {
    setDone(false);
    const { data } = await keep({ input: { demand: demand.code, lever: lever?.code ?? null, asOf, motion } });
    if (!data) return;
    setDone(true);
    kept();
  };
  const canOverride = requirements.some(({ matter }) => matter === 'VETO_OVERRIDE');
  return (
    <div className={css.keep}>
      <NotDone error={error} title="forecast.notKept" />
      <Button icon="pin" busy={fetching} onPress={() => void press('PASSAGE')}>
        {say('forecast.keep')}
      </Button>
      {canOverride && (
        <Button kind="plain" busy={fetching} onPress={() => void press('OVERRIDE')}>
          {say('forecast.keepOverride')}
        </Button>
      )}
      <p role="status">{done && say('forecast.kept')}</p>
    </div>
  );
}

/** A day as it was in the city. */
const cityDay = (language: Language, at: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'America/Chicago' }).format(new Date(at));

const keptWords = ({ byItself, keptBy, keptAt }: Forecast, say: Say, language: Language): string => {
  const date = cityDay(language, keptAt);
  if (byItself) return say('forecast.byItself');
  return keptBy ? say('forecast.by', { name: keptBy, date }) : say('forecast.on', { date });
};

function One({ forecast }: { readonly forecast: Forecast }): ReactNode {
  const { say, language } = useTexts();
  const { motion, asOf, vote, byItself, floor, likely, ceiling, needed } = forecast;
  const head = say('forecast.head', { motion: say(`forecast.motion.${motion}`), date: dayWords(language, asOf) });
  return (
    <article className={css.forecast} aria-label={head}>
      <h3>{head}</h3>
      {vote ? (
        <Came vote={vote} seats={forecast.seats} />
      ) : (
        <p className="soft">{say(byItself ? 'forecast.takenBack' : 'forecast.waiting')}</p>
      )}
      <p>{say('forecast.numbers', { floor, likely, ceiling, needed })}</p>
      <p className="meta">{keptWords(forecast, say, language)}</p>
      <details>
        <summary>{say('forecast.seats')}</summary>
        <Seats seats={forecast.seats} label={head} voted={vote !== null} />
      </details>
    </article>
  );
}

/** What came of it: how many were right, and the seats as blocks, those that were missed first. */
function Came({
  vote,
  seats,
}: {
  readonly vote: NonNullable<Forecast['vote']>;
  readonly seats: readonly Seat[];
}): ReactNode {
  const { say, language } = useTexts();
  const { right, of, yes, yesMeans, heldOn, result } = vote;
  const count = (outcome: Seat['outcome']) => seats.filter((each) => each.outcome === outcome).length;
  const counts = { right, missed: count('MISSED'), open: count('OPEN'), away: count('NOT_ON_ROLL') };
  return (
    <>
      <p>
        <Pill kind={of > 0 && right === of ? 'good' : undefined} icon="scale">
          {of ? say('forecast.right', { right, count: of }) : say('forecast.nothing')}
        </Pill>
      </p>
      <p className={css.outcomes} role="img" aria-label={say('forecast.picture', counts)}>
        {seats.map(({ ward, outcome }) => {
          const { icon, mark } = OUTCOMES[outcome ?? 'OPEN'];
          return (
            <i key={ward} className={mark}>
              <Icon name={icon} small />
              <b>{ward}</b>
            </i>
          );
        })}
      </p>
      <p className="meta">
        {say('forecast.vote', {
          date: dayWords(language, heldOn),
          yes,
          result: sayCode(say, 'forecast.result', result),
        })}{' '}
        {yesMeans < 0 && say('forecast.yesAgainst')} {vote.source.publisher}.
      </p>
    </>
  );
}

function Seats({
  seats,
  label,
  voted,
}: {
  readonly seats: readonly Seat[];
  readonly label: string;
  readonly voted: boolean;
}): ReactNode {
  const { say } = useTexts();
  const before = [
    {
      key: 'seat',
      head: say('forecast.seat'),
      cell: ({ place, figure }: Seat) => <b>{figure ? `${place}, ${figure.name}` : place}</b>,
    },
    {
      key: 'expected',
      head: say('forecast.expected'),
      cell: (seat: Seat) => (
        <>
          {say(`forecast.counts.${seat.counts}`)} <StanceMark cell={seat} />
        </>
      ),
    },
  ];
  const after = [
    {
      key: 'voted',
      head: say('forecast.voted'),
      cell: ({ option }: Seat) => (option ? sayCode(say, 'entry.vote', option) : '–'),
    },
    {
      key: 'outcome',
      head: say('forecast.outcome'),
      cell: ({ outcome }: Seat) => (outcome ? say(`forecast.outcome.${outcome}`) : '–'),
    },
  ];
  return (
    <Table label={label} rows={seats} rowKey={({ ward }) => ward} columns={voted ? [...before, ...after] : before} />
  );
}
