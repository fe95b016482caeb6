import type { ReactNode } from 'react';
import type { Language } from '#platform';
import { BANDS, INTEREST_DAYS, INTEREST_NEWS, type Skill, SkillLevel, WEEKDAYS } from '#volunteers';
import { Text } from './event.text.tsx';
import type { Papers } from './form.desk.ts';
import { Problem, Summary, TextLine, Unseen } from './form.parts.tsx';
import { Icon } from './icon.tsx';
import { addressIn, type Say, sayer } from './page.tsx';
import { LONGEST, type Problems, type Typed } from './volunteer.form.ts';

/** The form as it is shown: what was typed stays, and each problem says how to mend it. */
export interface Form {
  readonly typed: Typed;
  readonly problems: Problems;
  readonly papers: Papers;
}
interface Part {
  readonly form: Form;
  readonly skills: readonly Skill[];
  readonly language: Language;
  readonly t: Say;
}

const KINDS = {
  name: { type: 'text', autoComplete: 'name' },
  email: { type: 'email', autoComplete: 'email' },
  phone: { type: 'tel', autoComplete: 'tel', optional: true },
} as const;

function Line({ field, form, t }: Pick<Part, 'form' | 't'> & { readonly field: keyof typeof KINDS }): ReactNode {
  return (
    <TextLine
      name={field}
      {...KINDS[field]}
      label={t(`event.${field}`)}
      {...(field !== 'name' && { hint: t(`volunteer.${field}Hint`) })}
      longest={LONGEST[field]}
      value={form.typed[field]}
      problem={form.problems[field]}
      t={t}
    />
  );
}

/** A weekday in the reader's language; 1 is Monday. */
export const weekday = (language: Language, day: number, width: 'short' | 'long' = 'long'): string =>
  new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));

/** One choice a skill: not, or how well. */
function Skills({ form, skills, language, t }: Part): ReactNode {
  if (!skills.length) return null;
  const problem = form.problems.skills;
  return (
    <fieldset className="fieldset" id="skills" aria-describedby={problem && 'skills-error'}>
      <legend>{t('volunteer.skills')}</legend>
      <Problem id="skills" t={t} problem={problem} />
      {skills.map(({ id, title }) => (
        <div className="field" key={id}>
          <label className="label" htmlFor={`skill-${id}`}>
            <Text of={title} language={language} />
          </label>
          <select className="input" id={`skill-${id}`} name={`skill-${id}`} defaultValue={form.typed.skills[id] ?? ''}>
            <option value="">{t('volunteer.level.none')}</option>
            {Object.values(SkillLevel).map((level) => (
              <option key={level} value={level}>
                {t(`volunteer.level.${level}`)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}

/** A grid of boxes: the days down, the parts of a day across. */
function Times({ form, language, t }: Part): ReactNode {
  return (
    <fieldset className="fieldset">
      <legend>
        {t('volunteer.times')} <span className="soft light">{t('event.optional')}</span>
      </legend>
      <table className="times">
        <thead>
          <tr>
            <td />
            {BANDS.map((band) => (
              <th key={band} scope="col">
                {t(`volunteer.band.${band}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((day) => (
            <tr key={day}>
              <th scope="row">{weekday(language, day)}</th>
              {BANDS.map((band) => (
                <td key={band}>
                  <label>
                    <input
                      type="checkbox"
                      name="times"
                      value={`${day}:${band}`}
                      defaultChecked={form.typed.times.includes(`${day}:${band}`)}
                      aria-label={`${weekday(language, day)}, ${t(`volunteer.band.${band}`)}`}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

/** One box a channel, and none of them ticked for anybody. */
function News({ form, t }: Part): ReactNode {
  return (
    <fieldset className="fieldset">
      <legend>
        {t('volunteer.news')} <span className="soft light">{t('event.optional')}</span>
      </legend>
      <label className="opt">
        <input type="checkbox" name="newsByEmail" value="yes" defaultChecked={form.typed.newsByEmail} />
        <span>{t(INTEREST_NEWS.EMAIL)}</span>
      </label>
      <label className="opt">
        <input type="checkbox" name="newsBySms" value="yes" defaultChecked={form.typed.newsBySms} />
        <span>{t(INTEREST_NEWS.SMS)}</span>
      </label>
      <label className="opt">
        <input type="checkbox" name="calls" value="yes" defaultChecked={form.typed.calls} />
        <span>{t(INTEREST_NEWS.PHONE)}</span>
      </label>
    </fieldset>
  );
}

/** The interest form: no shift, no account, no script, and nothing asked that is not needed. */
export function VolunteerPage(props: Omit<Part, 't' | 'form'> & { readonly form: Form | null }): ReactNode {
  const { form, language } = props;
  const t = sayer(language);
  return (
    <div className="in plain volunteer">
      <h1>{t('volunteer.title')}</h1>
      <p className="lede">{t('volunteer.lede')}</p>
      {form ? <Fields {...props} form={form} t={t} /> : <p className="note">{t('sealed')}</p>}
    </div>
  );
}

function Fields(part: Part): ReactNode {
  const { form, language, t } = part;
  return (
    <form
      className="form"
      id="volunteer"
      action={addressIn(language, '/volunteer')}
      method="post"
      data-challenge={form.papers.challenge}
      noValidate
    >
      <Summary problems={form.problems} t={t} />
      <div className="fieldset">
        <Line field="name" {...part} />
        <Line field="email" {...part} />
        <Line field="phone" {...part} />
      </div>
      <Skills {...part} />
      <Times {...part} />
      <News {...part} />
      <Unseen papers={form.papers} t={t} />
      <button className="btn primary big" type="submit">
        {t('volunteer.send')}
      </button>
      <p className="safe">
        <Icon name="shield" />
        <span>
          <b>{t('petition.never')}</b> {t('volunteer.kept', { days: INTEREST_DAYS })}{' '}
          <a href={addressIn(language, '/privacy')}>{t('petition.keptLink')}</a>
        </span>
      </p>
    </form>
  );
}

/** After the form was sent: the same for everybody, whoever they are and however often they sent it. */
export function VolunteerThanks({ language }: { readonly language: Language }): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('volunteer.thanks')}</h1>
      <p className="lede">{t('volunteer.thanksText')}</p>
      <h2>{t('petition.thanksNone')}</h2>
      <p>{t('petition.thanksNoneText')}</p>
    </div>
  );
}
