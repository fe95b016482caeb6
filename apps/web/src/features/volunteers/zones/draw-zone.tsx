import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, type Errors, Form, FormEnd, TextField } from '../../../ui/index.ts';
import { FindPlace } from '../../segments/find-place.tsx';
import { SAVE_ZONE, type Wards, type Zone, ZONE_CONTEXT } from './documents.ts';
import { around, type Corner, cornersIn, cornersOf, near, scaled, type View, written } from './geometry.ts';
import { MapFrame, viewOf } from './map-frame.tsx';
import css from './zones.module.css';

interface Draws {
  readonly wards: Wards;
  readonly zones: readonly Zone[];
  /** The one that is changed; none where a new one is drawn. */
  readonly zone?: Zone;
  readonly close: () => void;
}

/** What is shown first: what is changed, with its surroundings, or everything. */
const firstOf = ({ wards, zones, zone }: Draws): View =>
  zone ? scaled(around(cornersOf(zone.ring))!, 3) : viewOf(wards, zones);

/** Draws a zone: by corners that are clicked on the map or typed, whichever suits; both show the same. */
export function DrawZone(props: Draws): ReactNode {
  const { wards, zones, zone, close } = props;
  const { say } = useTexts();
  const [text, setText] = useState(() => written(cornersOf(zone?.ring ?? []).slice(0, -1)));
  const [at, setAt] = useState<{ readonly first: View; readonly place?: Corner }>(() => ({ first: firstOf(props) }));
  const { corners } = cornersIn(text);
  return (
    <div className={css.draw}>
      <div className={css.frame}>
        <p>{say('console.zones.how')}</p>
        <MapFrame
          key={JSON.stringify(at.first)}
          wards={wards}
          zones={zones.filter(({ id }) => id !== zone?.id)}
          first={at.first}
          drawn={corners}
          place={at.place}
          add={(corner) => setText(written([...corners, corner]))}
        />
        <Button icon="undo" isDisabled={!corners.length} onPress={() => setText(written(corners.slice(0, -1)))}>
          {say('console.zones.undo')}
        </Button>
        <details>
          <summary>{say('console.zones.goTo')}</summary>
          <FindPlace found={(place) => setAt({ first: near(place), place: [place.lon, place.lat] })} />
        </details>
      </div>
      <ZoneForm {...{ zone, text, setText, close }} />
    </div>
  );
}

interface Written {
  readonly zone: Zone | undefined;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly close: () => void;
}

function ZoneForm({ zone, text, setText, close }: Written): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_ZONE);
  const nameOf = (values: FormData) => String(values.get('name') ?? '').trim();
  const check = (values: FormData): Errors => {
    const { corners, wrong } = cornersIn(text);
    const ring = wrong
      ? say('console.zones.wrongLine', { line: wrong })
      : corners.length < 3 && say('console.zones.tooFew');
    return { ...(!nameOf(values) && { name: say('console.zones.needName') }), ...(ring && { ring }) };
  };
  const send = async (values: FormData) => {
    const ring = cornersIn(text).corners.map((corner) => [...corner]);
    const { error } = await save({ input: { id: zone?.id ?? null, name: nameOf(values), ring } }, ZONE_CONTEXT);
    if (!error) close();
    return failureOf(error);
  };
  const { corners } = cornersIn(text);
  return (
    <Form check={check} send={send}>
      {(busy) => (
        <>
          <TextField name="name" label={say('console.zones.name')} initial={zone?.name ?? ''} autoComplete="off" />
          <TextField
            name="ring"
            label={say('console.zones.corners')}
            hint={say('console.zones.cornersHint')}
            lines={6}
            value={text}
            onChange={setText}
          />
          <p role="status">{say('console.zones.drawn', { count: corners.length })}</p>
          <FormEnd busy={busy} cancel={close} />
        </>
      )}
    </Form>
  );
}
