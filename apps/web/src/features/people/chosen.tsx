import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Notice } from '../../ui/index.ts';
import { AssignDialog } from '../accounts/assign.tsx';
import { ExportDialog, type ExportOf } from '../exchange/export.tsx';
import { SaveAsSegment } from '../segments/begin.tsx';
import { Together, type Whom } from '../segments/bulk.tsx';
import { MergeChosen, MergedInto } from './merge-two.tsx';
import styles from './list.module.css';

/** The rows that are chosen, also on other pages of the list; nothing where the role can do nothing with them. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  /** All who are found are meant, on every page; nobody else once something else is looked for. */
  readonly all: boolean;
  readonly toggle: (id: string) => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
}

/** All whom a list is about: how many, and how a change and a file name them. */
export interface Everybody {
  readonly total: number;
  readonly whom: Whom;
  readonly file: ExportOf;
  /** The same as a segment, where that can be said. */
  readonly definition?: object | undefined;
}

/** Keeps who is chosen, for those who may assign people, merge or export them or change them together. */
export function useChosen(lookedFor: string): Chosen | undefined {
  const { can } = useSession();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [allOf, setAllOf] = useState<string>();
  if (!can('accounts.manage') && !can('people.write') && !can('people.export')) return undefined;
  return {
    ids,
    all: allOf === lookedFor,
    toggle: (id) => setIds((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id])),
    chooseAll: () => setAllOf(lookedFor),
    clear: () => {
      setIds(new Set());
      setAllOf(undefined);
    },
  };
}

/** The box in front of a name. */
export function Tick({
  chosen,
  id,
  name,
}: {
  readonly chosen: Chosen | undefined;
  readonly id: string;
  readonly name: string;
}): ReactNode {
  const { say } = useTexts();
  if (!chosen) return null;
  return (
    <input
      type="checkbox"
      className={styles.tick}
      aria-label={say('console.assign.choose', { name: name || say('console.person.nameless') })}
      checked={chosen.all || chosen.ids.has(id)}
      disabled={chosen.all}
      onChange={() => chosen.toggle(id)}
    />
  );
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

/** Above a list: all who are found can be chosen at once or kept as a segment; then what can be done with the chosen. */
export function ActOn({
  chosen,
  everybody,
  changed,
}: {
  readonly chosen: Chosen | undefined;
  readonly everybody: Everybody;
  /** Something of them was changed. */
  readonly changed?: (() => void) | undefined;
}): ReactNode {
  const { say } = useTexts();
  const { total, definition } = everybody;
  return (
    <>
      {total > 0 && (
        <div className={`row wrap ${styles.everybody}`}>
          {chosen && !chosen.all && (
            <Button kind="plain" icon="people" onPress={chosen.chooseAll}>
              {say('console.chosen.chooseAll', { count: total })}
            </Button>
          )}
          {definition && <SaveAsSegment definition={definition} />}
        </div>
      )}
      {chosen && <ChosenBar {...{ chosen, everybody, changed }} />}
    </>
  );
}

interface Bar {
  readonly chosen: Chosen;
  readonly everybody: Everybody;
  readonly changed: (() => void) | undefined;
}

/** How many are chosen, and what can be done with them. */
function ChosenBar({ chosen: { ids, all, clear }, everybody, changed }: Bar): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [exporting, setExporting] = useState(false);
  const [given, setGiven] = useState<string>();
  const [kept, setKept] = useState<{ id: string; name: string }>();
  const count = all ? everybody.total : ids.size;
  const words = say(all ? 'console.chosen.all' : 'console.assign.chosen', { count });
  const merged = (one: { id: string; name: string }) => {
    setKept(one);
    clear();
  };
  return (
    <>
      <Done kept={kept} given={given} />
      {(all || ids.size > 0) && (
        <div className={styles.chosen} role="group" aria-label={words}>
          <div className="row wrap">
            <span>{words}</span>
            {!all && <Assign ids={ids} given={setGiven} clear={clear} />}
            {can('people.export') && (
              <Button icon="download" onPress={() => setExporting(true)}>
                {say('console.export')}
              </Button>
            )}
            {!all && <MergeChosen ids={ids} merged={merged} />}
            <Button kind="plain" onPress={clear}>
              {say('console.assign.clear')}
            </Button>
          </div>
          {all && <p className="soft">{say('console.chosen.allMeans')}</p>}
          {can('people.write') && <Together whom={all ? everybody.whom : { personIds: [...ids] }} done={changed} />}
        </div>
      )}
      {exporting && (
        <ExportDialog {...(all ? everybody.file : { ids: [...ids] })} total={count} close={() => setExporting(false)} />
      )}
    </>
  );
}

function Assign({
  ids,
  given,
  clear,
}: {
  readonly ids: ReadonlySet<string>;
  readonly given: (name: string) => void;
  readonly clear: () => void;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can('accounts.manage')) return null;
  const done = (name: string) => {
    given(name);
    setOpen(false);
    clear();
  };
  return (
    <>
      <Button icon="userplus" onPress={() => setOpen(true)}>
        {say('console.assign')}
      </Button>
      {open && <AssignDialog personIds={[...ids]} close={() => setOpen(false)} done={done} />}
    </>
  );
}
