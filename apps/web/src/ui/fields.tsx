import { type ComponentProps, type ReactNode, useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useTexts } from '../lib/i18n.ts';
import { Button } from './button.tsx';
import { useField } from './form.tsx';
import { Icon } from './icon.tsx';

interface Field {
  /** The key under which the form sends it, and the API names it in `fields`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
}

interface Typed extends Field, Pick<ComponentProps<typeof AriaTextField>, 'type' | 'inputMode' | 'autoComplete'> {
  readonly initial?: string;
  /** What stands in it, where its page holds that; `initial` is not needed then. */
  readonly value?: string;
  /** Gives the field so many lines. */
  readonly lines?: number;
  /** The language that is typed here, where it is not the reader's. */
  readonly lang?: string;
  readonly onChange?: (value: string) => void;
}

const Hints = ({ hint }: { readonly hint: ReactNode }) =>
  hint ? (
    <Text slot="description" className="hint">
      {hint}
    </Text>
  ) : null;

const Mistake = ({ error }: { readonly error: string | undefined }) => (
  <FieldError className="err">
    <Icon name="alert" small />
    <span>{error}</span>
  </FieldError>
);

const Caption = ({ label, optional }: { readonly label: string; readonly optional?: boolean | undefined }) => {
  const { say } = useTexts();
  return (
    <>
      {label}
      {optional && <span className="soft"> {say('console.optional')}</span>}
    </>
  );
};

/** A line or more of text: label above, hint under it, the error says how to mend it. */
export function TextField({ name, label, hint, optional, initial = '', lines, lang, ...rest }: Typed): ReactNode {
  const { id, error, left } = useField(name, label);
  const classes = error ? 'input bad' : 'input';
  return (
    <AriaTextField
      {...(rest.value === undefined && { defaultValue: initial })}
      {...rest}
      id={id}
      name={name}
      className="field"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      onBlur={left}
    >
      <Label className="label">
        <Caption label={label} optional={optional} />
      </Label>
      <Hints hint={hint} />
      {lines ? <TextArea className={classes} rows={lines} lang={lang} /> : <Input className={classes} lang={lang} />}
      <Mistake error={error} />
    </AriaTextField>
  );
}

/** A secret that can be looked at before it is sent. */
export function PasswordField({ name, label, hint, onChange, ...rest }: Typed): ReactNode {
  const { say } = useTexts();
  const { id, error, left } = useField(name, label);
  const [seen, setSeen] = useState(false);
  return (
    <AriaTextField
      {...rest}
      {...(onChange && { onChange })}
      id={id}
      name={name}
      type={seen ? 'text' : 'password'}
      className="field"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      onBlur={left}
    >
      <Label className="label">{label}</Label>
      <Hints hint={hint} />
      <span className="with-button">
        <Input className={error ? 'input bad' : 'input'} spellCheck={false} autoCapitalize="none" />
        <Button kind="plain" icon="eye" aria-pressed={seen} onPress={() => setSeen(!seen)}>
          {say('console.showPassword')}
        </Button>
      </span>
      <Mistake error={error} />
    </AriaTextField>
  );
}

/** One of a few. The device's own list: it opens as a wheel or a sheet on phones. */
export function Select({
  name,
  label,
  hint,
  optional,
  initial,
  value,
  options,
  onChange,
}: Field & {
  readonly initial?: string;
  /** What is chosen, where its page holds that; `initial` is not needed then. */
  readonly value?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange?: (value: string) => void;
}): ReactNode {
  const { id, error, left } = useField(name, label);
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        <Caption label={label} optional={optional} />
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <select
        id={id}
        name={name}
        className={error ? 'input bad' : 'input'}
        {...(value === undefined ? { defaultValue: initial } : { value })}
        aria-invalid={error !== undefined}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
        onBlur={left}
        onChange={(event) => onChange?.(event.currentTarget.value)}
      >
        {options.map(({ value: each, label: text }) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
      {error && (
        <span className="err" id={`${id}-error`}>
          <Icon name="alert" small />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}

/** A box to tick; it starts unticked unless the record says otherwise. The form sends "on". */
export function Checkbox({
  name,
  label,
  hint,
  initial,
}: Field & { readonly initial?: boolean; readonly label: string }): ReactNode {
  const { id, error, left } = useField(name, label);
  return (
    <div className="field">
      <label className="opt">
        <input type="checkbox" id={id} name={name} defaultChecked={initial} aria-invalid={!!error} onBlur={left} />
        <span>
          {label}
          {hint && <span className="hint">{hint}</span>}
          {error && <span className="err">{error}</span>}
        </span>
      </label>
    </div>
  );
}
