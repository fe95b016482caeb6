import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, Loaded, Notice, Section, Sure } from '../../../ui/index.ts';
import { COUNT } from '../../segments/documents.ts';
import { Charge } from '../setup/charge.tsx';
import css from '../setup/setup.module.css';
import { MAP, REMOVE_ZONE, SET_ZONE_TURF, type Wards, type Zone, ZONE_CONTEXT } from './documents.ts';
import { DrawZone } from './draw-zone.tsx';
import { MapFrame, viewOf } from './map-frame.tsx';

/** The map of the wards with the zones that organizers drew over them. */
export function Zones(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: MAP, context: ZONE_CONTEXT });
  const [open, setOpen] = useState<Zone | 'new'>();
  const add = can('people.write') && !open && result.data && (
    <Button icon="plus" onPress={() => setOpen('new')}>
      {say('console.zones.new')}
    </Button>
  );
  return (
    <Section title={say('console.zones')} beside={add}>
      <p className="soft">{say('console.zones.about')}</p>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ wardMap, zones, turfZones }) => {
          const held = zones.map((zone) => ({
            ...zone,
            inCharge: turfZones.find(({ id }) => id === zone.id)?.inCharge ?? [],
          }));
          return (
            <>
              {!wardMap.length && <NoMap />}
              {open ? (
                <DrawZone
                  wards={wardMap}
                  zones={held}
                  {...(open !== 'new' && { zone: open })}
                  close={() => setOpen(undefined)}
                />
              ) : (
                <Shown wards={wardMap} zones={held} change={setOpen} />
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function NoMap(): ReactNode {
  const { say } = useTexts();
  return (
    <Notice>
      <p>{say('console.zones.noMap')}</p>
      <p>
        <code>npm run cli -- ward-map FILE --apply</code>
      </p>
      <p>{say('console.zones.noRegister')}</p>
      <p>
        <code>npm run cli -- addresses FILE --apply</code>
      </p>
    </Notice>
  );
}

interface Shows {
  readonly wards: Wards;
  readonly zones: readonly Zone[];
  readonly change: (zone: Zone) => void;
}

function Shown({ wards, zones, change }: Shows): ReactNode {
  const { say } = useTexts();
  const [charge, setCharge] = useState<Zone>();
  const [gone, setGone] = useState<Zone>();
  const [, set] = useMutation(SET_ZONE_TURF);
  return (
    <>
      {(wards.length > 0 || zones.length > 0) && <MapFrame wards={wards} zones={zones} first={viewOf(wards, zones)} />}
      {zones.length ? (
        <ul className={css.lines}>
          {zones.map((zone) => (
            <ZoneLine
              key={zone.id}
              zone={zone}
              change={() => change(zone)}
              charge={() => setCharge(zone)}
              take={() => setGone(zone)}
            />
          ))}
        </ul>
      ) : (
        <Blank icon="pin" title={say('console.zones.none')}>
          <p>{say('console.zones.noneNext')}</p>
        </Blank>
      )}
      {charge && (
        <Charge
          title={say('console.zones.who', { name: charge.name })}
          inCharge={charge.inCharge}
          set={(userIds) => set({ zoneId: charge.id, userIds }, ZONE_CONTEXT)}
          close={() => setCharge(undefined)}
        />
      )}
      {gone && <Gone zone={gone} close={() => setGone(undefined)} />}
    </>
  );
}

function ZoneLine({
  zone: { id, name, inCharge },
  change,
  charge,
  take,
}: {
  readonly zone: Zone;
  readonly change: () => void;
  readonly charge: () => void;
  readonly take: () => void;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <li>
      <div>
        <h3>{name}</h3>
        <p>
          <Lives id={id} />
        </p>
        <p className="soft">{inCharge.map((each) => each.name).join(', ') || say('console.turf.nobody')}</p>
      </div>
      {can('people.write') && (
        <div className="row wrap">
          <Button aria-label={say('console.zones.chargeOf', { name })} onPress={charge}>
            {say('console.zones.charge')}
          </Button>
          <Button aria-label={say('console.setup.changeOf', { name })} onPress={change}>
            {say('console.setup.change')}
          </Button>
          <Button kind="plain" aria-label={say('console.zones.removeOf', { name })} onPress={take}>
            {say('console.zones.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** How many live in a zone, asked anew each time it is shown; or why that is not told. */
function Lives({ id }: { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const variables = { definition: { where: { zone: id } } };
  const [{ data, error }] = useQuery({
    query: COUNT,
    variables,
    context: ZONE_CONTEXT,
    requestPolicy: 'cache-and-network',
  });
  if (data) return say('console.zones.live', { count: data.segmentCount.count });
  return error ? failureOf(error)?.message || say('console.unreachable') : say('console.loading');
}

function Gone({ zone: { id, name }, close }: { readonly zone: Zone; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, remove] = useMutation(REMOVE_ZONE);
  const send = async () => {
    const failure = failureOf((await remove({ id }, ZONE_CONTEXT)).error);
    if (!failure) close();
    return failure;
  };
  return (
    <Sure title={say('console.zones.removeOf', { name })} yes={say('console.zones.remove')} send={send} close={close}>
      <p>{say('console.zones.removeWhat')}</p>
    </Sure>
  );
}
