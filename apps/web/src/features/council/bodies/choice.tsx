import { type ReactNode, useEffect, useId, useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Icon } from '../../../ui/index.ts';
import type { CellChange, Council, Seat } from '../documents.ts';
import { address, cellOf, type GridView, isDay } from '../view.ts';
import { basisWords, dayWords, labelWords, seatWords, told } from '../words.ts';
import own from './choice.module.css';

/** Chooses whose seats are shown, and since when their changes are marked. */
export function Choice({
  council,
  view,
  show,
}: {
  readonly council: Council;
  readonly view: GridView;
  readonly show: (view: GridView) => void;
}): ReactNode {
  const { say, language } = useTexts();
  const id = useId();
  return (
    <div className={own.choice}>
      {council.bodies.length > 1 && (
        <p>
          <label htmlFor={`${id}body`}>{say('changes.body')}</label>
          <select
            id={`${id}body`}
            className="input"
            value={council.body}
            onChange={({ currentTarget: { value } }) => {
              const chosen = council.bodies.find(({ code }) => code === value);
              show({ ...view, body: chosen?.main ? undefined : value });
            }}
          >
            {council.bodies.map(({ code, name, seats }) => (
              <option key={code} value={code}>
                {say('changes.bodySeats', { body: told(name, language).text, count: seats })}
              </option>
            ))}
          </select>
        </p>
      )}
      <Since asOf={council.asOf} since={view.since} choose={(since) => show({ ...view, since })} />
    </div>
  );
}

/** The day since which changes are marked; half a date, while it is typed, changes nothing. */
function Since({
  asOf,
  since,
  choose,
}: {
  readonly asOf: string;
  readonly since: string | undefined;
  readonly choose: (day: string | undefined) => void;
}): ReactNode {
  const { say } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState(since ?? '');
  useEffect(() => setTyped(since ?? ''), [since]);
  const later = isDay(typed) && typed > asOf;
  return (
    <p>
      <label htmlFor={id}>{say('changes.since')}</label>
      <input
        id={id}
        type="date"
        className="input"
        min="2000-01-01"
        max={asOf}
        value={typed}
        aria-invalid={later}
        aria-describedby={later ? `${id}-words` : undefined}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          if (isDay(value) && value <= asOf) choose(value);
        }}
      />
      {later && (
        <span className="err" id={`${id}-words`}>
          <Icon name="alert" small />
          {say('council.sinceLater')}
        </span>
      )}
      {since && (
        <Button kind="plain" icon="undo" onPress={() => choose(undefined)}>
          {say('changes.none')}
        </Button>
      )}
    </p>
  );
}

/** How many cells say something else than on that day, and each of them in words. */
export function Changes({ council, view }: { readonly council: Council; readonly view: GridView }): ReactNode {
  const { say, language } = useTexts();
  const { changes, since } = council;
  if (!changes || !since) return null;
  return (
    <section className={own.changes} aria-labelledby="changes">
      <h2 id="changes">{say('changes.count', { count: changes.length, date: dayWords(language, since) })}</h2>
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => {
            const seat = council.seats.find(({ ward }) => ward === change.ward);
            return (
              seat && (
                <li key={`${change.ward} ${change.demand}`}>
                  <OneChange council={council} seat={seat} change={change} view={view} />
                </li>
              )
            );
          })}
        </ul>
      )}
    </section>
  );
}

function OneChange({
  council,
  seat,
  change,
  view,
}: {
  readonly council: Council;
  readonly seat: Seat;
  readonly change: CellChange;
  readonly view: GridView;
}): ReactNode {
  const { say, language } = useTexts();
  const demand = council.demands.find(({ code }) => code === change.demand);
  const now = cellOf(seat, change.demand);
  if (!demand || !now) return null;
  const words = (cell: Pick<typeof now, 'label' | 'stale' | 'basis'>) =>
    cell.label === 'UNKNOWN'
      ? labelWords(cell, say)
      : `${labelWords(cell, say)} (${basisWords({ ...cell, ageDays: null }, say)})`;
  return (
    <>
      <Link to={address(view, { ward: seat.ward, demand: demand.code })}>
        {say('changes.where', { seat: seatWords(seat, say), demand: told(demand.title, language).text })}
      </Link>{' '}
      {say('changes.what', { before: words(change.was), now: words(now) })}{' '}
      {change.otherHolder &&
        (change.figure ? say('changes.heldBy', { name: change.figure.name }) : say('changes.heldByOther'))}
    </>
  );
}
