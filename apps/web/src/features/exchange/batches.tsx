import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { moment, number } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import {
  Button,
  type Column,
  Dialog,
  type Errors,
  Form,
  Loaded,
  Notice,
  Pill,
  Section,
  Table,
  TextField,
} from '../../ui/index.ts';
import { importBatchesDocument, stateConsentDocument } from './documents.ts';

type Batch = ResultOf<typeof importBatchesDocument>['importBatches'][number];

/** What was imported before, and for which of it nobody has said yet how the people agreed. */
export function Batches(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: importBatchesDocument });
  return (
    <Section title={say('console.import.earlier')}>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ importBatches }) =>
          importBatches.length ? (
            <List batches={importBatches} />
          ) : (
            <p className="soft">{say('console.import.noEarlier')}</p>
          )
        }
      </Loaded>
    </Section>
  );
}

/** What an import is known by: the name of its file, when, and what sort of file it was. */
function File({ batch: { id, createdAt, state, format, fileName } }: { readonly batch: Batch }): ReactNode {
  const { say, language } = useTexts();
  return (
    <>
      <Link to={`/people/import/${id}`}>
        <b>{fileName || moment(language, createdAt)}</b>
      </Link>
      <br />
      {fileName && (
        <>
          {moment(language, createdAt)}
          <br />
        </>
      )}
      <span className="soft">{sayCode(say, 'console.import.kind', format)}</span>{' '}
      {state !== 'DONE' && <Pill kind="warn">{say(`console.import.state.${state as 'MADE'}`)}</Pill>}
    </>
  );
}

function List({ batches }: { readonly batches: readonly Batch[] }): ReactNode {
  const { say, language } = useTexts();
  const [stating, setStating] = useState<string>();
  const count = (key: 'rows' | 'created' | 'merged' | 'rejected'): Column<Batch> => ({
    key,
    head: say(`console.import.batch.${key}`),
    figures: true,
    cell: (batch) => number(language, batch[key]),
  });
  const columns: Column<Batch>[] = [
    {
      key: 'when',
      head: say('console.import.batch.when'),
      cell: (batch) => <File batch={batch} />,
    },
    count('rows'),
    count('created'),
    count('merged'),
    count('rejected'),
    {
      key: 'consent',
      head: say('console.import.batch.consent'),
      cell: ({ id, consentSource, created, merged, state }) =>
        (consentSource ?? (created + merged === 0 || state === 'UNDONE')) ? (
          consentSource
        ) : (
          <Button onPress={() => setStating(id)}>{say('console.import.stateConsent')}</Button>
        ),
    },
  ];
  return (
    <>
      {batches.some(({ consentSource, state, rows }) => consentSource === null && rows > 0 && state !== 'UNDONE') && (
        <div className="stack-below">
          <Notice kind="warn" icon="mail">
            <p>{say('console.import.noBulkYet')}</p>
          </Notice>
        </div>
      )}
      <Table label={say('console.import.earlier')} columns={columns} rows={batches} rowKey={({ id }) => id} />
      {stating && (
        <Dialog title={say('console.import.consent')} close={() => setStating(undefined)}>
          <ConsentForm batchId={stating} stated={() => setStating(undefined)} />
        </Dialog>
      )}
    </>
  );
}

/** Asks how the people of one file agreed; until somebody says so, none of them is written to in bulk. */
export function ConsentForm({
  batchId,
  stated,
}: {
  readonly batchId: string;
  readonly stated?: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [{ data }, send] = useMutation(stateConsentDocument);
  if (data)
    return (
      <Notice kind="good" live>
        <p>{say('console.import.consentStated')}</p>
      </Notice>
    );
  return (
    <Form
      check={(values): Errors =>
        String(values.get('source')).trim() ? {} : { source: say('console.import.consentMissing') }
      }
      send={async (values) => {
        const { error } = await send({ batchId, source: String(values.get('source')).trim() });
        if (!error) stated?.();
        return failureOf(error);
      }}
    >
      {(busy) => (
        <>
          <p className="soft before">{say('console.import.consentWhy')}</p>
          <TextField
            name="source"
            label={say('console.import.consentLabel')}
            hint={say('console.import.consentHint')}
            lines={3}
          />
          <div className="submit">
            <Button kind="primary" type="submit" busy={busy}>
              {say('console.import.consentSave')}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}
