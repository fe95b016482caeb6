import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { type Failure, failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Checkbox, Dialog, Form, FormEnd, Notice, Select, TextField } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { SAVE_SKILL } from '../team/documents.ts';
import { REMOVE_STAGE, SAVE_KIND, SAVE_STAGE, type Setup, SETUP_CONTEXT } from './documents.ts';

interface Closing {
  readonly close: () => void;
}
const typed = (values: FormData, name: string) => String(values.get(name) ?? '').trim();

/** A form in a dialog that closes once it is saved. */
export function Sheet({
  title,
  close,
  send,
  children,
}: Closing & {
  readonly title: string;
  readonly send: (values: FormData) => Promise<Failure | undefined>;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Dialog title={title} close={close}>
      <Form
        send={async (values) => {
          const failure = await send(values);
          if (!failure) close();
          return failure;
        }}
      >
        {(busy) => (
          <>
            {children}
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

function Both({ en, es, value }: { readonly en: string; readonly es: string; readonly value: Words | undefined }) {
  const { say } = useTexts();
  return (
    <>
      <TextField name={en} label={say('console.find.titleEn')} lang="en" autoComplete="off" initial={value?.en ?? ''} />
      <TextField name={es} label={say('console.find.titleEs')} lang="es" autoComplete="off" initial={value?.es ?? ''} />
    </>
  );
}
interface Words {
  readonly en: string;
  readonly es: string;
}

/** A thing to do, by its two names. */
export function SkillDialog({ skill, close }: Closing & { readonly skill?: Setup['skills'][number] }): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_SKILL);
  const send = async (values: FormData) => {
    const names = { titleEn: typed(values, 'titleEn'), titleEs: typed(values, 'titleEs') };
    return failureOf((await save({ input: { id: skill?.id ?? null, ...names } }, SETUP_CONTEXT)).error);
  };
  return (
    <Sheet title={say(skill ? 'console.setup.change' : 'console.find.skillNew')} close={close} send={send}>
      <Both en="titleEn" es="titleEs" value={skill?.title} />
    </Sheet>
  );
}

/** A stage, by its two names. */
export function StageDialog({ stage, close }: Closing & { readonly stage?: Setup['ladder'][number] }): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_STAGE);
  const send = async (values: FormData) => {
    const names = { nameEn: typed(values, 'nameEn'), nameEs: typed(values, 'nameEs') };
    return failureOf((await save({ input: { id: stage?.id ?? null, ...names } }, SETUP_CONTEXT)).error);
  };
  return (
    <Sheet title={say(stage ? 'console.setup.change' : 'console.setup.stageNew')} close={close} send={send}>
      <Both en="nameEn" es="nameEs" value={stage?.name} />
    </Sheet>
  );
}

/** Takes a stage away, and says where those go who stand there. */
export function StageGone({
  stage,
  stages,
  close,
}: Closing & {
  readonly stage: Setup['ladder'][number];
  readonly stages: readonly Setup['ladder'][number][];
}): ReactNode {
  const { say, language } = useTexts();
  const [, remove] = useMutation(REMOVE_STAGE);
  const others = stages.filter(({ id }) => id !== stage.id);
  const send = async (values: FormData) =>
    failureOf((await remove({ id: stage.id, toStageId: typed(values, 'to') || null }, SETUP_CONTEXT)).error);
  return (
    <Sheet title={say('console.setup.goneOf', { name: told(stage.name, language).text })} close={close} send={send}>
      <Notice kind="warn">
        <p>{say('console.setup.goneWhat', { count: stage.count ?? 0 })}</p>
      </Notice>
      <Select
        name="to"
        label={say('console.setup.goneTo')}
        options={others.map(({ id, name }) => ({ value: id, label: told(name, language).text }))}
      />
    </Sheet>
  );
}

/** A training or a vetting: its names, how somebody gets it, how long it holds, and whether names ask for it. */
export function KindDialog({
  kind,
  close,
}: Closing & { readonly kind?: Setup['qualificationKinds'][number] }): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_KIND);
  const send = async (values: FormData) => {
    const text = (name: string) => typed(values, name);
    const input = {
      ...{ id: kind?.id ?? null, titleEn: text('titleEn'), titleEs: text('titleEs') },
      ...{ howEn: text('howEn') || null, howEs: text('howEs') || null },
      ...{ months: Number(text('months')) || null, opensNames: values.has('opensNames') },
    };
    return failureOf((await save({ input }, SETUP_CONTEXT)).error);
  };
  return (
    <Sheet title={say(kind ? 'console.setup.change' : 'console.setup.trainingNew')} close={close} send={send}>
      <Both en="titleEn" es="titleEs" value={kind?.title} />
      <TextField
        name="howEn"
        label={say('console.setup.howEn')}
        lang="en"
        initial={kind?.how.en ?? ''}
        lines={2}
        optional
      />
      <TextField
        name="howEs"
        label={say('console.setup.howEs')}
        lang="es"
        initial={kind?.how.es ?? ''}
        lines={2}
        optional
      />
      <TextField
        name="months"
        label={say('console.setup.monthsLabel')}
        hint={say('console.setup.monthsHint')}
        inputMode="numeric"
        initial={kind?.months ? String(kind.months) : ''}
        optional
      />
      <Checkbox
        name="opensNames"
        label={say('console.setup.opensNames')}
        hint={say('console.setup.opensNamesHint')}
        initial={kind?.opensNames ?? false}
      />
    </Sheet>
  );
}
