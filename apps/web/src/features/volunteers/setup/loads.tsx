import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { number } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Blank, Button, Loaded, Section, Select } from '../../../ui/index.ts';
import { POINT_CHOICES } from '../documents.ts';
import { HAND_OVER, TURF_CONTEXT, type TurfLoad } from './documents.ts';
import { Sheet } from './setup-forms.tsx';
import css from './setup.module.css';

/** How many people each organizer has, the most first; with `may`, all of one can be handed over to another. */
export function Loads({ loads, may }: { readonly loads: readonly TurfLoad[]; readonly may: boolean }): ReactNode {
  const { say, language } = useTexts();
  const [from, setFrom] = useState<TurfLoad>();
  return (
    <Section title={say('console.turf.loads')}>
      {loads.length ? (
        <ul className={css.lines}>
          {loads.map((load) => (
            <li key={load.user.id}>
              <div>
                <h3>{load.user.name}</h3>
                <span className={css.bar} aria-hidden="true">
                  <span style={{ inlineSize: `${(100 * load.count) / loads[0]!.count}%` }} />
                </span>
              </div>
              <span className="num">{number(language, load.count)}</span>
              {may && (
                <Button kind="plain" onPress={() => setFrom(load)}>
                  {say('console.turf.handOver')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Blank icon="people" title={say('console.turf.loadsNone')}>
          <p>{say('console.turf.loadsNoneNext')}</p>
        </Blank>
      )}
      {from && <HandOver from={from} close={() => setFrom(undefined)} />}
    </Section>
  );
}

/** Everybody of one organizer becomes another one's, or nobody's. */
function HandOver({
  from: { user, count },
  close,
}: {
  readonly from: TurfLoad;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: POINT_CHOICES });
  const [, hand] = useMutation(HAND_OVER);
  const send = async (values: FormData) => {
    const toUserId = String(values.get('to') ?? '') || null;
    return failureOf((await hand({ input: { fromUserId: user.id, toUserId } }, TURF_CONTEXT)).error);
  };
  return (
    <Sheet title={say('console.turf.handOverTitle', { name: user.name })} close={close} send={send}>
      <Loaded result={result} retry={() => again()}>
        {({ pointPersonChoices }) => (
          <Select
            name="to"
            label={say('console.turf.handOverTo')}
            hint={`${say('console.turf.handOverAbout', { count, name: user.name })} ${say('console.turf.handOverBack')}`}
            options={[
              ...pointPersonChoices
                .filter(({ id }) => id !== user.id)
                .map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: say('console.turf.nobody') },
            ]}
          />
        )}
      </Loaded>
    </Sheet>
  );
}
