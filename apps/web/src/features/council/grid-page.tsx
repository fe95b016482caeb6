import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLocation, useSearchParams } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useDetail } from '../../lib/use-detail.ts';
import { NARROW, useMedia } from '../../lib/use-media.ts';
import { Blank, ButtonLink, Loaded } from '../../ui/index.ts';
import { AsOf } from './as-of.tsx';
import css from './council.module.css';
import { type Council, COUNCIL } from './documents.ts';
import { cellKey, Grid } from './grid.tsx';
import { Ledger } from './ledger.tsx';
import { Legend } from './legend.tsx';
import { Beyond, Decisions, KeptBy, Review } from './notes.tsx';
import { Picture } from './picture.tsx';
import { SeatList } from './seat-list.tsx';
import { Top } from './top.tsx';

import { address, isDay } from './view.ts';

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
  const wanted = search.get('asOf');
  const asOf = isDay(wanted) ? wanted : undefined;
  const [result, again] = useQuery({ query: COUNCIL, variables: { asOf: asOf ?? null } });
  const council = result.data?.council;
  return (
    <>
      <Top
        tab="grid"
        about={council && say('console.council.lede', { seats: council.seats.length, demands: council.demands.length })}
      />
      <KeptBy by={council?.review.sharedBy} />
      <Loaded result={result} retry={() => again()}>
        {({ council: loaded }) =>
          loaded.seats.length ? (
            <Shown council={loaded} asOf={asOf} ward={ward} demand={demand} />
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

function Shown({
  council,
  asOf,
  ward,
  demand,
}: {
  readonly council: Council;
  readonly asOf: string | undefined;
  readonly ward: string | undefined;
  readonly demand: string | undefined;
}): ReactNode {
  const { say } = useTexts();
  const narrow = useMedia(NARROW);
  const [, navigate] = useLocation();
  const seat = council.seats.find((each) => String(each.ward) === ward);
  const exists = seat?.cells.some((cell) => cell.demand === demand);
  const open: Open | undefined = seat && demand && exists ? { ward: seat.ward, demand } : undefined;
  const close = useDetail('cell', open && cellKey(open.ward, open.demand), address(asOf));
  const choose = (day: string | undefined) => navigate(address(day, open), { replace: true, state: history.state });
  if (ward !== undefined && !open)
    return (
      <Blank
        icon="search"
        title={say('console.council.missing')}
        act={<ButtonLink to={address(asOf)}>{say('console.council.toGrid')}</ButtonLink>}
      >
        <p>{say('console.council.missingText')}</p>
      </Blank>
    );
  const Shape = narrow ? SeatList : Grid;
  return (
    <div className={css.split} data-open={open !== undefined || undefined}>
      <div className={css.list}>
        <AsOf shown={council.asOf} closing={council.closingDate} choose={choose} />
        <Beyond council={council} />
        <Picture council={council} />
        <Review review={council.review} />
        <Decisions council={council} />
        <Shape council={council} asOf={asOf} open={open} />
        <Legend />
      </div>
      {open && <Ledger council={council} {...open} asOf={asOf} close={close} />}
    </div>
  );
}
