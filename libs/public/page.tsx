import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Language, LANGUAGES, type MessageKey, type Params, pathIn, say } from '#platform';
import { Icon, Mark } from './icon.tsx';
import { STYLE } from './style.ts';

/** What stands around the content of a public page. */
export interface Frame {
  readonly language: Language;
  /** The page's address without its language: `/council`. */
  readonly path: string;
  /** The title in the browser: never a private person's name. */
  readonly title: string;
  /** One sentence for whoever is shown a link to it: never about a private person. */
  readonly about?: string;
  /** A picture for whoever is shown a link to it: its whole address, and what it shows in words. */
  readonly picture?: { readonly url: string; readonly width: number; readonly height: number; readonly alt: string };
  /** Whose page it is. */
  readonly organization: string;
  /** Adds a `noindex`: for pages behind a link that only one person has. */
  readonly unlisted?: boolean;
  /** Whether everything but the public record is invented. */
  readonly practice?: boolean;
}

/** The same page in another language has an address of its own. */
export const addressIn = pathIn;

/** `say` with the language already chosen. */
export type Say = (key: MessageKey, params?: Params) => string;
/** The texts of one language. */
export const sayer =
  (language: Language): Say =>
  (key, params) =>
    say(language, key, params);

const NAMES: Record<Language, string> = { en: 'English', es: 'Español' };

/** The head of a page: whose it is, the languages, and the way out. */
function Top({ language, path, organization }: Frame): ReactNode {
  const t = sayer(language);
  return (
    <header className="pub-top">
      <div className="in">
        <a className="brand" href={addressIn(language, '/')}>
          <Mark />
          <span>
            <b>{organization}</b>
          </span>
        </a>
        <nav aria-label={t('pages.language')}>
          {LANGUAGES.map((each) =>
            each === language ? (
              <span key={each} aria-current="true">
                {NAMES[each]}
              </span>
            ) : (
              <a key={each} href={addressIn(each, path)} lang={each} hrefLang={each}>
                {NAMES[each]}
              </a>
            ),
          )}
        </nav>
        <a className="leave" href="/exit" rel="noreferrer nofollow">
          <Icon name="exit" small />
          {t('pages.leave')}
        </a>
      </div>
    </header>
  );
}

/** What other sites show of a page that somebody passes on. */
function Shared({ title, organization, about, picture }: Frame): ReactNode {
  return (
    <>
      {about && (
        <>
          <meta name="description" content={about} />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={about} />
          <meta property="og:type" content="article" />
          <meta property="og:site_name" content={organization} />
        </>
      )}
      {picture && (
        <>
          <meta property="og:image" content={picture.url} />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content={String(picture.width)} />
          <meta property="og:image:height" content={String(picture.height)} />
          <meta property="og:image:alt" content={picture.alt} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
    </>
  );
}

/** The whole HTML of a page: complete without script, with its style inline, and one request long. */
export function renderPage(frame: Frame, content: ReactNode): string {
  const { language, path, title, organization, unlisted, practice } = frame;
  const t = sayer(language);
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{[title, organization].filter(Boolean).join(' · ')}</title>
        <link rel="icon" href="data:," />
        {unlisted && <meta name="robots" content="noindex" />}
        <Shared {...frame} />
        {!unlisted &&
          LANGUAGES.map((each) => <link key={each} rel="alternate" hrefLang={each} href={addressIn(each, path)} />)}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body className="pub">
        <a className="skip" href="#page">
          {t('pages.skip')}
        </a>
        <Top {...frame} />
        <main id="page">{content}</main>
        <footer className="pub-foot">
          <div className="in">
            <p>
              <b>{organization}</b>
            </p>
            {practice && (
              <p>
                <span className="pill practice">{t('pages.practice')}</span> {t('pages.practiceText')}
              </p>
            )}
            <p>
              <a href={addressIn(language, '/council')}>{t('council.title')}</a> ·{' '}
              <a href={addressIn(language, '/privacy')}>{t('pages.privacy')}</a> ·{' '}
              <a href={addressIn(language, '/my-data')}>{t('myData.title')}</a>
            </p>
            <p>{t('pages.leaveHint')}</p>
          </div>
        </footer>
      </body>
    </html>,
  )}`;
}
