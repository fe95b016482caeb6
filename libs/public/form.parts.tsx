import type { ReactNode } from 'react';
import type { MessageKey } from '#platform';
import { Icon } from './icon.tsx';
import type { Papers } from './form.desk.ts';
import { SCRIPT_PATH } from './form.script.ts';
import type { Say } from './page.tsx';

/** What is wrong with a field, and how to mend it. */
export function Problem({
  id,
  t,
  problem,
}: {
  readonly id: string;
  readonly t: Say;
  readonly problem?: MessageKey | undefined;
}): ReactNode {
  return (
    problem && (
      <p className="err" id={`${id}-error`}>
        <Icon name="alert" small />
        <span>{t(problem)}</span>
      </p>
    )
  );
}

/** One line that somebody types. */
export interface TextLineProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: string;
  readonly autoComplete: string;
  readonly optional?: boolean | undefined;
  readonly longest: number;
  readonly value: string;
  readonly problem?: MessageKey | undefined;
  readonly t: Say;
}

/** Label above, hint under it, what is wrong before the field; what was typed stays. */
export function TextLine(props: TextLineProps): ReactNode {
  const { name, label, hint, type, autoComplete, optional, longest, value, problem, t } = props;
  const described = [problem && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {label} {optional && <span className="soft light">{t('event.optional')}</span>}
      </label>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      <Problem id={name} t={t} problem={problem} />
      <input
        className={problem ? 'input bad' : 'input'}
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        maxLength={longest}
        defaultValue={value}
        required={!optional}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

/** What is wrong, at the top, each with a link to its field; it takes the focus when the page opens. */
export function Summary({
  problems,
  t,
}: {
  readonly problems: Readonly<Record<string, MessageKey | undefined>>;
  readonly t: Say;
}): ReactNode {
  const found = Object.entries(problems).flatMap(([field, key]) => (key ? [[field, key] as const] : []));
  if (!found.length) return null;
  return (
    <div className="note bad summary" id="errors" role="alert" tabIndex={-1} autoFocus>
      <Icon name="alert" />
      <div>
        <p>
          <b>{t('event.errors')}</b>
        </p>
        <ul>
          {found.map(([field, key]) => (
            <li key={field}>{field === 'form' ? t(key) : <a href={`#${field}`}>{t(key)}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/**
 * What every form carries and no person sees: a field for programs to fill in, when its page was made, and the proof that
 * its script works out. Where none runs nothing is missing to the eye, and the form can be sent all the same.
 */
export function Unseen({
  papers: { ticket },
  code,
  t,
}: {
  readonly papers: Papers;
  /** Of whoever sent them the link. */
  readonly code?: string;
  readonly t: Say;
}): ReactNode {
  return (
    <>
      <div className="trap" aria-hidden="true">
        <label htmlFor="topic">{t('event.trap')}</label>
        <input id="topic" name="topic" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
      </div>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="proof" value="" />
      {code && <input type="hidden" name="ref" value={code} />}
      <p className="hint wait" role="status" data-wait={t('event.moment')} />
      <script src={SCRIPT_PATH} defer />
    </>
  );
}
