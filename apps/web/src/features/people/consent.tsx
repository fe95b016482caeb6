import { Fragment, type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { day } from '../../lib/format.ts';
import { type FragmentOf, readFragment, type ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, Loaded, Pill } from '../../ui/index.ts';
import { consentLinesDocument, type personDocument, sentenceFragment } from './documents.ts';
import styles from './fields.module.css';

type Line = ResultOf<typeof personDocument>['person']['consentLedger'][number];
type Whole = ResultOf<typeof consentLinesDocument>['consentLines']['items'][number];
const KINDS = { AGREED: 'good', SAID_NO: 'bad', SAID_STOP: 'bad', NOT_STATED: 'warn', NEVER_ASKED: 'line' } as const;

/** The sentence that somebody answered, and whether these were the words. */
function Sentence(props: { readonly wording: FragmentOf<typeof sentenceFragment> | null }): ReactNode {
  const { say, language } = useTexts();
  const wording = readFragment(sentenceFragment, props.wording);
  if (!wording) return null;
  return (
    <span className="meta">
      {say('console.consent.wording')}
      <q lang={wording.language}>{wording.text}</q>
      {wording.asThen
        ? wording.firstUsedAt && ` (${say('console.consent.inUse', { day: day(language, wording.firstUsedAt) })})`
        : ` (${say('console.consent.unknownWords')})`}
    </span>
  );
}

/** What somebody said last of each channel: since when, how we know, and the sentence they answered. */
export function ConsentLedger({ lines, personId }: { readonly lines: readonly Line[]; readonly personId: string }) {
  const { say, language } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <dl className={`facts ${styles.ways}`}>
        {lines.map(({ channel, state, since, source, stated, wording, by }) => (
          <Fragment key={channel}>
            <dt>{say(`console.consent.channel.${channel}`)}</dt>
            <dd className="consent">
              <Pill kind={KINDS[state]}>{say(`console.consent.state.${state}`)}</Pill>
              {since && (
                <span className="meta">
                  {say('console.consent.since', { day: day(language, since) })}
                  {source && `, ${sayCode(say, 'console.consent.source', source)}`}
                  {by && ` · ${by.name}`}
                </span>
              )}
              <Sentence wording={wording} />
              {stated && <span className="meta">{say('console.consent.stated', { text: stated })}</span>}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="reveal">
        <Button kind="plain" icon="file" aria-expanded={open} onPress={() => setOpen(!open)}>
          {say(open ? 'console.consent.hideLines' : 'console.consent.allLines')}
        </Button>
      </p>
      {open && <AllLines personId={personId} />}
    </>
  );
}

/** Whatever is written down of a person adds lines. */
const LINES_CONTEXT = { additionalTypenames: ['Person'] };

/** Every line, the newest first, some at a time. */
function AllLines({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <section aria-label={say('console.consent.allLines')}>
      <ol className={styles.lines}>
        {pages.map((after, at) => (
          <Lines
            key={after ?? ''}
            {...{ personId, after }}
            more={at === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : undefined}
          />
        ))}
      </ol>
    </section>
  );
}

function Lines({
  personId,
  after,
  more,
}: {
  readonly personId: string;
  readonly after: string | null;
  readonly more: ((cursor: string) => void) | undefined;
}): ReactNode {
  const { say } = useTexts();
  const variables = { personId, after };
  const [result, again] = useQuery({ query: consentLinesDocument, variables, context: LINES_CONTEXT });
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
      {({ consentLines: { items, endCursor } }) => (
        <>
          {!items.length && !after && <li className="meta">{say('console.consent.noLines')}</li>}
          {items.map((line) => (
            <OneLine key={line.id} line={line} />
          ))}
          {endCursor && more && (
            <li>
              <Button onPress={() => more(endCursor)}>{say('console.consent.moreLines')}</Button>
            </li>
          )}
        </>
      )}
    </Loaded>
  );
}

function OneLine({ line }: { readonly line: Whole }): ReactNode {
  const { say, language } = useTexts();
  const { channel, state, at, writtenAt, endedAt, source, stated, wording, by } = line;
  return (
    <li className="consent">
      <b>{say(`console.consent.channel.${channel}`)}</b>
      <Pill kind={KINDS[state]}>{say(`console.consent.state.${state}`)}</Pill>
      <span className="meta">
        {`${day(language, at)}, ${sayCode(say, 'console.consent.source', source)}`}
        {by && ` · ${by.name}`}
        {writtenAt && ` (${say('console.consent.writtenAt', { day: day(language, writtenAt) })})`}
      </span>
      {endedAt && <span className="meta">{say('console.consent.endedAt', { day: day(language, endedAt) })}</span>}
      <Sentence wording={wording} />
      {stated && <span className="meta">{say('console.consent.stated', { text: stated })}</span>}
    </li>
  );
}
