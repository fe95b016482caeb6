import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { day } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Dialog, Form, FormEnd, Loaded, Select, TextField } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { POINT_CHOICES } from '../documents.ts';
import css from '../volunteers.module.css';
import { dayWords } from '../words.ts';
import { type Care, CARE_CONTEXT, MOVE } from './documents.ts';
import { StepPill } from './step-pill.tsx';
import { Steps } from './steps.tsx';

const STATES = ['ACTIVE', 'COMPLETED', 'ABANDONED'] as const;
interface Part {
  readonly personId: string;
  readonly care: Care;
}

/** Where one person stands, how it stands with their step, who helps them on until when, and every move there was. */
export function LadderOf({ personId, care }: Part): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const { stageId, state, dueOn, assignee, moves } = care.standingOf;
  return (
    <div>
      <h3>{say('console.care.ladder')}</h3>
      <Steps stages={care.ladder} at={stageId} />
      {state && (
        <p className={css.meta}>
          <StepPill state={state} late={state === 'ACTIVE' && dueOn !== null && dueOn < today()} />
          {dueOn && <span>{say('console.tasks.due.LATER', { day: dayWords(dueOn, language) })}</span>}
          {assignee && <span>{say('console.care.helps', { name: assignee })}</span>}
        </p>
      )}
      {can('people.write') && (
        <p className={css.more}>
          <Button onPress={() => setOpen(true)}>{say('console.care.move')}</Button>
        </p>
      )}
      {moves.length > 0 && <Moves moves={moves} />}
      {open && <MoveDialog personId={personId} care={care} close={() => setOpen(false)} />}
    </div>
  );
}

/** The newest move in sight, all others one press away. */
function Moves({ moves }: { readonly moves: Care['standingOf']['moves'] }): ReactNode {
  const { say, language } = useTexts();
  const [all, setAll] = useState(false);
  return (
    <>
      <ol className={`meta ${css.log}`} aria-label={say('console.care.log')}>
        {(all ? moves : moves.slice(0, 3)).map(({ id, at, from, to, by, why, state }) => (
          <li key={id}>
            {from
              ? say('console.care.fromTo', { from: told(from, language).text, to: told(to, language).text })
              : told(to, language).text}
            {state !== 'ACTIVE' && `, ${say(`console.care.state.${state}`)}`}
            {'. '}
            {say('console.care.moved', { day: day(language, at), name: by ?? say('console.person.none') })}
            {why && `: ${why}`}
          </li>
        ))}
      </ol>
      {moves.length > 3 && (
        <Button kind="plain" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? say('console.care.logFew') : say('console.care.logAll', { count: moves.length })}
        </Button>
      )}
    </>
  );
}

function MoveDialog({ personId, care, close }: Part & { readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: POINT_CHOICES });
  const [, move] = useMutation(MOVE);
  return (
    <Dialog title={say('console.care.move')} close={close}>
      <Loaded result={result} retry={() => again()}>
        {({ pointPersonChoices }) => (
          <Form
            send={async (values) => {
              const text = (name: string) => String(values.get(name) ?? '').trim();
              const input = {
                ...{ personId, stageId: text('stageId'), dueOn: text('dueOn') || null, why: text('why') || null },
                assigneeId: text('assigneeId') || null,
                state: STATES.find((each) => each === text('state')) ?? 'ACTIVE',
                ...(values.has('checked') && { checked: true }),
              };
              const failure = failureOf((await move({ input }, CARE_CONTEXT)).error);
              if (!failure) close();
              return failure;
            }}
          >
            {(busy) => (
              <>
                <MoveFields care={care} helpers={pointPersonChoices} />
                <FormEnd busy={busy} cancel={close} />
              </>
            )}
          </Form>
        )}
      </Loaded>
    </Dialog>
  );
}

function MoveFields({
  care: { ladder, standingOf },
  helpers,
}: {
  readonly care: Care;
  readonly helpers: readonly { readonly id: string; readonly name: string }[];
}): ReactNode {
  const { say, language } = useTexts();
  const { stageId, dueOn, assigneeId } = standingOf;
  const none = { value: '', label: say('console.turf.nobody') };
  return (
    <>
      <Select
        name="stageId"
        label={say('console.care.stage')}
        {...(stageId && { initial: stageId })}
        options={ladder.map(({ id, name }) => ({ value: id, label: told(name, language).text }))}
      />
      <Select
        name="state"
        label={say('console.care.step')}
        options={STATES.map((value) => ({ value, label: say(`console.care.state.${value}`) }))}
      />
      <Select
        name="assigneeId"
        label={say('console.care.helper')}
        initial={helpers.some(({ id }) => id === assigneeId) ? assigneeId! : ''}
        options={[none, ...helpers.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextField name="dueOn" label={say('console.tasks.dueOn')} type="date" initial={dueOn ?? ''} optional />
      <TextField name="why" label={say('console.care.why')} hint={say('console.care.whyHint')} lines={3} optional />
    </>
  );
}

/** Which day it is where the reader is. */
const today = (): string => new Date().toLocaleDateString('en-CA');
