import { type ReactNode, useEffect, useRef } from 'react';
import type { Spot } from '../lib/failure.ts';
import { sayCode, useTexts } from '../lib/i18n.ts';
import { Button } from './button.tsx';

/** What stands where something was taken out. */
const REDACTED = '[…]';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Forms send their texts without the spaces around them; in the field they may still be there. */
const lead = ({ value }: Field) => value.length - value.trimStart().length;

/** Writes into a field as its reader would, so that whoever keeps its value hears of it. */
function write(field: Field, value: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

interface Props {
  readonly spots: readonly Spot[];
  readonly labels: ReadonlyMap<string, string>;
  readonly field: (name: string) => Field | null;
  /** Called once everything is taken out. */
  readonly done: () => void;
  /** Sends the form again, and says that somebody looked: the words tell of nobody's status. */
  readonly keep: () => void;
}

/** Asks about what may never be stored: says where it stands and of what kind it is, and takes it out with one press. */
export function Guard({ spots, labels, field, done, keep }: Props): ReactNode {
  const { say } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const hard = spots.some((spot) => spot.hard);
  const show = ({ field: name, start, end }: Spot) => {
    const input = field(name);
    if (!input) return;
    input.focus();
    input.setSelectionRange(start + lead(input), end + lead(input));
  };
  const takeOut = () => {
    for (const { field: name, start, end } of [...spots].sort((a, b) => b.start - a.start)) {
      const input = field(name);
      if (!input) continue;
      const from = start + lead(input);
      write(input, input.value.slice(0, from) + REDACTED + input.value.slice(end + lead(input)));
    }
    field(spots[0]?.field ?? '')?.focus();
    done();
  };
  return (
    <div className="sumerr guard" role="alert" tabIndex={-1} ref={box}>
      <p>
        <b>{say('console.guard.title')}</b>
      </p>
      <p>{say(hard ? 'console.guard.mustGo' : 'console.guard.about')}</p>
      <ul>
        {spots.map((spot) => (
          <li key={`${spot.field} ${spot.start}`}>
            {say('console.guard.where', {
              kind: sayCode(say, 'console.guard.kind', spot.kind),
              field: labels.get(spot.field) ?? spot.field,
            })}{' '}
            <Button kind="plain" icon="eye" onPress={() => show(spot)}>
              {say('console.guard.show')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="answers">
        <Button kind="primary" onPress={takeOut}>
          {say('console.guard.takeOut')}
        </Button>
        {!hard && <Button onPress={keep}>{say('console.guard.keep')}</Button>}
      </p>
    </div>
  );
}
