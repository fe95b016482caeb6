import type { ReactNode } from 'react';
import { Display, WARDS } from '#petitions';
import type { Language } from '#platform';
import type { Papers } from './form.desk.ts';
import { Problem, Summary, TextLine, Unseen } from './form.parts.tsx';
import { Icon } from './icon.tsx';
import { addressIn, type Say } from './page.tsx';
import { LONGEST, type Problems, type Typed } from './petition.form.ts';

/** The form as it is shown: what was typed stays, and each problem says how to mend it. */
export interface Form {
  readonly typed: Typed;
  readonly problems: Problems;
  readonly papers: Papers;
}

interface Part {
  readonly form: Form;
  readonly t: Say;
}

function Ward({ form, t }: Part): ReactNode {
  const problem = form.problems.ward;
  return (
    <div className="field">
      <label className="label" htmlFor="ward">
        {t('petition.wardLabel')} <span className="soft light">{t('event.optional')}</span>
      </label>
      <span className="hint" id="ward-hint">
        {t('petition.wardHint')}
      </span>
      <Problem id="ward" t={t} problem={problem} />
      <select
        className={problem ? 'input bad' : 'input'}
        id="ward"
        name="ward"
        defaultValue={form.typed.ward}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'ward-error ward-hint' : 'ward-hint'}
      >
        <option value="">{t('petition.wardOpen')}</option>
        {WARDS.map((ward) => (
          <option key={ward} value={ward}>
            {t('petition.ward', { ward })}
          </option>
        ))}
      </select>
    </div>
  );
}

function Show({ form, t }: Part): ReactNode {
  const problem = form.problems.show;
  return (
    <fieldset className="fieldset" aria-describedby={problem && 'show-error'}>
      <legend>{t('petition.show')}</legend>
      <Problem id="show" t={t} problem={problem} />
      {[Display.NONE, Display.INITIAL, Display.FULL].map((each, index) => (
        <label className="opt" key={each}>
          <input
            type="radio"
            name="show"
            id={index ? `show-${each}` : 'show'}
            value={each}
            defaultChecked={form.typed.show === each}
          />
          <span>{t(`petition.show.${each}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One box a channel, and none of them ticked for anybody. */
function News({ form, t }: Part): ReactNode {
  return (
    <fieldset className="fieldset">
      <legend>
        {t('petition.news')} <span className="soft light">{t('event.optional')}</span>
      </legend>
      <label className="opt">
        <input type="checkbox" name="newsByEmail" value="yes" defaultChecked={form.typed.newsByEmail} />
        <span>{t('petition.consentEmail')}</span>
      </label>
      <label className="opt">
        <input type="checkbox" name="newsBySms" value="yes" defaultChecked={form.typed.newsBySms} />
        <span>{t('petition.consentSms')}</span>
      </label>
      <label className="opt">
        <input type="checkbox" name="calls" value="yes" defaultChecked={form.typed.calls} />
        <span>{t('petition.consentCalls')}</span>
      </label>
      <Line field="phone" {...{ form, t }} />
    </fieldset>
  );
}

const KINDS = {
  givenName: { type: 'text', autoComplete: 'given-name' },
  familyName: { type: 'text', autoComplete: 'family-name' },
  email: { type: 'email', autoComplete: 'email' },
  phone: { type: 'tel', autoComplete: 'tel', optional: true },
} as const;

function Line({ field, form, t }: Part & { readonly field: keyof typeof KINDS }): ReactNode {
  return (
    <TextLine
      name={field}
      {...KINDS[field]}
      label={t(`petition.${field}`)}
      {...((field === 'email' || field === 'phone') && { hint: t(`petition.${field}Hint`) })}
      longest={LONGEST[field]}
      value={form.typed[field]}
      problem={form.problems[field]}
      t={t}
    />
  );
}

/** The form to sign: no account, no script, and nothing asked that is not needed. */
export function SigningForm({
  form,
  language,
  action,
  t,
}: Part & { readonly language: Language; readonly action: string }): ReactNode {
  const part = { form, t };
  return (
    <form
      className="form tall"
      id="sign"
      action={action}
      method="post"
      aria-labelledby="sign-title"
      data-challenge={form.papers.challenge}
      noValidate
    >
      <Summary problems={form.problems} t={t} />
      <h2 id="sign-title">{t('petition.sign')}</h2>
      <p className="hint">{t('petition.signHint')}</p>
      <div className="two">
        <Line field="givenName" {...part} />
        <Line field="familyName" {...part} />
      </div>
      <Line field="email" {...part} />
      <Ward {...part} />
      <Show {...part} />
      <News {...part} />
      <Unseen papers={form.papers} code={form.typed.ref} t={t} />
      <button className="btn primary big" type="submit">
        {t('petition.sign')}
      </button>
      <p className="safe">
        <Icon name="shield" />
        <span>
          <b>{t('petition.never')}</b> {t('petition.kept')}{' '}
          <a href={addressIn(language, '/privacy')}>{t('petition.keptLink')}</a>
        </span>
      </p>
    </form>
  );
}
