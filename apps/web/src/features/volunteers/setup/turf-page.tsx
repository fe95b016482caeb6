import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Loaded, Notice, PageHead } from '../../../ui/index.ts';
import { PeopleTabs } from '../../segments/tabs.tsx';
import { Zones } from '../zones/zones.tsx';
import { Charge } from './charge.tsx';
import { SET_TURF, TURF, TURF_CONTEXT, type TurfWard } from './documents.ts';
import { Loads } from './loads.tsx';
import css from './setup.module.css';

/** The wards as tiles: how many people, who is in charge, and how many have nobody; the map; and how many people each organizer has. */
export default function TurfPage(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: TURF, context: TURF_CONTEXT });
  const [open, setOpen] = useState<TurfWard>();
  const [, set] = useMutation(SET_TURF);
  const may = can('people.write');
  return (
    <>
      <PageHead title={say('console.turf')} about={say('console.turf.about')} />
      <PeopleTabs tab="turf" />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ turfWards, pointPersonLoads }) => (
          <>
            <ul className={css.tiles}>
              {turfWards.map((ward) => (
                <li key={ward.ward}>
                  <Tile ward={ward} {...(may && { open: () => setOpen(ward) })} />
                </li>
              ))}
            </ul>
            <Notice>
              <p>{say('console.turf.give')}</p>
            </Notice>
            <Zones />
            <Loads loads={pointPersonLoads} may={may} />
          </>
        )}
      </Loaded>
      {open && (
        <Charge
          title={say('console.turf.who', { ward: open.ward })}
          inCharge={open.inCharge}
          set={(userIds) => set({ ward: open.ward, userIds }, TURF_CONTEXT)}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function Tile({
  ward: { ward, count, alone, inCharge },
  open,
}: {
  readonly ward: TurfWard;
  readonly open?: () => void;
}) {
  const { say } = useTexts();
  const names = inCharge.map(({ name }) => name).join(', ');
  return (
    <button type="button" disabled={!open} onClick={open} data-held={inCharge.length ? '' : undefined}>
      <b>{say('council.ward', { ward })}</b>
      <span className="num">{count === null ? say('console.turf.few') : say('console.turf.people', { count })}</span>
      <span>{names || say('console.turf.nobody')}</span>
      {Boolean(alone) && <span className="soft">{say('console.turf.alone', { count: alone! })}</span>}
    </button>
  );
}
