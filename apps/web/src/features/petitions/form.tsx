import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Blank, Button, ButtonLink, type Errors, Form, Loaded, Notice, PageHead } from '../../ui/index.ts';
import { CREATE_PETITION, DEMANDS, PETITION, type PetitionInput, UPDATE_PETITION } from './documents.ts';
import { type Draft, EMPTY } from './draft.ts';
import { DemandFields, FrameFields, TargetFields, Texts } from './fields.tsx';
import css from './petitions.module.css';
import { told } from './words.ts';

/** A petition that does not exist yet. */
export function NewPetition(): ReactNode {
  const { say } = useTexts();
  const [, create] = useMutation(CREATE_PETITION);
  return (
    <>
      <PageHead
        title={say('console.petitions.formNew')}
        about={say('console.petitions.formLede')}
        back={{ to: '/petitions', label: say('console.petitions.back') }}
      />
      <PetitionForm
        initial={EMPTY}
        verb={say('console.events.save')}
        leaveTo="/petitions"
        save={async (input) => {
          const { data, error } = await create({ input });
          return data ? { id: data.createPetition.id } : { failure: failureOf(error) };
        }}
      />
    </>
  );
}

/** A saved petition, to be changed: its text only before somebody has signed it. */
export function EditPetition({ id }: { readonly id: string }): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: PETITION, variables: { id }, requestPolicy: 'network-only' });
  const [, update] = useMutation(UPDATE_PETITION);
  const shown = result.data?.petition.id === id ? result : { ...result, data: undefined };
  return (
    <Loaded whole result={shown} retry={() => again()}>
      {({ petition }) => (
        <>
          <PageHead
            title={say('console.petitions.formEdit')}
            back={{ to: `/petitions/${id}`, label: told(petition.title, language).text }}
          />
          {petition.state === 'CLOSED' ? (
            <Blank icon="petition" title={say('console.petitions.notEditable')}>
              <p>{say('console.petitions.notEditableText')}</p>
            </Blank>
          ) : (
            <PetitionForm
              initial={{
                titleEn: petition.title.en,
                titleEs: petition.title.es,
                summaryEn: petition.summary.en,
                summaryEs: petition.summary.es,
                bodyEn: petition.body.en,
                bodyEs: petition.body.es,
                goal: String(petition.goal),
                opensOn: petition.opensOn ?? '',
                closesOn: petition.closesOn ?? '',
                demands: petition.demands,
                targets: petition.targets,
              }}
              frozen={petition.firstSignedAt !== null}
              verb={say('console.events.saveChanges')}
              leaveTo={`/petitions/${id}`}
              save={async (changes) => {
                const { data, error } = await update({ id, changes });
                return data ? { id } : { failure: failureOf(error) };
              }}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

const text = (values: FormData, name: string): string => String(values.get(name) ?? '').trim();
const TEXTS = ['titleEn', 'titleEs', 'summaryEn', 'summaryEs', 'bodyEn', 'bodyEs'] as const;

/** What stands in the form now; of a text that is frozen nothing is sent. */
function inputOf(values: FormData, frozen: boolean): PetitionInput {
  const days = { opensOn: text(values, 'opensOn') || null, closesOn: text(values, 'closesOn') || null };
  const frame = { goal: Number(text(values, 'goal')), ...days };
  if (frozen) return frame as PetitionInput;
  const texts = Object.fromEntries(TEXTS.map((name) => [name, text(values, name)])) as Record<
    (typeof TEXTS)[number],
    string
  >;
  return {
    ...texts,
    ...frame,
    demands: values.getAll('demand').map(String),
    targets: values.getAll('target').map(String),
  };
}

function PetitionForm({
  initial,
  frozen = false,
  verb,
  leaveTo,
  save,
}: {
  readonly initial: Draft;
  readonly frozen?: boolean;
  readonly verb: string;
  readonly leaveTo: string;
  readonly save: (input: PetitionInput) => Promise<{ id: string } | { failure: Failure | undefined }>;
}): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [start] = useState(initial);
  const [{ data }] = useQuery({ query: DEMANDS });
  const changed = useLeaveGuard();
  const check = (values: FormData): Errors => ({
    ...(!frozen && !text(values, 'titleEn') && !text(values, 'titleEs') && { titleEn: say('petitions.titleNeeded') }),
    ...(!/^[1-9]\d{0,6}$/.test(text(values, 'goal')) && { goal: say('console.petitions.goalWrong') }),
  });
  const send = async (values: FormData): Promise<Failure | undefined> => {
    const saved = await save(inputOf(values, frozen));
    if (!('id' in saved)) return saved.failure;
    changed.current = false;
    navigate(`/petitions/${saved.id}`, { state: { saved: true } });
    return undefined;
  };
  return (
    <div className={css.form} onInput={() => (changed.current = true)}>
      <Form check={check} send={send}>
        {(busy) => (
          <>
            {frozen ? (
              <Notice icon="lock">
                <p>{say('petitions.textFrozen')}</p>
              </Notice>
            ) : (
              <>
                <Texts start={start} />
                <TargetFields start={start} />
                <DemandFields start={start} demands={data?.demands ?? []} />
              </>
            )}
            <FrameFields start={start} />
            <div className={css.submit}>
              <Button type="submit" kind="primary" busy={busy}>
                {busy ? say('console.events.saving') : verb}
              </Button>
              <ButtonLink to={leaveTo} kind="plain">
                {say('console.events.leave')}
              </ButtonLink>
            </div>
          </>
        )}
      </Form>
    </div>
  );
}

/** Asks before the window is closed on something typed and not saved. */
function useLeaveGuard(): { current: boolean } {
  const changed = useRef(false);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => changed.current && event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  return changed;
}
