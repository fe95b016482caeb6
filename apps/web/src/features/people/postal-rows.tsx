import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Button, TextField } from '../../ui/index.ts';
import styles from './fields.module.css';

/** One postal address as the API tells it. */
export interface Postal {
  readonly line: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
}

const PARTS = ['line', 'city', 'postalCode'] as const;

/** The postal addresses in a form, without those that are empty. */
export function postalIn(values: FormData): Postal[] {
  const keys = [...values.keys()].flatMap((name) => /^postal\.(\d+)\.line$/.exec(name)?.[1] ?? []);
  return keys
    .map((key) => {
      const part = (name: string) => String(values.get(`postal.${key}.${name}`) ?? '').trim() || null;
      return { line: part('line'), city: part('city'), postalCode: part('postalCode') };
    })
    .filter((each) => PARTS.some((part) => each[part]));
}

/** Where mail on paper reaches somebody; the first one counts for the ward and the list. */
export function PostalRows({ known }: { readonly known: readonly Postal[] }): ReactNode {
  const { say } = useTexts();
  const none: Postal = { line: null, city: null, postalCode: null };
  const [rows, setRows] = useState(() => (known.length ? known : [none]).map((row, key) => ({ ...row, key })));
  const [next, setNext] = useState(rows.length);
  return (
    <fieldset className={styles.rows}>
      <legend className="label">{say('console.contact.postal')}</legend>
      {rows.map((row, at) => (
        <div key={row.key} className={styles.row}>
          <TextField
            name={`postal.${row.key}.line`}
            label={say('console.contact.line', { number: at + 1 })}
            initial={row.line ?? ''}
          />
          <TextField name={`postal.${row.key}.city`} label={say('console.contact.city')} initial={row.city ?? ''} />
          <TextField
            name={`postal.${row.key}.postalCode`}
            label={say('console.person.postalCode')}
            initial={row.postalCode ?? ''}
            inputMode="numeric"
          />
          <div className={styles.rowActs}>
            <Button kind="plain" icon="x" onPress={() => setRows(rows.filter(({ key }) => key !== row.key))}>
              {say('console.contact.remove', { number: at + 1 })}
            </Button>
          </div>
        </div>
      ))}
      <Button
        icon="plus"
        onPress={() => {
          setRows([...rows, { ...none, key: next }]);
          setNext(next + 1);
        }}
      >
        {say('console.contact.addPostal')}
      </Button>
    </fieldset>
  );
}
