import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { sayCode, type Say, useTexts } from '../../lib/i18n.ts';
import { Button, type Column, Pill, Table } from '../../ui/index.ts';
import { told } from '../events/words.ts';
import { useOwnFields } from '../people/own-fields.tsx';
import { TAGS } from '../segments/tags/documents.ts';
import styles from './import.module.css';
import type { ImportFile } from './report-parts.tsx';

/** What a column can be taken for, in the order of the list. */
const FIELDS = [
  ...['givenName', 'familyName', 'fullName', 'middleName', 'suffix', 'pronouns', 'email', 'phone', 'street', 'city'],
  ...['postalCode', 'language', 'ward', 'tags', 'notes', 'identifier', 'organization', 'organizationFlag'],
  ...['emailStatus', 'smsStatus', 'emailConsent', 'smsConsent', 'smsFlag', 'unsubscribedAt', 'doNotCall'],
  ...['doNotContact', 'emailIsBad', 'deceased', 'statedAt', 'chosenName', 'alternateNames', 'otherLanguages'],
  ...['emailAbout', 'phoneAbout', 'addressType', 'otherAddresses', 'personalSmsStatus'],
];
const KEYS = ['DEFAULT', 'EMAIL', 'PHONE_NAME', 'IDENTIFIER'] as const;
const SOME = 12;

type FileColumn = ImportFile['columns'][number];
/** What was chosen: only columns that differ. */
export interface Choice {
  readonly columns: { place: number; field: string | null; system: string | null }[];
  readonly key: (typeof KEYS)[number];
}
type Chosen = ReadonlyMap<number, { field: string | null; system: string | null }>;

const fieldName = (say: Say, field: string | null) =>
  field === null ? say('console.import.leftOut') : sayCode(say, 'console.import.field', field);

/** Every column of a file with what it is taken for, to be changed, and what makes two rows one person. */
export function Columns({
  file,
  check,
  busy,
}: {
  readonly file: ImportFile;
  readonly check: (choice: Choice) => void;
  readonly busy: boolean;
}): ReactNode {
  const { say } = useTexts();
  const [chosen, choose] = useState<Chosen>(new Map());
  const [key, setKey] = useState<Choice['key']>(file.key);
  const send = () => check({ columns: [...chosen].map(([place, each]) => ({ place, ...each })), key });
  return (
    <section className="card" aria-labelledby="columns">
      <h2 id="columns">{say('console.import.columnsTitle')}</h2>
      <p className="soft before">
        {say(file.remembered ? 'console.import.remembered' : 'console.import.columnsAbout')}
      </p>
      {file.columns.length > 0 && (
        <List
          columns={file.columns}
          chosen={chosen}
          choose={(place, field, system) => choose(new Map(chosen).set(place, { field, system }))}
        />
      )}
      <Several
        fields={file.columns.map(({ place, field }) => (chosen.has(place) ? chosen.get(place)!.field : field))}
      />
      <label className={`field ${styles.keyed}`}>
        <span className="label">{say('console.import.key')}</span>
        <span className="hint">{say('console.import.keyHint')}</span>
        <select className="input" value={key} onChange={(event) => setKey(event.currentTarget.value as Choice['key'])}>
          {KEYS.map((each) => (
            <option key={each} value={each}>
              {say(`console.import.key.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="submit">
        <Button kind="primary" big busy={busy} onPress={send}>
          {say('console.import.check')}
        </Button>
      </p>
    </section>
  );
}

/** Says what becomes of several columns that go to one field of the organization's own, or to one tag. */
function Several({ fields }: { readonly fields: readonly (string | null)[] }): ReactNode {
  const { say, language } = useTexts();
  const own = useOwnFields();
  const [{ data }] = useQuery({ query: TAGS });
  const called = new Map([
    ...own.map(({ id, label }): [string, string] => [`custom:${id}`, told(label, language).text]),
    ...(data?.tagList ?? []).map(({ id, label }): [string, string] => [
      `tag:${id}`,
      say('console.import.tagValue', { name: label }),
    ]),
  ]);
  const twice = [...new Set(fields.filter((field, place) => field && fields.indexOf(field) !== place))];
  const names = twice.flatMap((field) => called.get(field!) ?? []);
  return (
    <div role="status">
      {names.length > 0 && <p className="hint">{say('console.import.several', { names: names.join(', ') })}</p>}
    </div>
  );
}

const rank = ({ field, forbidden }: FileColumn) => (forbidden ? 0 : field === null ? 2 : 1);

function List({
  columns,
  chosen,
  choose,
}: {
  readonly columns: readonly FileColumn[];
  readonly chosen: Chosen;
  readonly choose: (place: number, field: string | null, system: string | null) => void;
}): ReactNode {
  const { say } = useTexts();
  const [whole, setWhole] = useState(false);
  const all = [...columns].sort((a, b) => rank(a) - rank(b) || a.place - b.place);
  const first = Math.max(SOME, all.filter((column) => rank(column) < 2).length);
  const table: Column<FileColumn>[] = [
    { key: 'header', head: say('console.import.inFile'), cell: ({ header }) => <code>{header || '—'}</code> },
    {
      key: 'field',
      head: say('console.import.goesTo'),
      cell: (column) =>
        column.forbidden ? (
          <Pill kind="bad" icon="shield">
            {say('console.import.neverStored')}
          </Pill>
        ) : (
          <Take column={column} now={chosen.get(column.place) ?? column} choose={choose} />
        ),
    },
  ];
  return (
    <>
      <Table
        label={say('console.import.columnsTitle')}
        columns={table}
        rows={whole ? all : all.slice(0, first)}
        rowKey={({ place }) => place}
      />
      {!whole && all.length > first && (
        <p className="reveal">
          <Button kind="plain" onPress={() => setWhole(true)}>
            {say('console.import.allColumns', { count: all.length })}
          </Button>
        </p>
      )}
    </>
  );
}

interface Named {
  readonly own: ReturnType<typeof useOwnFields>;
  readonly tags: readonly { readonly id: string; readonly label: string; readonly group: string | null }[];
}

/** Fields of the organization's own, and what tags say. */
function OwnOptions({ own, tags }: Named): ReactNode {
  const { say, language } = useTexts();
  return (
    <>
      {own.length > 0 && (
        <optgroup label={say('console.import.ownFields')}>
          {own.map(({ id, label }) => (
            <option key={id} value={`custom:${id}`}>
              {told(label, language).text}
            </option>
          ))}
        </optgroup>
      )}
      {tags.length > 0 && (
        <optgroup label={say('console.import.tagValues')}>
          {tags.map(({ id, label, group }) => (
            <option key={id} value={`tag:${id}`}>
              {say('console.import.tagValue', { name: group ? `${label} (${group})` : label })}
            </option>
          ))}
        </optgroup>
      )}
    </>
  );
}

function Take({
  column: { place, header },
  now,
  choose,
}: {
  readonly column: FileColumn;
  readonly now: { readonly field: string | null; readonly system: string | null };
  readonly choose: (place: number, field: string | null, system: string | null) => void;
}): ReactNode {
  const { say } = useTexts();
  const own = useOwnFields();
  const [{ data }] = useQuery({ query: TAGS });
  const tags = data?.tagList.filter(({ valueType }) => valueType) ?? [];
  // Before its name is here, what a column is taken for must not look as if it were left out.
  const named = [...own.map(({ id }) => `custom:${id}`), ...tags.map(({ id }) => `tag:${id}`)];
  const isAwaited = now.field?.includes(':') && !named.includes(now.field);
  return (
    <span className={styles.take}>
      <select
        className="input"
        aria-label={say('console.import.takeFor', { header: header || String(place + 1) })}
        value={now.field ?? ''}
        onChange={(event) => choose(place, event.currentTarget.value || null, now.system)}
      >
        <option value="">{fieldName(say, null)}</option>
        {isAwaited && <option value={now.field!}>…</option>}
        {FIELDS.map((field) => (
          <option key={field} value={field}>
            {fieldName(say, field)}
          </option>
        ))}
        <OwnOptions own={own} tags={tags} />
      </select>
      {now.field === 'identifier' && (
        <input
          className="input"
          aria-label={say('console.import.system', { header })}
          placeholder={say('console.import.systemHint')}
          value={now.system ?? ''}
          maxLength={40}
          onChange={(event) => choose(place, now.field, event.currentTarget.value)}
        />
      )}
    </span>
  );
}
