import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Dialog, Form, Notice } from '../../ui/index.ts';
import { MergeDialog } from '../duplicates/merge-dialog.tsx';
import { ChoosePerson } from './relate.tsx';

interface Kept {
  readonly id: string;
  readonly name: string;
}

/** Whether the reader may merge, and read what there is to choose from. */
const useMayMerge = (): boolean => {
  const { can } = useSession();
  return can('people.merge') && can('people.contact');
};

/** Makes one of the two people who are chosen, where it is two. */
export function MergeChosen({
  ids,
  merged,
}: {
  readonly ids: ReadonlySet<string>;
  readonly merged: (kept: Kept) => void;
}): ReactNode {
  const { say } = useTexts();
  const may = useMayMerge();
  const [open, setOpen] = useState(false);
  const [firstId, secondId, ...more] = [...ids];
  if (!may || !firstId || !secondId || more.length) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button icon="people" onPress={() => setOpen(true)}>
        {say('console.duplicates.compare')}
      </Button>
      {open && <MergeDialog {...{ firstId, secondId, close, merged }} />}
    </>
  );
}

/** Who two people are now. */
export function MergedInto({ kept: { id, name } }: { readonly kept: Kept }): ReactNode {
  const { say } = useTexts();
  return (
    <Notice kind="good">
      <p>
        {say('console.duplicates.merged')} <Link to={`/people/${id}`}>{name || say('console.person.nameless')}</Link>
      </p>
    </Notice>
  );
}

/** Makes one of this person and another, whom one looks for. */
export function MergeWith({ personId, again }: { readonly personId: string; readonly again: () => void }): ReactNode {
  const { say } = useTexts();
  const [, go] = useLocation();
  const may = useMayMerge();
  const [choosing, setChoosing] = useState(false);
  const [otherId, setOtherId] = useState<string>();
  if (!may) return null;
  const close = () => {
    setChoosing(false);
    setOtherId(undefined);
  };
  const merged = ({ id }: Kept) => {
    close();
    if (id === personId) again();
    else go(`/people/${id}`);
  };
  return (
    <>
      <Button icon="people" onPress={() => setChoosing(true)}>
        {say('console.merge.with')}
      </Button>
      {choosing && !otherId && <Choose personId={personId} close={close} choose={setOtherId} />}
      {otherId && <MergeDialog firstId={personId} secondId={otherId} close={close} merged={merged} />}
    </>
  );
}

function Choose({
  personId,
  close,
  choose,
}: {
  readonly personId: string;
  readonly close: () => void;
  readonly choose: (id: string) => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <Dialog title={say('console.merge.with')} close={close} side>
      <Form
        check={(values) => ({ ...(!values.get('toPersonId') && { search: say('console.relations.choosePerson') }) })}
        send={(values) => {
          choose(String(values.get('toPersonId')));
          return Promise.resolve(undefined);
        }}
      >
        {(busy) => (
          <>
            <ChoosePerson except={personId} />
            <div className="submit">
              <Button kind="primary" type="submit" busy={busy}>
                {say('console.duplicates.compare')}
              </Button>
              <Button kind="plain" onPress={close}>
                {say('console.cancel')}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Dialog>
  );
}
