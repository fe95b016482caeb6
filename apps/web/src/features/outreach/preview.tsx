import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { type Language, LANGUAGES, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Loaded } from '../../ui/index.ts';
import { type Preview, PREVIEW } from './documents.ts';
import css from './mailings.module.css';

/** What one of its readers would read, in each language that is written. */
export function PreviewPart({
  id,
  written,
}: {
  readonly id: string;
  readonly written: readonly Language[];
}): ReactNode {
  const { say, language: own } = useTexts();
  const { can } = useSession();
  const [language, choose] = useState<Language>(written.includes(own) ? own : (written[0] ?? 'en'));
  const [after, setAfter] = useState<string | null>(null);
  const [result, again] = useQuery({ query: PREVIEW, variables: { id, language, after } });
  return (
    <section aria-label={say('console.mailings.preview')}>
      <h2 className={css.small}>{say('console.mailings.preview')}</h2>
      {written.length > 1 && (
        <div className={css.languages} role="group" aria-label={say('console.mailings.previewIn')}>
          {written.map((each) => (
            <button
              type="button"
              key={each}
              lang={each}
              aria-pressed={each === language}
              onClick={() => {
                choose(each);
                setAfter(null);
              }}
            >
              {LANGUAGES[each]}
            </button>
          ))}
        </div>
      )}
      <Loaded result={result} retry={() => again()}>
        {({ blastPreview }) => (
          <>
            <Letter letter={blastPreview} />
            {can('people.contact') && blastPreview.personId && (
              <Button onPress={() => setAfter(blastPreview.personId)}>{say('console.mailings.another')}</Button>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Letter({ letter }: { readonly letter: Preview }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const { personId, ward, language, from, subject, parts, foot, name } = letter;
  const somebody = ward ? say('console.mailings.somebodyWard', { ward }) : say('console.mailings.somebody');
  const nobody = say(can('people.contact') ? 'console.mailings.nobodyReads' : 'console.mailings.invented');
  return (
    <article className={css.letter}>
      <header>
        <b lang={language}>{subject}</b>
        <span>{from}</span>
        <span>{say('console.mailings.previewTo', { who: personId ? somebody : nobody })}</span>
      </header>
      <div lang={language} className={css.letterText}>
        {parts.map((part, at) => (
          <Part key={at} part={part} name={name} />
        ))}
      </div>
      <footer lang={language}>
        {foot.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </article>
  );
}

function Part({ part: { kind, lines }, name }: { readonly part: Preview['parts'][number]; readonly name: string }) {
  const marked = (line: string) => <Marked line={line} name={name} />;
  if (kind === 'heading') return <p className={css.letterHeading}>{marked(lines.join(' '))}</p>;
  if (kind === 'list')
    return (
      <ul>
        {lines.map((line, at) => (
          <li key={at}>{marked(line)}</li>
        ))}
      </ul>
    );
  return (
    <p>
      {lines.map((line, at) => (
        <span key={at} className={css.letterLine}>
          {marked(line)}
        </span>
      ))}
    </p>
  );
}

/** The name stands out where it was put in. */
function Marked({ line, name }: { readonly line: string; readonly name: string }): ReactNode {
  if (!name) return line;
  return line.split(name).flatMap((part, at) => (at ? [<mark key={at}>{name}</mark>, part] : [part]));
}
