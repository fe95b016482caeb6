import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, type Errors, Form, FormEnd, Notice, Select, TextField } from '../../ui/index.ts';
import type { CUSTOM_FIELDS } from '../people/documents.ts';
import { CREATE_FIELD, UPDATE_FIELD } from './documents.ts';
import styles from '../people/fields.module.css';

type OwnField = ResultOf<typeof CUSTOM_FIELDS>['customFields'][number];
type Label = OwnField['label'];
const TYPES = ['TEXT', 'NUMBER', 'DATE', 'BOOLEAN', 'CHOICE', 'CHOICES', 'URL'] as const;
type Type = (typeof TYPES)[number];
const hasChoices = (type: string) => type === 'CHOICE' || type === 'CHOICES';

const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();
const choicesIn = (values: FormData) =>
  [...values.keys()]
    .flatMap((name) => /^choice\.(\d+)\.en$/.exec(name)?.[1] ?? [])
    .map((key) => ({
      id: text(values, `choice.${key}.id`) || null,
      label: { en: text(values, `choice.${key}.en`), es: text(values, `choice.${key}.es`) },
    }))
    .filter(({ label }) => label.en || label.es);

const NAMES: Readonly<Record<string, string>> = { label: 'en', choices: 'choice.0.en' };

/** The errors of the API at the fields of the form. */
const renamed = (failure: Failure | undefined): Failure | undefined =>
  failure && {
    ...failure,
    fields: Object.fromEntries(Object.entries(failure.fields).map(([name, why]) => [NAMES[name] ?? name, why])),
  };

/** A new field, or the words and the choices of one that is there; what it holds stays what it is. */
export function FieldForm({
  field,
  close,
  done,
}: {
  readonly field?: OwnField;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [type, setType] = useState<Type>(field?.type ?? 'TEXT');
  const [, create] = useMutation(CREATE_FIELD);
  const [, update] = useMutation(UPDATE_FIELD);
  const check = (values: FormData): Errors => ({
    ...(!text(values, 'en') && !text(values, 'es') && { en: say('console.fields.labelNeeded') }),
    ...(hasChoices(type) && choicesIn(values).length < 2 && { 'choice.0.en': say('console.fields.twoChoices') }),
  });
  const send = async (values: FormData) => {
    const label: Label = { en: text(values, 'en'), es: text(values, 'es') };
    const choices = hasChoices(type) ? { choices: choicesIn(values) } : {};
    const { error } = field
      ? await update({ id: field.id, changes: { label, ...choices } })
      : await create({ input: { type, label, ...choices } });
    if (!error) done();
    return renamed(failureOf(error));
  };
  return (
    <Form check={check} send={send}>
      {(busy) => (
        <>
          <Notice icon="shield">
            <p>{say('console.person.neverStatus')}</p>
          </Notice>
          <Words field={field} type={type} setType={setType} />
          <FormEnd busy={busy} cancel={close} />
        </>
      )}
    </Form>
  );
}

function Words({
  field,
  type,
  setType,
}: {
  readonly field: OwnField | undefined;
  readonly type: Type;
  readonly setType: (type: Type) => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <>
      {!field && (
        <Select
          name="type"
          label={say('console.fields.type')}
          initial={type}
          onChange={(value) => setType(value as Type)}
          options={TYPES.map((value) => ({ value, label: sayCode(say, 'console.fields.type', value) }))}
        />
      )}
      <TextField name="en" label={say('console.fields.labelEn')} initial={field?.label.en ?? ''} lang="en" />
      <TextField name="es" label={say('console.fields.labelEs')} initial={field?.label.es ?? ''} lang="es" optional />
      {hasChoices(type) && <Choices known={field?.choices ?? []} />}
    </>
  );
}

function Choices({ known }: { readonly known: OwnField['choices'] }): ReactNode {
  const { say } = useTexts();
  const [count, setCount] = useState(Math.max(2, known.length));
  return (
    <fieldset className={styles.rows}>
      <legend className="label">{say('console.fields.choices')}</legend>
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={styles.choices}>
          <input type="hidden" name={`choice.${at}.id`} value={known[at]?.id ?? ''} />
          <TextField
            name={`choice.${at}.en`}
            label={say('console.fields.choiceEn', { number: at + 1 })}
            initial={known[at]?.label.en ?? ''}
            lang="en"
          />
          <TextField
            name={`choice.${at}.es`}
            label={say('console.fields.choiceEs', { number: at + 1 })}
            initial={known[at]?.label.es ?? ''}
            lang="es"
          />
        </div>
      ))}
      <Button icon="plus" onPress={() => setCount(count + 1)}>
        {say('console.fields.addChoice')}
      </Button>
    </fieldset>
  );
}
