import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Dialog, type Errors, Form, Select, TextField } from '../../../ui/index.ts';
import { Submit, typed, useChoices } from '../entry/parts.tsx';
import { type Agenda, AGENDA_CONTEXT, type AgendaItem, type AgendaItemInput, SAVE_ITEM } from './documents.ts';

const KINDS = ['VOTE', 'PUBLIC_HEARING', 'FIRST_READING', 'COMMITTEE', 'REPORT', 'OTHER'] as const;
/** The body that most items are of stands first. */
const COUNCIL = 'org:mpls-council';

const inputOf = (values: FormData, id: string | null): AgendaItemInput => ({
  ...{ id, body: typed(values, 'body'), heldOn: typed(values, 'heldOn'), heldAt: typed(values, 'heldAt') || null },
  ...{ titleEn: typed(values, 'titleEn'), titleEs: typed(values, 'titleEs'), url: typed(values, 'url') || null },
  ...{ fileNumber: typed(values, 'fileNumber') || null, matter: typed(values, 'matter') || null },
  kind: typed(values, 'kind') as AgendaItemInput['kind'],
});

/** Enters an item of an agenda, or changes one: whom it is to alert follows from what is confirmed of it. */
export function ItemForm({
  agenda,
  item,
  close,
}: {
  readonly agenda: Agenda;
  readonly item: AgendaItem | undefined;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_ITEM);
  const check = (values: FormData): Errors => ({
    ...(!typed(values, 'heldOn') && { heldOn: say('field.required') }),
    ...(!typed(values, 'titleEn') && !typed(values, 'titleEs') && { titleEn: say('field.required') }),
  });
  const send = async (values: FormData) => {
    const { error } = await save({ input: inputOf(values, item?.id ?? null) }, AGENDA_CONTEXT);
    if (!error) close();
    return failureOf(error);
  };
  return (
    <Dialog side title={say(item ? 'console.agenda.change' : 'console.agenda.new')} close={close}>
      <Form check={check} send={send}>
        {(busy) => (
          <>
            <Fields agenda={agenda} item={item} />
            <p className="hint">{say('console.agenda.saveHint')}</p>
            <Submit busy={busy} verb={say('console.agenda.save')} close={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

function Fields({ agenda, item }: { readonly agenda: Agenda; readonly item: AgendaItem | undefined }): ReactNode {
  const { say } = useTexts();
  const choices = useChoices();
  const known = agenda.bodies.some(({ code }) => code === COUNCIL);
  const [body, choose] = useState(item?.body ?? (known ? COUNCIL : (agenda.bodies[0]?.code ?? '')));
  return (
    <>
      <TextField name="heldOn" type="date" label={say('console.agenda.heldOn')} initial={item?.heldOn ?? ''} />
      <TextField name="heldAt" type="time" label={say('console.agenda.heldAt')} initial={item?.heldAt ?? ''} optional />
      <Select
        name="body"
        label={say('console.agenda.body')}
        initial={body}
        options={choices(agenda.bodies)}
        onChange={choose}
      />
      <Titles item={item} />
      <Select
        name="kind"
        label={say('console.agenda.kind')}
        initial={item?.kind ?? 'VOTE'}
        options={KINDS.map((value) => ({ value, label: say(`console.agenda.kind.${value}`) }))}
      />
      <TextField
        name="fileNumber"
        label={say('console.agenda.fileNumber')}
        initial={item?.fileNumber ?? ''}
        autoComplete="off"
        optional
      />
      <Select
        name="matter"
        label={say('console.agenda.matter')}
        initial={item?.matter ?? ''}
        options={[{ value: '', label: say('console.agenda.noMatter') }, ...choices(agenda.matters)]}
      />
      <TextField
        name="url"
        type="url"
        inputMode="url"
        label={say('console.agenda.url')}
        initial={item?.url ?? ''}
        autoComplete="off"
        optional
      />
    </>
  );
}

function Titles({ item }: { readonly item: AgendaItem | undefined }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <TextField
        name="titleEn"
        lang="en"
        label={say('console.agenda.titleEn')}
        hint={say('console.agenda.titleHint')}
        initial={item?.title.en ?? ''}
        lines={3}
      />
      <TextField
        name="titleEs"
        lang="es"
        label={say('console.agenda.titleEs')}
        initial={item?.title.es ?? ''}
        lines={3}
        optional
      />
    </>
  );
}
