import type { ReactNode } from 'react';
import type { Event, EventRole } from '#events';
import { Ending, type FieldsProps, Line } from './event.fields.tsx';
import { Problem, Summary } from './form.parts.tsx';
import { type Problems, problemsOf, type Typed } from './event.form.ts';
import { pathOf, Text } from './event.text.tsx';
import { addressIn } from './page.tsx';

/** What counts of a form for the waiting list: who it is, and what they would do. */
export const asWaiting = (typed: Typed): Typed => ({
  ...typed,
  phone: '',
  needs: '',
  newsByEmail: false,
  newsBySms: false,
  calls: false,
});

/** What somebody must mend before they can wait; a wish is free, but must be for a role that there is. */
export function waitProblemsOf(typed: Typed, roles: readonly Pick<EventRole, 'id'>[]): Problems {
  const problems = problemsOf(typed, []);
  if (typed.role && !roles.some(({ id }) => id === typed.role)) problems.role = 'event.error.role';
  return problems;
}

function Wishes({ form, roles, language, t }: Omit<FieldsProps, 'places'>): ReactNode {
  if (!roles.length) return null;
  const problem = form.problems.role;
  const options = [{ id: '', name: undefined }, ...roles];
  const chosen = options.find(({ id }) => id === form.typed.role) ?? options[0];
  return (
    <fieldset className="fieldset" aria-describedby={problem && 'role-error'}>
      <legend>{t('event.waitRole')}</legend>
      <Problem id="role" t={t} problem={problem} />
      {options.map((role, index) => (
        <label key={role.id} className="role" htmlFor={index ? `role-${index}` : 'role'}>
          <input
            type="radio"
            name="role"
            id={index ? `role-${index}` : 'role'}
            value={role.id}
            defaultChecked={role === chosen}
          />
          <b>{role.name ? <Text of={role.name} language={language} /> : t('event.waitAny')}</b>
        </label>
      ))}
    </fieldset>
  );
}

/** The small form below a full event: who wants to wait, and for what; no box to tick. */
export function WaitForm({
  event,
  ...props
}: Omit<FieldsProps, 'places'> & { readonly event: Pick<Event, 'slug'> }): ReactNode {
  const { form, language, t } = props;
  const action = addressIn(language, `${pathOf(event)}/waitlist`);
  return (
    <form
      className="form"
      id="wait"
      action={action}
      method="post"
      aria-labelledby="wait-title"
      data-challenge={form.papers.challenge}
      noValidate
    >
      <Summary problems={form.problems} t={t} />
      <h2 id="wait-title">{t('event.wait')}</h2>
      <p className="hint">{t('event.waitText')}</p>
      <Wishes {...props} />
      <div className="fieldset">
        <Line field="name" form={form} t={t} />
        <Line field="email" form={form} t={t} />
      </div>
      <Ending {...{ form, language, t }} action={t('event.waitAction')} />
    </form>
  );
}
