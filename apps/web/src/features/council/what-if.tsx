import { type ReactNode, useId, useState } from 'react';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { Button, Icon, Pill } from '../../ui/index.ts';
import type { Path } from './levers/documents.ts';
import css from './path.module.css';
import { PathPicture } from './path-picture.tsx';
import { type PathSeat, reckoned, TRIES, type Try, tried } from './path-view.ts';
import { standsWords, stateWords } from './path-words.ts';

const tryWords = (what: Try, say: Say) =>
  what === 'ABSENT' ? say('console.path.whatIfAway') : say(`council.label.${what}`);

/** A scratch pad: seats set to another label in this window alone, marked as a what-if and gone when it is left. */
export function WhatIf({ path }: { readonly path: Path }): ReactNode {
  const { say } = useTexts();
  const [tries, setTries] = useState<ReadonlyMap<number, Try>>(new Map());
  const drop = (ward: number) => setTries(new Map([...tries].filter(([each]) => each !== ward)));
  const seats = tried(path.seats, tries);
  const placeOf = (ward: number) => path.seats.find((each) => each.ward === ward)?.place ?? '';
  const { ways, ...tally } = reckoned(seats, path.requirements);
  return (
    <section className={css.whatIf} aria-labelledby="what-if">
      <h2 id="what-if">{say('console.path.whatIf')}</h2>
      <p className="meta">{say('console.path.whatIfText')}</p>
      <Picker seats={path.seats} add={(ward, what) => setTries(new Map([...tries, [ward, what]]))} />
      {tries.size > 0 && (
        <>
          <ul className={css.tries}>
            {[...tries].map(([ward, what]) => (
              <li key={ward}>
                <span>{say('console.path.whatIfSet', { place: placeOf(ward), label: tryWords(what, say) })}</span>
                <button
                  type="button"
                  className="btn plain icon"
                  aria-label={say('console.path.whatIfDrop', { place: placeOf(ward) })}
                  onClick={() => drop(ward)}
                >
                  <Icon name="x" small />
                </button>
              </li>
            ))}
          </ul>
          <p>
            <Pill kind="warn" icon="petition">
              {say('console.path.whatIfPicture')}
            </Pill>
          </p>
          <PathPicture seats={seats} requirements={path.requirements} imagined={new Set(tries.keys())} small />
        </>
      )}
      <p role="status" className={css.result}>
        {tries.size > 0 && ways[0] && (
          <>
            <b>{stateWords(ways[0], tally, say)}.</b>{' '}
            {say('console.path.whatIfNumbers', {
              floor: tally.floor,
              likely: tally.likely,
              ceiling: tally.ceiling,
            })}
          </>
        )}
      </p>
      {tries.size > 0 && (
        <Button kind="plain" icon="undo" onPress={() => setTries(new Map())}>
          {say('console.path.whatIfClear')}
        </Button>
      )}
    </section>
  );
}

/** Two lists of the device's own and a button: it takes nothing but a keyboard. */
function Picker({
  seats,
  add,
}: {
  readonly seats: readonly PathSeat[];
  readonly add: (ward: number, what: Try) => void;
}): ReactNode {
  const { say } = useTexts();
  const id = useId();
  const [ward, setWard] = useState(seats[0]?.ward ?? 0);
  const [what, setWhat] = useState<Try>('SUPPORT');
  return (
    <form
      className={css.picker}
      onSubmit={(event) => {
        event.preventDefault();
        add(ward, what);
      }}
    >
      <label htmlFor={`${id}seat`}>{say('console.path.whatIfPick')}</label>
      <select
        id={`${id}seat`}
        className="input"
        value={ward}
        onChange={({ currentTarget }) => setWard(Number(currentTarget.value))}
      >
        {seats.map((seat) => (
          <option key={seat.ward} value={seat.ward}>
            {`${seat.place}, ${standsWords(seat, say)}`}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}as`}>{say('console.path.whatIfAs')}</label>
      <select
        id={`${id}as`}
        className="input"
        value={what}
        onChange={({ currentTarget }) => setWhat(TRIES.find((each) => each === currentTarget.value) ?? 'SUPPORT')}
      >
        {TRIES.map((each) => (
          <option key={each} value={each}>
            {tryWords(each, say)}
          </option>
        ))}
      </select>
      <Button type="submit">{say('console.path.whatIfAdd')}</Button>
    </form>
  );
}
