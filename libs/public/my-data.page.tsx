import type { ReactNode } from 'react';
import { Channel } from '#people';
import { CITY_ZONE, type Language, type MessageKey, textIn } from '#platform';
import { type Kept, type KeptPart } from '#volunteers';
import { Text } from './event.text.tsx';
import type { Carried, Papers } from './form.desk.ts';
import { Summary, TextLine, Unseen } from './form.parts.tsx';
import { Icon } from './icon.tsx';
import { addressIn, type Say, sayer } from './page.tsx';

/** What somebody typed who asks for a link. */
export interface Asked extends Carried {
  readonly email: string;
}
/** What is wrong with it. */
export type AskProblems = Partial<Record<'form' | 'email', MessageKey>>;

interface AskProps {
  readonly asked: Asked;
  readonly problems: AskProblems;
  /** None while the installation is locked. */
  readonly papers: Papers | null;
  readonly language: Language;
}

/** Asks for nothing but an address. */
export function AskPage({ asked, problems, papers, language }: AskProps): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('myData.title')}</h1>
      <p className="lede">{t('myData.lede')}</p>
      {papers ? (
        <form
          className="form"
          id="my-data"
          action={addressIn(language, '/my-data')}
          method="post"
          data-challenge={papers.challenge}
          noValidate
        >
          <Summary problems={problems} t={t} />
          <div className="fieldset">
            <TextLine
              {...{ name: 'email', type: 'email', autoComplete: 'email', longest: 254, t }}
              label={t('event.email')}
              value={asked.email}
              problem={problems.email}
            />
          </div>
          <Unseen papers={papers} t={t} />
          <button className="btn primary big" type="submit">
            {t('myData.ask')}
          </button>
        </form>
      ) : (
        <p className="note">{t('sealed')}</p>
      )}
      <h2>{t('myData.account')}</h2>
      <p>
        {t('myData.accountText')} <a href="/console/">{t('myData.accountLink')}</a>
      </p>
    </div>
  );
}

/** After asking: the same for everybody, known or not. */
export function SentPage({ language, minutes }: { readonly language: Language; readonly minutes: number }): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('myData.sent')}</h1>
      <p className="lede">{t('myData.sentText', { minutes })}</p>
      <h2>{t('petition.thanksNone')}</h2>
      <p>{t('myData.sentNone')}</p>
    </div>
  );
}

interface OwnProps extends Kept {
  readonly token: string;
  readonly language: Language;
  /** A word about what was just done, or forgotten. */
  readonly told?: MessageKey | undefined;
  readonly wrong?: MessageKey | undefined;
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const listed = (items: readonly string[], none: string) => items.join(' · ') || none;

function KeptFacts({ data, places, language, t }: OwnProps & { readonly t: Say }): ReactNode {
  const day = (at: Date, timeZone = 'America/Chicago') =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(at);
  const none = t('myData.none');
  const address = [data.address, data.postalCode].filter((part): part is string => Boolean(part));
  return (
    <dl className="wrote">
      <Line name={t('event.name')}>{data.name || none}</Line>
      <Line name={t('event.email')}>{listed(data.emails, none)}</Line>
      <Line name={t('event.phone')}>{listed(data.phones, none)}</Line>
      <Line name={t('myData.address')}>{listed(address, none)}</Line>
      <Line name={t('myData.ward')}>{data.ward ?? none}</Line>
      <Line name={t('myData.since')}>{day(data.since)}</Line>
      <Line name={t('myData.places')}>
        {places.length
          ? places.map(({ title, startsAt, timeZone, cancelled }, n) => (
              <span className="wrote-line" key={n}>
                <Text of={title} language={language} />, {day(startsAt, timeZone)}
                {cancelled && ` (${t('myData.cancelled')})`}
              </span>
            ))
          : none}
      </Line>
      <Line name={t('myData.signed')}>
        {data.signed.length
          ? data.signed.map(({ title, at }, n) => (
              <span className="wrote-line" key={n}>
                {textIn(title, language).text}, {day(at)}
              </span>
            ))
          : none}
      </Line>
      <Line name={t('myData.stopped')}>
        {listed(
          data.stopped.map((channel) => t(`exchange.channel.${channel}`)),
          none,
        )}
      </Line>
    </dl>
  );
}

const BOXES = [
  ['newsByEmail', Channel.EMAIL, 'myData.newsEmail'],
  ['newsBySms', Channel.SMS, 'myData.newsSms'],
  ['personalTexts', Channel.SMS_PERSON, 'myData.newsSmsPerson'],
  ['calls', Channel.PHONE, 'myData.newsCalls'],
] as const;

function Preferences({ data, token, language, t }: OwnProps & { readonly t: Say }): ReactNode {
  const reads = data.language?.startsWith('es') ? 'es' : 'en';
  return (
    <form className="form" method="post" action={addressIn(language, `/my-data/${token}`)}>
      <div className="field">
        <label className="label" htmlFor="language">
          {t('myData.language')}
        </label>
        <select className="input" id="language" name="language" defaultValue={reads}>
          <option value="en" lang="en">
            English
          </option>
          <option value="es" lang="es">
            Español
          </option>
        </select>
      </div>
      <fieldset className="fieldset">
        <legend>{t('myData.news')}</legend>
        {BOXES.map(
          ([name, channel, sentence]) =>
            (channel === Channel.EMAIL || data.phones.length > 0) && (
              <label className="opt" key={name}>
                <input type="checkbox" name={name} value="yes" defaultChecked={data.agreed.includes(channel)} />
                <span>{t(sentence)}</span>
              </label>
            ),
        )}
        {data.stopped.length > 0 && <p className="hint">{t('myData.newsAgain')}</p>}
      </fieldset>
      <button className="btn primary big" type="submit" name="do" value="change">
        {t('myData.save')}
      </button>
    </form>
  );
}

function Ending({
  kind,
  token,
  language,
  t,
}: OwnProps & { readonly t: Say; readonly kind: 'leave' | 'erase' }): ReactNode {
  return (
    <section>
      <h2>{t(`myData.${kind}`)}</h2>
      <p>{t(`myData.${kind}Text`)}</p>
      <form className="form" method="post" action={addressIn(language, `/my-data/${token}`)}>
        <label className="opt">
          <input type="checkbox" name="sure" value="yes" />
          <span>{t('myData.sure')}</span>
        </label>
        <button className="btn big" type="submit" name="do" value={kind}>
          {t(`myData.${kind}Button`)}
        </button>
      </form>
    </section>
  );
}

const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** What one table keeps of them; where it is not shown, why. */
function Part({ part, language }: { readonly part: KeptPart; readonly language: Language }): ReactNode {
  const { title, count, withheld, rows } = part;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: CITY_ZONE });
  return (
    <section>
      <h3>{`${title} (${count})`}</h3>
      {withheld && <p>{withheld}</p>}
      {rows.map(({ facts }, n) => (
        <dl className="wrote" key={n}>
          {facts.map(({ field, name, value }) => (
            <Line key={field} name={name}>
              {TIME.test(value) ? time.format(new Date(value)) : value}
            </Line>
          ))}
        </dl>
      ))}
    </section>
  );
}

/** All that is kept, and what can be done about it: opening the page shows, only its buttons act. */
export function OwnPage(props: OwnProps): ReactNode {
  const { language, told, wrong } = props;
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('myData.title')}</h1>
      {told && (
        <p className="note good" role="status">
          <Icon name="check" />
          <b>{t(told)}</b>
        </p>
      )}
      {wrong && (
        <p className="note bad" role="alert">
          <Icon name="alert" />
          <b>{t(wrong)}</b>
        </p>
      )}
      <h2>{t('myData.kept')}</h2>
      <KeptFacts {...props} t={t} />
      <details>
        <summary>{t('myData.all')}</summary>
        <p>{t('myData.allText')}</p>
        {props.parts.map((part) => (
          <Part key={part.table} part={part} language={language} />
        ))}
      </details>
      <p>
        <a className="btn" href={addressIn(language, `/my-data/${props.token}/my-data.json`)}>
          {t('myData.download')}
        </a>
      </p>
      <h2>{t('myData.change')}</h2>
      <Preferences {...props} t={t} />
      <Ending kind="leave" {...props} t={t} />
      <Ending kind="erase" {...props} t={t} />
    </div>
  );
}

/** They have left, or are deleted. */
export function EndedPage({
  kind,
  language,
}: {
  readonly kind: 'leave' | 'erase';
  readonly language: Language;
}): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t(`myData.${kind}Done`)}</h1>
      <p className="note good">
        <Icon name="check" />
        <b>{t(`myData.${kind}DoneText`)}</b>
      </p>
    </div>
  );
}

/** A link that opens nothing: made up, too old, or of somebody who is gone, which look the same. */
export function OverPage({ language, minutes }: { readonly language: Language; readonly minutes: number }): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('signature.unknown')}</h1>
      <p className="lede">{t('myData.over', { minutes })}</p>
      <p>
        <a className="btn big" href={addressIn(language, '/my-data')}>
          {t('myData.again')}
        </a>
      </p>
    </div>
  );
}
