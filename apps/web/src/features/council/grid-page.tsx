import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLocation, useSearchParams } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useDetail } from '../../lib/use-detail.ts';
import { NARROW, useMedia } from '../../lib/use-media.ts';
import { Blank, ButtonLink, Loaded } from '../../ui/index.ts';
import { AsOf } from './as-of.tsx';
import { Changes, Choice } from './bodies/choice.tsx';
import css from './council.module.css';
import { type Council, COUNCIL } from './documents.ts';
import { cellKey, Grid } from './grid.tsx';
import { Ledger } from './ledger.tsx';
import { Legend } from './legend.tsx';
import { Beyond, Decisions, KeptBy, Review } from './notes.tsx';
import { Picture } from './picture.tsx';
import { SeatList } from './seat-list.tsx';
import { Top } from './top.tsx';
import { address, type GridView, isDay } from './view.ts';
import { told } from './words.ts';

interface Open {
  readonly ward: number;
  readonly demand: string;
}

/** The grid with the ledger of the cell that the address names. */
export function GridPage({
  ward,
  demand,
}: {
  readonly ward: string | undefined;
  readonly demand: string | undefined;
}): ReactNode {
  const { say } = useTexts();
  const [search] = useSearchParams();
  const { language } = useTexts();
  const view = viewOf(search);
  const [result, again] = useQuery({
    query: COUNCIL,
    variables: { asOf: view.asOf ?? null, body: view.body ?? null, since: view.since ?? null },
  });
  const council = result.data?.council;
  const body = council?.bodies.find(({ code }) => code === council.body);
  return (
    <>
      <Top
        tab="grid"
        about={
          council &&
          say('console.council.lede', {
            body: body ? told(body.name, language).text : '',
            count: council.seats.length,
            demands: council.demands.length,
          })
        }
      />
      <KeptBy by={council?.review.sharedBy} />
      <Loaded result={result} retry={() => again()}>
        {({ council: loaded }) =>
          loaded.seats.length ? (
            <Shown council={loaded} view={view} ward={ward} demand={demand} />
          ) : (
            <Blank icon="council" title={say('console.council.empty')}>
              <p>{say('console.council.emptyText')}</p>
              <p>{say('console.council.emptyNext')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}

/** What the address asks for; a day that is none asks for nothing. */
function viewOf(search: URLSearchParams): GridView {
  const dayOf = (name: string) => {
    const wanted = search.get(name);
    return isDay(wanted) ? wanted : undefined;
  };
  return { asOf: dayOf('asOf'), since: dayOf('since'), body: search.get('body') ?? undefined };
}

function Shown({
  council,
  view,
  ward,
  demand,
}: {
  readonly council: Council;
  readonly view: GridView;
  readonly ward: string | undefined;
  readonly demand: string | undefined;
}): ReactNode {
  const { say } = useTexts();
  const narrow = useMedia(NARROW);
  const [, navigate] = useLocation();
  const seat = council.seats.find((each) => String(each.ward) === ward);
  const exists = seat?.cells.some((cell) => cell.demand === demand);
  const open: Open | undefined = seat && demand && exists ? { ward: seat.ward, demand } : undefined;
  const close = useDetail('cell', open && cellKey(open.ward, open.demand), address(view));
  const show = (next: GridView, cell = open) => navigate(address(next, cell), { replace: true, state: history.state });
  const choose = (day: string | undefined) => show({ ...view, asOf: day });
  if (ward !== undefined && !open)
    return (
      <Blank
        icon="search"
        title={say('console.council.missing')}
        act={<ButtonLink to={address(view)}>{say('console.council.toGrid')}</ButtonLink>}
      >
        <p>{say('console.council.missingText')}</p>
      </Blank>
    );
  const Shape = narrow ? SeatList : Grid;
  return (
    <div className={css.split} data-open={open !== undefined || undefined}>
      <div className={css.list}>
        <AsOf shown={council.asOf} closing={council.closingDate} choose={choose} />
        <Choice council={council} view={view} show={(next) => show(next, next.body === view.body ? open : undefined)} />
        <Beyond council={council} />
        <Picture council={council} />
        <Review review={council.review} />
        <Decisions council={council} />
        <Changes council={council} view={view} />
        <Shape key={council.body} council={council} view={view} open={open} />
        <Legend />
      </div>
      {open && <Ledger council={council} {...open} asOf={view.asOf} body={view.body} close={close} />}
    </div>
  );
}
