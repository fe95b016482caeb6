import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { type MessageKey, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Loaded, Section } from '../../ui/index.ts';
import { COUNCIL, type Council } from '../council/documents.ts';
import { PATH } from '../council/levers/documents.ts';
import { PathPicture } from '../council/path-picture.tsx';
import { cellOf, countedAs, markOf } from '../council/view.ts';
import { told } from '../council/words.ts';
import { type EventLine, EVENTS } from '../events/documents.ts';
import { seatsWords, told as toldOfEvent } from '../events/words.ts';
import { nearest, type Nearest } from './nearest.ts';
import { PetitionPicture } from './petition-picture.tsx';
import { COMING } from './sources.ts';
import css from './today.module.css';

/** One picture of the campaign: its own question, its own states, and a text with the same numbers. */
interface Slot {
  readonly key: string;
  /** Without it the slot is not there. */
  readonly permission: string;
  readonly Picture: () => ReactNode;
  /** Its picture has a shape that a third of the page would squeeze: it gets a row of its own. */
  readonly wide?: true;
}

/** The pictures in their order; to add one, put it here: it asks for itself, and fails by itself. */
const SLOTS: readonly Slot[] = [
  { key: 'path', permission: 'council.read', Picture: Path, wide: true },
  { key: 'positions', permission: 'council.read', Picture: Positions },
  { key: 'places', permission: 'people.read', Picture: Places },
  { key: 'petition', permission: 'petitions.read', Picture: PetitionPicture, wide: true },
];

/** The campaign in pictures. */
export function Pictures(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const slots = SLOTS.filter(({ permission }) => can(permission));
  if (!slots.length) return null;
  return (
    <Section title={say('console.today.campaign')}>
      <ul className={css.pictures}>
        {slots.map(({ key, Picture, wide }) => (
          <li key={key} data-wide={wide}>
            <Picture />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Head({
  name,
  lang,
  to,
  figure,
  of,
}: Record<'name' | 'to' | 'figure' | 'of', string> & { readonly lang?: string | undefined }): ReactNode {
  return (
    <>
      <h3>
        <Link to={to} lang={lang}>
          {name}
        </Link>
      </h3>
      <p className={css.figure}>
        <b className="num">{figure}</b> <span>{of}</span>
      </p>
    </>
  );
}

/** A picture of the record; before there is one it says so. */
function OfCouncil({
  title,
  children,
}: {
  readonly title: MessageKey;
  readonly children: (council: Council) => ReactNode;
}): ReactNode {
  const [result, again] = useQuery({ query: COUNCIL, variables: {} });
  if (failureOf(result.error)?.code === 'NOT_FOUND') return <Unknown title={title} />;
  return (
    <Loaded result={result} retry={() => again()}>
      {({ council }) => children(council)}
    </Loaded>
  );
}

/** The demand that is nearest to its majority: its seats, with the lines at the numbers of votes that its lever needs. */
function Path(): ReactNode {
  return (
    <OfCouncil title="console.today.path">
      {(council) => {
        const best = nearest(council);
        return best ? <PathOf {...best} /> : <Unknown title="console.today.path" />;
      }}
    </OfCouncil>
  );
}

function PathOf({ demand, firm, target }: Nearest): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: PATH, variables: { demand: demand.code, asOf: null } });
  const title = told(demand.title, language);
  const short = Math.max(0, target - firm);
  return (
    <>
      <Head
        name={title.text}
        lang={title.lang}
        to={`/council/path/${demand.code}`}
        figure={short ? say('console.today.pathShort', { count: short }) : say('console.today.pathThere')}
        of={say('console.today.pathOf', { target })}
      />
      <Loaded result={result} retry={() => again()}>
        {({ path: { seats, requirements } }) => <PathPicture seats={seats} requirements={requirements} small />}
      </Loaded>
    </>
  );
}

/** Which of all positions are known, demand by demand. */
function Positions(): ReactNode {
  const { say } = useTexts();
  return (
    <OfCouncil title="console.today.positions">
      {(council) => (
        <>
          <Head
            name={say('console.today.positions')}
            to="/council"
            figure={String(council.known)}
            of={say('console.council.ofKnown', { total: council.total })}
          />
          <Grid council={council} />
          <p className="meta">{say('console.today.unknownCells', { count: council.total - council.known })}</p>
        </>
      )}
    </OfCouncil>
  );
}

function Grid({ council }: { readonly council: Council }): ReactNode {
  const { say } = useTexts();
  const words = say('console.council.coverage', { known: council.known, total: council.total });
  return (
    <div role="img" aria-label={words} className={css.dots}>
      {council.demands.flatMap(({ code }) =>
        council.seats.map((seat) => {
          const cell = cellOf(seat, code);
          const known = cell && countedAs(cell) !== 'unknown';
          const mark = known ? markOf(cell).mark : undefined;
          return (
            <i key={`${code}/${seat.ward}`} className={mark} data-review={(cell?.toReview ?? 0) > 0 || undefined} />
          );
        }),
      )}
    </div>
  );
}

const MOST = 4;

/** Sign-ups against places of the next events. */
function Places(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: EVENTS, variables: COMING });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ events: { items } }) => {
        const next = items.filter(({ state }) => state === 'PUBLISHED').slice(0, MOST);
        if (!next.length) return <Unknown title="console.today.places" />;
        // A sum would give away what is too small to be told.
        const allTold = next.every(({ signedUp }) => signedUp !== null);
        const count = next.reduce((sum, { signedUp }) => sum + (signedUp ?? 0), 0);
        return (
          <>
            <Head
              name={say('console.today.places')}
              to="/events"
              figure={allTold ? String(count) : '–'}
              of={say('console.today.placesOf', { count: next.length })}
            />
            <ul className={css.bars}>
              {next.map((event) => (
                <Bar key={event.id} event={event} />
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}

function Bar({ event }: { readonly event: EventLine }): ReactNode {
  const { say, language } = useTexts();
  const { signedUp, capacity, waiting } = event;
  const title = toldOfEvent(event.title, language);
  const share = capacity && signedUp !== null ? Math.min(100, (signedUp / capacity) * 100) : 0;
  return (
    <li>
      <span lang={title.lang}>{title.text}</span>
      {capacity !== null && (
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="8" className={css.track} />
          <rect width={share} height="8" className={css.filled} />
        </svg>
      )}
      <span className="num">
        {seatsWords(event, say)}
        {waiting !== null && waiting > 0 && ` · ${say('console.events.waitingCount', { count: waiting })}`}
      </span>
    </li>
  );
}

function Unknown({ title }: { readonly title: MessageKey }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <h3>{say(title)}</h3>
      <p className="soft">{say('console.today.nothingYet')}</p>
    </>
  );
}
