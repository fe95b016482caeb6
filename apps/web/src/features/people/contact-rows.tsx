import { type ReactNode, useState } from 'react';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, Checkbox, Select, TextField } from '../../ui/index.ts';
import styles from './fields.module.css';

/** What one row begins with. */
export interface Row {
  readonly value: string;
  readonly type: string | null;
  readonly status?: string;
  /** Of a number: whether texts are read there. */
  readonly textable?: boolean;
}

const TYPES = ['HOME', 'WORK', 'MOBILE', 'OTHER'];
const STATUSES = {
  email: ['WORKS', 'BOUNCING', 'SPAM_COMPLAINT', 'WRONG_PERSON'],
  phone: ['WORKS', 'WRONG_PERSON', 'DISCONNECTED'],
} as const;

const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();

/** The names under which the rows of one kind stand in a form, without those whose value is empty. */
export const rowsIn = (
  values: FormData,
  kind: 'email' | 'phone',
): { name: string; value: string; type: string | null; status: string; textable: boolean }[] =>
  [...values.keys()]
    .filter((name) => name.startsWith(`${kind}.`) && name.endsWith('.value') && text(values, name))
    .map((name) => {
      const row = name.slice(0, -'.value'.length);
      return {
        name,
        value: text(values, name),
        type: text(values, `${row}.type`) || null,
        status: text(values, `${row}.status`),
        textable: values.has(`${row}.textable`),
      };
    });

interface Kept extends Row {
  readonly key: number;
}

/** Addresses or numbers of one person, one in a row: what it is for, and whether it reaches them. The first is tried first. */
export function ContactRows({
  kind,
  known,
}: {
  readonly kind: 'email' | 'phone';
  readonly known: readonly Row[];
}): ReactNode {
  const { say } = useTexts();
  const [rows, setRows] = useState<readonly Kept[]>(() =>
    (known.length ? known : [{ value: '', type: null }]).map((row, key) => ({ ...row, key })),
  );
  const [next, setNext] = useState(rows.length);
  const first = (row: Kept) => setRows([row, ...rows.filter((each) => each !== row)]);
  const add = () => {
    setRows([...rows, { value: '', type: null, key: next }]);
    setNext(next + 1);
  };
  return (
    <fieldset className={styles.rows}>
      <legend className="label">{say(kind === 'email' ? 'console.person.emails' : 'console.person.phones')}</legend>
      {rows.map((row, at) => (
        <div key={row.key} className={styles.row}>
          <RowFields kind={kind} row={row} number={at + 1} />
          <div className={styles.rowActs}>
            {at > 0 && (
              <Button kind="plain" onPress={() => first(row)}>
                {say('console.contact.first')}
              </Button>
            )}
            <Button kind="plain" icon="x" onPress={() => setRows(rows.filter((each) => each !== row))}>
              {say('console.contact.remove', { number: at + 1 })}
            </Button>
          </div>
        </div>
      ))}
      <Button icon="plus" onPress={add}>
        {say(kind === 'email' ? 'console.contact.addEmail' : 'console.contact.addPhone')}
      </Button>
    </fieldset>
  );
}

function RowFields({
  kind,
  row,
  number,
}: {
  readonly kind: 'email' | 'phone';
  readonly row: Kept;
  readonly number: number;
}): ReactNode {
  const { say } = useTexts();
  const none = { value: '', label: say('console.contact.type.none') };
  const types = TYPES.map((value) => ({ value, label: sayCode(say, 'console.contact.type', value) }));
  const statuses = STATUSES[kind].map((value) => ({ value, label: sayCode(say, 'console.contact.status', value) }));
  const name = (part: string) => `${kind}.${row.key}.${part}`;
  return (
    <>
      <TextField
        name={name('value')}
        label={say(kind === 'email' ? 'console.contact.email' : 'console.contact.phone', { number })}
        {...(kind === 'phone' && { hint: say('console.contact.phoneHint') })}
        inputMode={kind === 'email' ? 'email' : 'tel'}
        initial={row.value}
      />
      <Select
        name={name('type')}
        label={say('console.contact.type')}
        initial={row.type ?? ''}
        options={[none, ...types]}
      />
      <Select
        name={name('status')}
        label={say('console.contact.status')}
        initial={row.status ?? 'WORKS'}
        options={statuses}
      />
      {kind === 'phone' && (
        <Checkbox name={name('textable')} label={say('console.contact.textable')} initial={row.textable ?? true} />
      )}
    </>
  );
}
