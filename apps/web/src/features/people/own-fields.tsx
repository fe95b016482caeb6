import { type ReactNode, useId } from 'react';
import { useQuery } from 'urql';
import { day } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { type Language, type Say, useTexts } from '../../lib/i18n.ts';
import { Select, TextField } from '../../ui/index.ts';
import { told } from '../events/words.ts';
import { CUSTOM_FIELDS } from './documents.ts';
import styles from './fields.module.css';

/** A field of the organization's own making. */
export type OwnField = ResultOf<typeof CUSTOM_FIELDS>['customFields'][number];
/** What stands in one of them. */
export interface Value {
  readonly fieldId: string;
  readonly values: readonly string[];
}

/** The fields that are in use, in their order; empty until they are here. */
export function useOwnFields(): readonly OwnField[] {
  const [{ data }] = useQuery({ query: CUSTOM_FIELDS });
  return data?.customFields.filter(({ inUse }) => inUse) ?? [];
}

const nameOf = (id: string) => `own.${id}`;

/** What was typed into the organization's own fields; those that the form does not show are not among them. */
export const ownIn = (values: FormData): { fieldId: string; values: string[] }[] => {
  const shown = [...new Set(values.getAll('own.shown').map(String))];
  return shown.map((fieldId) => ({ fieldId, values: ownValues(values, fieldId) }));
};

/** What was typed into one of them. */
export const ownValues = (values: FormData, fieldId: string): string[] =>
  values
    .getAll(nameOf(fieldId))
    .map((value) => String(value).trim())
    .filter(Boolean);

/** The errors of the API by the names that the fields have in the form. */
export const ownErrors = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, error]) => [name.replace(/^custom\./, 'own.'), error]));

/** The organization's own fields, each as its type asks for. */
export function OwnFields({ known }: { readonly known: readonly Value[] }): ReactNode {
  const fields = useOwnFields();
  return fields.map((field) => (
    <div key={field.id}>
      <input type="hidden" name="own.shown" value={field.id} />
      <OwnField field={field} values={known.find(({ fieldId }) => fieldId === field.id)?.values ?? []} />
    </div>
  ));
}

/** One field, as its type asks for. */
export function OwnField({
  field,
  values,
}: {
  readonly field: OwnField;
  readonly values: readonly string[];
}): ReactNode {
  const { say, language } = useTexts();
  const name = nameOf(field.id);
  const label = told(field.label, language).text;
  const [initial = ''] = values;
  const none = { value: '', label: say('console.person.notKnown') };
  if (field.type === 'BOOLEAN') {
    const options = [
      none,
      { value: 'true', label: say('console.fields.yes') },
      { value: 'false', label: say('console.fields.no') },
    ];
    return <Select name={name} label={label} initial={initial} options={options} optional />;
  }
  if (field.type === 'CHOICE') {
    const options = [
      none,
      ...field.choices.map((each) => ({ value: each.id, label: told(each.label, language).text })),
    ];
    return <Select name={name} label={label} initial={initial} options={options} optional />;
  }
  if (field.type === 'CHOICES') return <Several {...{ name, label, field, values }} />;
  const hint = field.type === 'URL' ? { hint: say('console.fields.urlHint') } : {};
  return (
    <TextField
      name={name}
      label={label}
      initial={initial}
      {...hint}
      {...(field.type === 'DATE' && { type: 'date' })}
      {...(field.type === 'NUMBER' && { inputMode: 'decimal' })}
      optional
    />
  );
}

function Several({
  name,
  label,
  field,
  values,
}: {
  readonly name: string;
  readonly label: string;
  readonly field: OwnField;
  readonly values: readonly string[];
}): ReactNode {
  const { language } = useTexts();
  const id = useId();
  return (
    <fieldset className={styles.several} aria-labelledby={id}>
      <legend className="label" id={id}>
        {label}
      </legend>
      {field.choices.map((each) => (
        <label key={each.id} className="opt">
          <input type="checkbox" name={name} value={each.id} defaultChecked={values.includes(each.id)} />
          <span>{told(each.label, language).text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What stands in a field, in words. */
export function valueIn(field: OwnField, values: readonly string[], say: Say, language: Language): string {
  const [value = ''] = values;
  if (field.type === 'BOOLEAN') return say(value === 'true' ? 'console.fields.yes' : 'console.fields.no');
  if (field.type === 'DATE') return day(language, `${value}T12:00:00Z`);
  if (field.type !== 'CHOICE' && field.type !== 'CHOICES') return value;
  const words = field.choices.filter(({ id }) => values.includes(id)).map((each) => told(each.label, language).text);
  return words.join(', ');
}
