import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useClient } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Notice } from '../../ui/index.ts';
import { FIND_PLACE, type Place } from './documents.ts';
import css from './segments.module.css';

type Answer = { readonly place: Place } | { readonly failure: Failure } | 'unknown';

/** Looks up where an address lies, and says so, or that it is not known. */
export function FindPlace({ found }: { readonly found: (place: Place, address: string) => void }): ReactNode {
  const { say } = useTexts();
  const client = useClient();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const find = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const typed = (name: string) => String(values.get(name) ?? '').trim();
    if (!typed('address') || busy) return;
    setBusy(true);
    const variables = { address: typed('address'), postalCode: typed('postalCode') || null };
    const { data, error } = await client.query(FIND_PLACE, variables, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    const failure = failureOf(error);
    const place = data?.findPlace;
    setAnswer(failure ? { failure } : place ? { place } : 'unknown');
    if (place) found(place, variables.address);
  };
  return (
    <form className={css.find} noValidate onSubmit={(event) => void find(event)}>
      <label htmlFor={`${id}address`}>{say('console.places.address')}</label>
      <input className="input" id={`${id}address`} name="address" maxLength={200} autoComplete="off" />
      <label htmlFor={`${id}zip`}>{say('console.places.postalCode')}</label>
      <input
        className="input"
        id={`${id}zip`}
        name="postalCode"
        maxLength={10}
        inputMode="numeric"
        autoComplete="off"
      />
      <Button type="submit" icon="search" busy={busy}>
        {say('console.places.find')}
      </Button>
      {answer && <Said answer={answer} />}
    </form>
  );
}

function Said({ answer }: { readonly answer: Answer }): ReactNode {
  const { say } = useTexts();
  if (answer === 'unknown')
    return (
      <Notice kind="warn" live>
        <p>{say('console.places.unknown')}</p>
      </Notice>
    );
  if ('failure' in answer)
    return (
      <Notice kind="bad" live>
        <p>{answer.failure.message || say('console.unreachable')}</p>
      </Notice>
    );
  const { ward } = answer.place;
  return (
    <Notice kind="good" live>
      <p>{ward === null ? say('console.places.found') : say('console.places.foundIn', { ward })}</p>
    </Notice>
  );
}
