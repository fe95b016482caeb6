import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { Blank, Button, ButtonLink, Icon, Loaded, Notice } from '../../ui/index.ts';
import { AsOf } from './as-of.tsx';
import { LeverRule } from './demand/levers.tsx';
import { COUNCIL, type Council } from './documents.ts';
import { type Path, PATH } from './levers/documents.ts';
import { SeatName } from './grid.tsx';
import { Forecasts } from './levers/forecasts.tsx';
import { LeverChoice, NotCounted } from './levers/lever-choice.tsx';
import { StanceMark } from './mark.tsx';
import { KeptBy } from './notes.tsx';
import css from './path.module.css';
import { PathPicture } from './path-picture.tsx';
import { type PathSeat, reckoned } from './path-view.ts';
import { leverWords, overrideWords, stateWords, tallyWords } from './path-words.ts';
import { Guesses } from './private/guesses.tsx';
import { Top } from './top.tsx';
import { address, isDay, tally } from './view.ts';
import { WhatIf } from './what-if.tsx';
import { dayWords, told, underLabel } from './words.ts';

function pathAddress(demand: string, asOf: string | undefined, lever?: string): string {
  const asked = new URLSearchParams({ ...(lever && { lever }), ...(asOf && { asOf }) }).toString();
  return `/council/path/${demand}${asked && `?${asked}`}`;
}

/** The demand that most seats are known to be for: the one to look at first. */
function nearest(council: Council): string | undefined {
  const forIt = (code: string) =>
    tally(council, code).reduce((sum, [count, number]) => (['firm', 'leans'].includes(count) ? sum + number : sum), 0);
  return council.demands.map(({ code }) => code).sort((a, b) => forIt(b) - forIt(a))[0];
}

/** The path to a majority on the demand that the address names. */
export function PathPage({ demand }: { readonly demand: string | undefined }): ReactNode {
  const { say } = useTexts();
  const [search] = useSearchParams();
  const wanted = search.get('asOf');
  const asOf = isDay(wanted) ? wanted : undefined;
  const [result, again] = useQuery({ query: COUNCIL, variables: { asOf: asOf ?? null } });
  return (
    <>
      <Top tab="path" about={say('console.path.lede')} />
      <KeptBy by={result.data?.council.review.sharedBy} />
      <Loaded result={result} retry={() => again()}>
        {({ council }) => {
          const chosen = demand ?? nearest(council);
          if (!chosen)
            return (
              <Blank icon="council" title={say('console.council.empty')}>
                <p>{say('console.council.emptyText')}</p>
                <p>{say('console.council.emptyNext')}</p>
              </Blank>
            );
          return <Chosen council={council} demand={chosen} asOf={asOf} />;
        }}
      </Loaded>
    </>
  );
}

function Chosen({
  council,
  demand,
  asOf,
}: {
  readonly council: Council;
  readonly demand: string;
  readonly asOf: string | undefined;
}): ReactNode {
  const { say, language } = useTexts();
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const lever = search.get('lever') ?? undefined;
  const [result, again] = useQuery({ query: PATH, variables: { demand, asOf: asOf ?? null, lever: lever ?? null } });
  const exists = council.demands.some(({ code }) => code === demand);
  if (!exists)
    return (
      <Blank
        icon="search"
        title={say('console.council.missing')}
        act={<ButtonLink to="/council/path">{say('console.council.tab.path')}</ButtonLink>}
      />
    );
  // While another demand or day loads, urql still holds the last one: it must not stand under this head.
  const held = result.data?.path;
  const isThis = held?.demand.code === demand && held.asOf === council.asOf && (!lever || held.lever?.code === lever);
  const data = isThis ? result.data : undefined;
  return (
    <div className={css.page}>
      <AsOf
        shown={council.asOf}
        closing={council.closingDate}
        choose={(day) => navigate(pathAddress(demand, day, lever), { replace: true })}
      />
      <nav className={css.demands} aria-label={say('console.path.demands')}>
        {council.demands.map(({ code, title }) => (
          <Link key={code} to={pathAddress(code, asOf)} aria-current={code === demand ? 'page' : undefined}>
            {told(title, language).text}
          </Link>
        ))}
      </nav>
      <Loaded result={{ ...result, data }} retry={() => again()}>
        {({ path }) => <Shown key={`${demand} ${path.asOf} ${path.lever?.code}`} path={path} asOf={asOf} />}
      </Loaded>
    </div>
  );
}

function Shown({ path, asOf }: { readonly path: Path; readonly asOf: string | undefined }): ReactNode {
  const { say, language } = useTexts();
  return (
    <>
      <LeverChoice path={path} to={(lever) => pathAddress(path.demand.code, asOf, lever)} />
      {path.requirements.length > 0 ? <Counted path={path} asOf={asOf} /> : <NotCounted path={path} />}
      {path.beyondRecord && (
        <Notice kind="warn" icon="clock">
          <p>{say('console.path.beyond', { closing: dayWords(language, path.closingDate) })}</p>
        </Notice>
      )}
    </>
  );
}

/** The seats, how far it is to each number, who can close the gap, and the scratch pad. */
function Counted({ path, asOf }: { readonly path: Path; readonly asOf: string | undefined }): ReactNode {
  const { say, language } = useTexts();
  const { ways, ...counts } = reckoned(path.seats, path.requirements);
  const [pass, override] = ways;
  if (!pass) return null;
  return (
    <>
      <section className={css.hero} aria-labelledby="path-state">
        <h2 id="path-state">{stateWords(pass, counts, say)}</h2>
        <p>
          {say('console.path.counts', { counts: tallyWords(counts, say, language), total: path.seats.length })}{' '}
          {counts.against + counts.leansAgainst === 0 && say('console.path.noneAgainst')}{' '}
          {override && overrideWords(override, counts, say)}
        </p>
        <div className={css.lever}>
          <Icon name="scale" small />
          <div>
            <p>{leverWords(path, say, language).join(' ')}</p>
            {path.lever && <LeverRule lever={path.lever} />}
          </div>
        </div>
        <PathPicture seats={path.seats} requirements={path.requirements} />
      </section>
      <div className={css.columns}>
        <Closing path={path} state={pass.state} closes={pass.closes} asOf={asOf} />
        <WhatIf path={path} />
      </div>
      <Forecasts path={path} />
      <Guesses path={path} />
      <p className="meta">
        <b>{say('console.path.ruleTitle')}:</b> {say('console.path.rule', { total: path.seats.length })}
      </p>
    </>
  );
}

const FIRST = 7;

/** The seats that can close the gap, the nearest first, each with the way to its evidence. */
function Closing({
  path,
  state,
  closes,
  asOf,
}: {
  readonly path: Path;
  readonly state: 'WON' | 'OPEN' | 'OUT_OF_REACH';
  readonly closes: readonly number[];
  readonly asOf: string | undefined;
}): ReactNode {
  const { say } = useTexts();
  const [all, showAll] = useState(false);
  const seats = closes.flatMap((ward) => path.seats.find((each) => each.ward === ward) ?? []);
  return (
    <section aria-labelledby="path-who">
      <h2 id="path-who">{say('console.path.who')}</h2>
      <p className="meta">
        {say(
          state === 'OPEN'
            ? 'console.path.whoOrder'
            : state === 'WON'
              ? 'console.path.whoNone'
              : 'console.path.whoCannot',
        )}
      </p>
      {seats.length > 0 && (
        <ol className={css.who}>
          {(all ? seats : seats.slice(0, FIRST)).map((seat) => (
            <Closer key={seat.ward} seat={seat} to={evidenceAddress(path, seat, asOf)} />
          ))}
        </ol>
      )}
      {!all && seats.length > FIRST && (
        <Button kind="plain" icon="down" onPress={() => showAll(true)}>
          {say('console.path.more', { count: seats.length - FIRST })}
        </Button>
      )}
    </section>
  );
}

/** Where the evidence on a seat stands: in the council's grid, or with whoever holds a seat of another body. */
function evidenceAddress({ main, demand }: Path, { ward, seat, cell }: PathSeat, asOf: string | undefined) {
  if (!cell.evidenceCount) return undefined;
  if (main) return address(asOf, { ward, demand: demand.code });
  return seat.figure ? `/council/figure/${encodeURIComponent(seat.figure.code)}` : undefined;
}

function Closer({ seat, to }: { readonly seat: PathSeat; readonly to: string | undefined }): ReactNode {
  const { say } = useTexts();
  // What is unsure about the holder stands under the name already.
  const seatless = ['NO_HOLDER_IN_RECORD', 'HOLDER_UNCONFIRMED'].includes(seat.cell.unknownReason ?? '');
  return (
    <li>
      <span className={css.ward}>{seat.place}</span>
      <SeatName seat={seat.seat} bare />
      <span className={css.now}>
        <StanceMark cell={seat.cell} />
        {!seatless && <span className="meta">{underLabel(seat.cell, say)}</span>}
      </span>
      {to ? (
        <Link className="btn" to={to} aria-label={say('console.path.evidenceOf', { place: seat.place })}>
          {say('console.path.evidence')}
        </Link>
      ) : (
        <span />
      )}
      {seat.seat.outgoing && <p className={`meta ${css.changes}`}>{say('console.path.changes')}</p>}
    </li>
  );
}
