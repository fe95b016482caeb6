import {
  createContext,
  type FormEvent,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { type Failure, refusalOf, UNREACHABLE } from '../lib/failure.ts';
import { useTexts } from '../lib/i18n.ts';
import { Guard } from './guard.tsx';

/** Errors by the name of their field. */
export type Errors = Readonly<Record<string, string>>;

interface Context {
  readonly errors: Errors;
  /** Fields tell their label, so that the summary can name them. */
  readonly labels: Map<string, string>;
  readonly id: (name: string) => string;
  /** Checks one field when it is left. */
  readonly left: (name: string, to: EventTarget | null) => void;
}
const FormContext = createContext<Context | undefined>(undefined);

type Left = (event: { readonly relatedTarget: EventTarget | null }) => void;

/** What a field needs to know of its form: its id, and its error as a whole sentence. */
export function useField(name: string, label: string): { id: string; error: string | undefined; left: Left } {
  const form = use(FormContext);
  if (!form) throw new Error(`The field ${name} stands in no form`);
  form.labels.set(name, label);
  const error = form.errors[name];
  return {
    id: form.id(name),
    error: error && sentence(label, error),
    left: ({ relatedTarget }) => form.left(name, relatedTarget),
  };
}

/** The API says "is not an e-mail address" of a field; checks of our own are sentences already. */
const sentence = (label: string, error: string) => (/^\p{Ll}/u.test(error) ? `${label} ${error}` : error);

/** The errors, with that of one field as it is now. */
function again(all: Errors, name: string, error: string | undefined): Errors {
  const others = Object.entries(all).filter(([each]) => each !== name);
  return Object.fromEntries(error ? [...others, [name, error]] : others);
}

interface Props {
  /** Errors of what was typed, by field; called when a field is left and on submit. */
  readonly check?: (values: FormData) => Errors;
  /** Sends what was typed; rejects or resolves with a failure, and everything typed stays. */
  readonly send: (values: FormData) => Promise<Failure | undefined | void>;
  /** Fields and, at the end, the submit button; `busy` while it is sent. */
  readonly children: (busy: boolean) => ReactNode;
}

interface Leaving {
  readonly check: Props['check'];
  readonly form: RefObject<HTMLFormElement | null>;
  readonly sent: RefObject<number>;
  readonly refusedAt: RefObject<FormData | undefined>;
  readonly setErrors: (change: (all: Errors) => Errors) => void;
}

/** Checks one field a moment after it is left. */
const useLeft =
  ({ check, form, sent, refusedAt, setErrors }: Leaving): Context['left'] =>
  (name, to) => {
    // An error that appears now would move the button away from under the finger that is about to press it.
    if (!check || (to instanceof HTMLButtonElement && form.current?.contains(to))) return;
    const at = sent.current;
    setTimeout(() => {
      // What was sent since then was checked as a whole, and what was refused stays so until it is changed.
      if (!form.current || at !== sent.current) return;
      const values = new FormData(form.current);
      const wrong = check(values)[name];
      const before = refusedAt.current;
      if (!wrong && before && String(before.getAll(name)) === String(values.getAll(name))) return;
      setErrors((all) => again(all, name, wrong));
    }, 200);
  };

/** A form in one column: a summary with links takes the focus when something has to be mended, and nothing is lost. */
export function Form({ check, send, children }: Props): ReactNode {
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<Failure>();
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [labels] = useState(() => new Map<string, string>());
  const prefix = useId();
  const form = useRef<HTMLFormElement>(null);
  const keeping = useRef(false);
  /** How often it was sent, and what was typed when it was refused. */
  const sent = useRef(0);
  const refusedAt = useRef<FormData>(undefined);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const values = new FormData(event.currentTarget);
    if (keeping.current) values.set('checked', 'yes');
    keeping.current = false;
    sent.current += 1;
    refusedAt.current = undefined;
    const wrong = check?.(values) ?? {};
    setErrors(wrong);
    setFailure(undefined);
    if (Object.keys(wrong).length) return setTries((count) => count + 1);
    setBusy(true);
    const refused = await send(values).catch(refusalOf);
    setBusy(false);
    if (!refused) return;
    refusedAt.current = values;
    setErrors(refused.fields);
    setFailure(refused);
    setTries((count) => count + 1);
  };
  const left = useLeft({ check, form, sent, refusedAt, setErrors });
  const id = (name: string) => `${prefix}${name}`;
  const field = (name: string) => document.getElementById(id(name)) as HTMLInputElement | HTMLTextAreaElement | null;
  const mended = () => {
    setFailure(undefined);
    setErrors({});
  };
  const keep = () => {
    keeping.current = true;
    form.current?.requestSubmit();
  };
  return (
    <FormContext value={{ errors, labels, id, left }}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        {failure?.spots && (
          <Guard key={`guard ${tries}`} spots={failure.spots} labels={labels} field={field} done={mended} keep={keep} />
        )}
        {tries > 0 && !failure?.spots && (failure || Object.keys(errors).length > 0) && (
          <Summary key={tries} failure={failure} errors={errors} labels={labels} id={id} />
        )}
        {children(busy)}
      </form>
    </FormContext>
  );
}

function Summary({
  failure,
  errors,
  labels,
  id,
}: {
  readonly failure: Failure | undefined;
  readonly errors: Errors;
  readonly labels: ReadonlyMap<string, string>;
  readonly id: (name: string) => string;
}): ReactNode {
  const { say } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const names = Object.keys(errors);
  const title =
    failure?.code === UNREACHABLE
      ? say('console.unreachable')
      : (failure?.message ?? say('console.mend', { count: names.length }));
  return (
    <div className="sumerr" role="alert" tabIndex={-1} ref={box}>
      <p>
        <b>{title}</b>
      </p>
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>
              <a
                href={`#${id(name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(id(name))?.focus();
                }}
              >
                {sentence(labels.get(name) ?? name, errors[name] ?? '')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
