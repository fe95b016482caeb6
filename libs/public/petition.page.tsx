import type { ReactNode } from 'react';
import type { DemandView } from '#officials';
import { cityDay, isPetitionOpen, type Petition, type PetitionWardCount, PetitionState } from '#petitions';
import type { Language } from '#platform';
import { Description, Text } from './event.text.tsx';
import { addressIn, type Say, sayer } from './page.tsx';
import { type Form, SigningForm } from './petition.fields.tsx';
import { PetitionMeter, PetitionWards } from './petition.pictures.tsx';
import { addressee, dayWords } from './petition.text.ts';

/** The address of a petition's page without its language. */
export const petitionPath = ({ slug }: Pick<Petition, 'slug'>): string => `/petitions/${slug}`;

/** What the page of a petition shows. */
export interface PetitionPageProps {
  readonly petition: Petition;
  readonly language: Language;
  /** Exactly as it is at this moment. */
  readonly confirmed: number;
  /** About how many had signed and not confirmed, as the day began. */
  readonly pending: number;
  /** Where signers live, as the day began. */
  readonly told: PetitionWardCount | null;
  /** Who confirmed last and asked to be shown. */
  readonly names: readonly string[];
  readonly demands: readonly DemandView[];
  /** Null while the installation is locked: nothing can be taken then. */
  readonly form: Form | null;
}

function Demands({ demands, language, t }: Pick<PetitionPageProps, 'demands' | 'language'> & { readonly t: Say }) {
  if (!demands.length) return null;
  return (
    <>
      <h2>{t('petition.demands')}</h2>
      <ul className="points">
        {demands.map(({ code, title }) => (
          <li key={code}>
            <Text of={title} language={language} />
          </li>
        ))}
      </ul>
      <p>
        <a className="tap" href={addressIn(language, '/council')}>
          {t('petition.council')}
        </a>
      </p>
    </>
  );
}

function Names({ names, t }: Pick<PetitionPageProps, 'names'> & { readonly t: Say }): ReactNode {
  if (!names.length) return null;
  return (
    <>
      <h2>{t('petition.names')}</h2>
      <ul className="names">
        {names.map((name, index) => (
          <li key={index}>{name}</li>
        ))}
      </ul>
      <p className="meta note-below">{t('petition.namesNote')}</p>
    </>
  );
}

/** Why there is no form: what is so, and what can be done. */
function NoForm({ petition, language, t }: Pick<PetitionPageProps, 'petition' | 'language'> & { readonly t: Say }) {
  const { opensOn, state } = petition;
  const locked = isPetitionOpen(petition);
  const early = state === PetitionState.PUBLISHED && opensOn !== null && opensOn > cityDay();
  return (
    <section className="form tall" id="sign" aria-labelledby="sign-title">
      <h2 id="sign-title">{t(locked ? 'pages.locked' : early ? 'petition.notYet' : 'petition.closed')}</h2>
      <p className="hint">
        {early
          ? t('petition.notYetText', { date: dayWords(language, opensOn) })
          : t(locked ? 'pages.lockedText' : 'petition.closedText')}
      </p>
      <a className="btn big" href={addressIn(language, '/')}>
        {t('petition.others')}
      </a>
    </section>
  );
}

/** The public page of a petition: to whom, what, how many; one button down to the form; why, where signers live. */
export function PetitionPage(props: PetitionPageProps): ReactNode {
  const { petition, language, confirmed, pending, told, names, demands, form } = props;
  const t = sayer(language);
  const open = isPetitionOpen(petition);
  return (
    <>
      <div className="band">
        <div className="in wide">
          <div>
            <p className="over">{addressee(petition, language)}</p>
            <h1>
              <Text of={petition.title} language={language} />
            </h1>
            <PetitionMeter {...{ petition, confirmed, pending, language }} />
            {open && petition.closesOn && (
              <p className="until">{t('petition.until', { date: dayWords(language, petition.closesOn) })}</p>
            )}
            {open && form && (
              <a className="btn big jump" href="#sign">
                {t('petition.sign')}
              </a>
            )}
          </div>
        </div>
      </div>
      <div className="in cols">
        <div>
          <h2 className="vh">{t('petition.ask')}</h2>
          <p className="ask">
            <Text of={petition.summary} language={language} />
          </p>
          <Description of={petition.body} language={language} heading={t('petition.why')} />
          <Demands {...{ demands, language, t }} />
          <PetitionWards told={told} language={language} />
          <Names names={names} t={t} />
        </div>
        {open && form ? (
          <SigningForm {...{ form, language, t }} action={addressIn(language, petitionPath(petition))} />
        ) : (
          <NoForm {...{ petition, language, t }} />
        )}
      </div>
    </>
  );
}

/** After the form was sent: the same for everybody, whoever they are and whether they had signed before. */
export function SignedPage({ petition, language }: Pick<PetitionPageProps, 'petition' | 'language'>): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('petition.thanks')}</h1>
      <p className="lede">{t('petition.thanksText')}</p>
      <p>
        <b>
          <Text of={petition.title} language={language} />
        </b>
      </p>
      <h2>{t('petition.thanksNone')}</h2>
      <p>{t('petition.thanksNoneText')}</p>
      <p>
        <a className="btn big" href={addressIn(language, petitionPath(petition))}>
          {t('petition.back')}
        </a>
      </p>
    </div>
  );
}
