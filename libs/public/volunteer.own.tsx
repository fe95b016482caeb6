import type { ReactNode } from 'react';
import type { Language } from '#platform';
import { INTEREST_DAYS, type InterestForm, partsOf, type Skill } from '#volunteers';
import { Text } from './event.text.tsx';
import { Icon } from './icon.tsx';
import { addressIn, type Say, sayer } from './page.tsx';
import { weekday } from './volunteer.page.tsx';

interface OwnProps {
  readonly form: InterestForm;
  readonly skills: readonly Skill[];
  readonly token: string;
  readonly language: Language;
}

/** All that was written, so that whoever confirms knows what they confirm. */
function Wrote({ form: { details }, skills, language, t }: OwnProps & { readonly t: Say }): ReactNode {
  const titles = new Map(skills.map((skill) => [skill.id, skill.title]));
  const times = partsOf(details.availability).map((part) => {
    const [day = '1', band = 'MORNING'] = part.split(':');
    return `${weekday(language, Number(day))}, ${t(`volunteer.band.${band as 'MORNING'}`)}`;
  });
  return (
    <>
      <h2>{t('signature.wrote')}</h2>
      <dl className="wrote">
        <div>
          <dt>{t('event.name')}</dt>
          <dd>{details.name}</dd>
        </div>
        <div>
          <dt>{t('volunteer.skills')}</dt>
          <dd>
            {details.skills.map(({ id, level }) => {
              const title = titles.get(id);
              return (
                title && (
                  <span className="wrote-line" key={id}>
                    <Text of={title} language={language} /> ({t(`volunteer.level.${level}`)})
                  </span>
                )
              );
            })}
          </dd>
        </div>
        <div>
          <dt>{t('volunteer.times')}</dt>
          <dd>{times.join(' · ') || t('volunteer.noTimes')}</dd>
        </div>
      </dl>
    </>
  );
}

/** The page behind the link in the mail: opening it shows, only its button acts. */
export function VolunteerOwn(props: OwnProps): ReactNode {
  const { form, token, language } = props;
  const t = sayer(language);
  const confirmed = form.state === 'CONFIRMED';
  return (
    <div className="in plain">
      <h1>{t('volunteer.title')}</h1>
      {confirmed ? (
        <p className="note good">
          <Icon name="check" />
          <b>{t('volunteer.confirmed')}</b>
        </p>
      ) : (
        <>
          <p className="lede">{t('volunteer.pending')}</p>
          <form method="post" action={addressIn(language, `/volunteer/${token}`)}>
            <button className="btn big primary" type="submit">
              {t('volunteer.confirm')}
            </button>
          </form>
        </>
      )}
      <Wrote {...props} t={t} />
      {!confirmed && <p>{t('volunteer.notMine', { days: INTEREST_DAYS })}</p>}
    </div>
  );
}

/** A link that opens nothing says so, and what to do; it looks the same whether it was made up or has run out. */
export function VolunteerUnknown({ language }: { readonly language: Language }): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('signature.unknown')}</h1>
      <p className="lede">{t('volunteer.unknownText', { days: INTEREST_DAYS })}</p>
      <p>
        <a className="btn big" href={addressIn(language, '/volunteer')}>
          {t('volunteer.title')}
        </a>
      </p>
    </div>
  );
}
