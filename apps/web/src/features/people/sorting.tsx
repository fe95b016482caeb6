import { type ReactNode, useId } from 'react';
import { useTexts } from '../../lib/i18n.ts';

const ORDERS = ['NEWEST', 'FAMILY_NAME', 'GIVEN_NAME'] as const;
/** In which order people stand; the newest first, unless somebody chose. */
export type Order = (typeof ORDERS)[number];

/** Chooses the order, by the device's own list. */
export function Sorting({
  order,
  choose,
}: {
  readonly order: Order;
  readonly choose: (order: Order) => void;
}): ReactNode {
  const { say } = useTexts();
  const id = useId();
  return (
    <div className="row">
      <label htmlFor={id}>{say('console.people.sort')}</label>
      <select
        id={id}
        className="input"
        value={order}
        onChange={(event) => choose(ORDERS.find((each) => each === event.currentTarget.value) ?? 'NEWEST')}
      >
        {ORDERS.map((value) => (
          <option key={value} value={value}>
            {say(`console.people.sort.${value}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
