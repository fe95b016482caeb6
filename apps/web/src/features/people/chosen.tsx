import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Notice } from '../../ui/index.ts';
import { AssignDialog } from '../accounts/assign.tsx';
import { ExportDialog } from '../exchange/export.tsx';
import { Together } from '../segments/bulk.tsx';
import { MergeChosen, MergedInto } from './merge-two.tsx';
import styles from './list.module.css';

/** The rows that are chosen, also on other pages of the list; nothing where the role can do nothing with them. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly clear: () => void;
}

/** Keeps who is chosen, for those who may assign people, merge or export them or change them together. */
export function useChosen(): Chosen | undefined {
  const { can } = useSession();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  if (!can('accounts.manage') && !can('people.write') && !can('people.export')) return undefined;
  return {
    ids,
    toggle: (id) => setIds((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id])),
    clear: () => setIds(new Set()),
  };
}

/** What came of it: whom two were merged into, whom people were given to. */
function Done({
  kept,
  given,
}: {
  readonly kept: { id: string; name: string } | undefined;
  readonly given: string | undefined;
}): ReactNode {
  const { say } = useTexts();
  return (
    <div role="status">
      {kept && <MergedInto kept={kept} />}
      {given && (
        <Notice kind="good">
          <p>{say('console.assign.done', { name: given })}</p>
        </Notice>
      )}
    </div>
  );
}

/** How many are chosen, and what can be done with them. */
export function ChosenBar({ chosen: { ids, clear } }: { readonly chosen: Chosen }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [given, setGiven] = useState<string>();
  const [kept, setKept] = useState<{ id: string; name: string }>();
  return (
    <>
      <Done kept={kept} given={given} />
      {ids.size > 0 && (
        <div
          className={`row wrap ${styles.chosen}`}
          role="group"
          aria-label={say('console.assign.chosen', { count: ids.size })}
        >
          <span>{say('console.assign.chosen', { count: ids.size })}</span>
          {can('accounts.manage') && (
            <Button icon="userplus" onPress={() => setOpen(true)}>
              {say('console.assign')}
            </Button>
          )}
          {can('people.export') && (
            <Button icon="download" onPress={() => setExporting(true)}>
              {say('console.export')}
            </Button>
          )}
          <MergeChosen
            ids={ids}
            merged={(one) => {
              setKept(one);
              clear();
            }}
          />
          <Button kind="plain" onPress={clear}>
            {say('console.assign.clear')}
          </Button>
          {can('people.write') && <Together whom={{ personIds: [...ids] }} />}
        </div>
      )}
      {exporting && <ExportDialog ids={[...ids]} total={ids.size} close={() => setExporting(false)} />}
      {open && (
        <AssignDialog
          personIds={[...ids]}
          close={() => setOpen(false)}
          done={(name) => {
            setGiven(name);
            setOpen(false);
            clear();
          }}
        />
      )}
    </>
  );
}
