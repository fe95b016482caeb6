import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Checkbox, type Errors, Sure } from '../../ui/index.ts';
import { ERASE } from './documents.ts';

/** Deletes somebody who asked for it; there is no way back, and it says so before. */
export function Erasing({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can('people.erase')) return null;
  return (
    <p className="reveal">
      <Button kind="plain" icon="x" onPress={() => setOpen(true)}>
        {say('console.erase')}
      </Button>
      {open && <EraseDialog personId={personId} close={() => setOpen(false)} />}
    </p>
  );
}

function EraseDialog({ personId, close }: { readonly personId: string; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, erase] = useMutation(ERASE);
  const check = (values: FormData): Errors => (values.has('sure') ? {} : { sure: say('console.erase.sure') });
  const send = async () => {
    const { data, error } = await erase({ id: personId, sure: true }, { additionalTypenames: ['PeoplePage'] });
    if (data) navigate('/people', { replace: true });
    return failureOf(error);
  };
  return (
    <Sure title={say('console.erase.title')} yes={say('console.erase.yes')} check={check} send={send} close={close}>
      <p>{say('console.erase.about')}</p>
      <p>{say('console.erase.counts')}</p>
      <p>{say('console.erase.stop')}</p>
      <Checkbox name="sure" label={say('console.erase.sure')} />
    </Sure>
  );
}
