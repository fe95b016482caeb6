import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Blank, Button, Dialog, Loaded, Notice, PageHead, Pill, Table } from '../../ui/index.ts';
import { told } from '../events/words.ts';
import { CUSTOM_FIELDS } from '../people/documents.ts';
import { UPDATE_FIELD } from './documents.ts';
import { FieldForm } from './field-form.tsx';

type OwnField = ResultOf<typeof CUSTOM_FIELDS>['customFields'][number];

/** The fields about people that the organization made for itself, and the way to make another one. */
export function FieldsPage(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: CUSTOM_FIELDS });
  const [open, setOpen] = useState<OwnField | 'new'>();
  const refresh = () => again({ requestPolicy: 'network-only' });
  const add = (
    <Button kind="primary" icon="plus" onPress={() => setOpen('new')}>
      {say('console.fields.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={say('console.fields.title')}
        about={say('console.fields.about')}
        back={{ to: '/settings', label: say('console.settings') }}
        acts={add}
      />
      <Loaded result={result} retry={refresh}>
        {({ customFields }) =>
          customFields.length ? (
            <Fields fields={customFields} edit={setOpen} again={refresh} />
          ) : (
            <Blank icon="people" title={say('console.fields.none')} act={add}>
              {say('console.fields.noneNext')}
            </Blank>
          )
        }
      </Loaded>
      {open && (
        <Dialog
          title={say(open === 'new' ? 'console.fields.add' : 'console.fields.change')}
          close={() => setOpen(undefined)}
          side
        >
          <FieldForm
            {...(open !== 'new' && { field: open })}
            close={() => setOpen(undefined)}
            done={() => {
              setOpen(undefined);
              refresh();
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function Fields({
  fields,
  edit,
  again,
}: {
  readonly fields: readonly OwnField[];
  readonly edit: (field: OwnField) => void;
  readonly again: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching }, update] = useMutation(UPDATE_FIELD);
  const [failure, setFailure] = useState<Failure>();
  const use = async ({ id, inUse }: OwnField) => {
    const { error } = await update({ id, changes: { inUse: !inUse } });
    setFailure(failureOf(error));
    if (!error) again();
  };
  return (
    <>
      {failure && <Trouble failure={failure} />}
      <Table
        label={say('console.fields.title')}
        rows={fields}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'label',
            head: say('console.fields.label'),
            cell: (field) => (
              <>
                <b>{told(field.label, language).text}</b>{' '}
                {!field.inUse && <Pill kind="line">{say('console.fields.outOfUse')}</Pill>}
              </>
            ),
          },
          {
            key: 'type',
            head: say('console.fields.type'),
            cell: ({ type }) => sayCode(say, 'console.fields.type', type),
          },
          {
            key: 'choices',
            head: say('console.fields.choices'),
            cell: ({ choices }) => choices.map(({ label }) => told(label, language).text).join(', ') || '–',
          },
          {
            key: 'acts',
            head: say('console.access.acts'),
            bare: true,
            cell: (field) => (
              <Acts field={field} busy={fetching} edit={() => edit(field)} use={() => void use(field)} />
            ),
          },
        ]}
      />
    </>
  );
}

function Acts({
  field,
  busy,
  edit,
  use,
}: {
  readonly field: OwnField;
  readonly busy: boolean;
  readonly edit: () => void;
  readonly use: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const name = told(field.label, language).text;
  return (
    <span className="row wrap">
      <Button aria-label={say('console.fields.changeOf', { name })} onPress={edit}>
        {say('console.fields.change')}
      </Button>
      <Button
        kind="plain"
        busy={busy}
        aria-label={say(field.inUse ? 'console.fields.retireOf' : 'console.fields.reviveOf', { name })}
        onPress={use}
      >
        {say(field.inUse ? 'console.fields.retire' : 'console.fields.revive')}
      </Button>
    </span>
  );
}

function Trouble({ failure }: { readonly failure: Failure }): ReactNode {
  const { say } = useTexts();
  return (
    <Notice kind="bad" live>
      <p>{failure.message || say('console.unreachable')}</p>
    </Notice>
  );
}
