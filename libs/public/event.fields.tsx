import type { ReactNode } from 'react';
import { type EventRole, isRoleFull, KEPT_DAYS, NEWS, type Places } from '#events';
import type { Language } from '#platform';
import { LONGEST, type Problems, type Typed } from './event.form.ts';
import { Text } from './event.text.tsx';
import type { Papers } from './form.desk.ts';
import { Problem, Summary, TextLine, Unseen } from './form.parts.tsx';
import { Icon } from './icon.tsx';
import { addressIn, type Say } from './page.tsx';

/** The form as it is shown: what was typed stays, and each problem says how to mend it. */
export interface Form {
  readonly typed: Typed;
  readonly problems: Problems;
  readonly papers: Papers;
}

type Field = 'name' | 'email' | 'phone' | 'needs';

const KINDS: Record<Field, { type: string; autoComplete: string; optional?: boolean }> = {
  name: { type: 'text', autoComplete: 'name' },
  email: { type: 'email', autoComplete: 'email' },
  phone: { type: 'tel', autoComplete: 'tel', optional: true },
  needs: { type: 'text', autoComplete: 'off', optional: true },
};

/** One labelled line of a form, with its hint and what is wrong with it. */
export function Line({ field, form, t }: { readonly field: Field; readonly form: Form; readonly t: Say }): ReactNode {
  const { type, autoComplete, optional } = KINDS[field];
  return (
    <TextLine
      name={field}
      label={t(`event.${field}`)}
      hint={t(`event.${field}Hint`)}
      {...{ type, autoComplete, optional, t }}
      longest={LONGEST[field]}
      value={form.typed[field]}
      problem={form.problems[field]}
    />
  );
}

/** How many are needed in all, or that no more are; never how many are there: that would tell who is on the list. */
function RoleMark({
  role,
  places,
  t,
}: {
  readonly role: EventRole;
  readonly places: Places;
  readonly t: Say;
}): ReactNode {
  if (role.trainingId) return <span className="pill">{t('event.roleTraining')}</span>;
  if (isRoleFull(role, places)) return <span className="pill">{t('event.roleFull')}</span>;
  if (role.needed === null) return <span className="pill">{t('event.roleOpen')}</span>;
  return <span className="pill warn">{t('event.roleNeeded', { needed: role.needed })}</span>;
}

function Roles({ form, roles, places, language, t }: FieldsProps): ReactNode {
  if (!roles.length) return null;
  const problem = form.problems.role;
  const open = roles.filter((role) => !isRoleFull(role, places) && !role.trainingId);
  const chosen = open.find(({ id }) => id === form.typed.role) ?? (problem ? undefined : open[0]);
  return (
    <fieldset className="fieldset" aria-describedby={problem && 'role-error'}>
      <legend>{t('event.role')}</legend>
      <Problem id="role" t={t} problem={problem} />
      {roles.map((role, index) => (
        <label key={role.id} className="role" htmlFor={index ? `role-${index}` : 'role'}>
          <input
            type="radio"
            name="role"
            id={index ? `role-${index}` : 'role'}
            value={role.id}
            defaultChecked={role === chosen}
            disabled={isRoleFull(role, places) || role.trainingId !== null}
          />
          <b>
            <Text of={role.name} language={language} />
          </b>
          <RoleMark role={role} places={places} t={t} />
        </label>
      ))}
    </fieldset>
  );
}

/** One box a channel, and none of them ticked for anybody. */
function News({ form, t }: { readonly form: Form; readonly t: Say }): ReactNode {
  return (
    <fieldset className="fieldset">
      <legend>
        {t('event.after')} <span className="soft light">{t('event.optional')}</span>
      </legend>
      <label className="opt">
        <input type="checkbox" name="newsByEmail" value="yes" defaultChecked={form.typed.newsByEmail} />
        <span>{t(NEWS.EMAIL)}</span>
      </label>
      <label className="opt">
        <input type="checkbox" name="newsBySms" value="yes" defaultChecked={form.typed.newsBySms} />
        <span>{t(NEWS.SMS)}</span>
      </label>
      <label className="opt">
        <input type="checkbox" name="calls" value="yes" defaultChecked={form.typed.calls} />
        <span>{t(NEWS.PHONE)}</span>
      </label>
    </fieldset>
  );
}

/** The end of each form: a field that only programs see, the ticket, the one button, and what we keep. */
export function Ending({
  form,
  language,
  t,
  action,
}: Pick<FieldsProps, 'form' | 'language' | 't'> & { readonly action: string }): ReactNode {
  return (
    <>
      <Unseen papers={form.papers} code={form.typed.ref} t={t} />
      <button className="btn primary big" type="submit">
        {action}
      </button>
      <p className="safe">
        <Icon name="shield" />
        <span>
          <b>{t('event.never')}</b> {t('event.kept', { days: KEPT_DAYS })}{' '}
          <a href={addressIn(language, '/privacy')}>{t('event.keptLink')}</a>
        </span>
      </p>
    </>
  );
}

/** What the fields of the form are made of. */
export interface FieldsProps {
  readonly form: Form;
  readonly roles: readonly EventRole[];
  readonly places: Places;
  readonly language: Language;
  readonly t: Say;
}

/** The sign-up form: no account, no script, and nothing asked that is not needed. */
export function SignUpForm(props: FieldsProps & { readonly action: string; readonly count: number | null }): ReactNode {
  const { form, language, t, action, count } = props;
  return (
    <form
      className="form"
      id="sign-up"
      action={action}
      method="post"
      aria-labelledby="sign-up-title"
      data-challenge={form.papers.challenge}
      noValidate
    >
      <Summary problems={form.problems} t={t} />
      <h2 id="sign-up-title">{t('event.signUp')}</h2>
      <p className="hint">{count === null ? t('event.noAccount') : t('event.count', { count })}</p>
      <Roles {...props} />
      <div className="fieldset">
        <Line field="name" form={form} t={t} />
        <Line field="email" form={form} t={t} />
        <Line field="needs" form={form} t={t} />
      </div>
      <News form={form} t={t} />
      <Line field="phone" form={form} t={t} />
      <Ending {...{ form, language, t }} action={t('event.signUpAction')} />
    </form>
  );
}
