import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Loaded, NotDone, Pill, Section } from '../../../ui/index.ts';
import { printed } from '../agenda/weeks.ts';
import asks from '../asks/asks.module.css';
import css from '../council.module.css';
import { Reason } from '../entry/reason.tsx';
import { dateWords, dayWords } from '../words.ts';
import {
  type Accusation,
  type Replies,
  REPLIES,
  type Reply,
  RELEASE,
  REPLY_CONTEXT,
  RETRACT_REPLY,
} from './documents.ts';
import { ReplyForm, SoughtForm } from './reply-forms.tsx';

/** What is said against an official and what they reply: nothing of it is public before two people have released it. */
export function RepliesSection({ figure }: { readonly figure: string }): ReactNode {
  const [result, again] = useQuery({ query: REPLIES, variables: { figure }, context: REPLY_CONTEXT });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ figureReplies }) => <Shown figure={figure} said={figureReplies} />}
    </Loaded>
  );
}

function Shown({ figure, said }: { readonly figure: string; readonly said: Replies }): ReactNode {
  const { say } = useTexts();
  const [replying, reply] = useState<string | null>();
  const [asking, ask] = useState<string>();
  return (
    <>
      <Section title={say('console.replies.accusations')}>
        <p className="soft">{say('console.replies.accusationsHint')}</p>
        {said.accusations.length === 0 && <p className="soft">{say('console.replies.noAccusations')}</p>}
        <ul className={css.rows}>
          {said.accusations.map((each) => (
            <Accused key={each.id} figure={figure} row={each} reply={() => reply(each.id)} ask={() => ask(each.id)} />
          ))}
        </ul>
      </Section>
      <Section title={say('console.replies.replies')}>
        <div className={asks.acts}>
          <Button icon="plus" onPress={() => reply(null)}>
            {say('console.replies.new')}
          </Button>
        </div>
        {said.replies.length === 0 && <p className="soft">{say('console.replies.none')}</p>}
        <ul className={css.rows}>
          {said.replies.map((each) => (
            <Replied key={each.id} figure={figure} row={each} />
          ))}
        </ul>
      </Section>
      {replying !== undefined && <ReplyForm figure={figure} accusation={replying} close={() => reply(undefined)} />}
      {asking && <SoughtForm figure={figure} accusation={asking} close={() => ask(undefined)} />}
    </>
  );
}

function Accused({
  figure,
  row,
  reply,
  ask,
}: {
  readonly figure: string;
  readonly row: Accusation;
  readonly reply: () => void;
  readonly ask: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const { text, lang } = printed(row.text, language);
  const { askedOn, answerBy } = row;
  return (
    <li className="card stack">
      <p lang={lang}>{text}</p>
      <p className="meta">
        {[row.claimant, dateWords(row.date, say, language), row.source.publisher, row.locator]
          .filter(Boolean)
          .join(', ')}
      </p>
      {askedOn && answerBy && (
        <p className="meta">
          {say('console.replies.asked', { date: dayWords(language, askedOn), until: dayWords(language, answerBy) })}
        </p>
      )}
      {!row.releasable && <p className="meta">{say('console.replies.first')}</p>}
      <ReleaseState figure={figure} row={row} about={text} may={row.releasable} />
      <div className={asks.acts}>
        <Button onPress={ask}>{say('console.replies.ask')}</Button>
        <Button onPress={reply}>{say('console.replies.answer')}</Button>
      </div>
    </li>
  );
}

function Replied({ figure, row }: { readonly figure: string; readonly row: Reply }): ReactNode {
  const { say, language } = useTexts();
  const translated = row.language.startsWith(language) ? '' : row.text[language];
  return (
    <li className="card stack">
      <p lang={row.language}>{row.original}</p>
      {translated && <p>{translated}</p>}
      <p className="meta">
        {[
          dayWords(language, row.repliedOn),
          say(`console.replies.how.${row.how}`),
          row.source.publisher,
          row.recordedBy && say('console.replies.recordedBy', { name: row.recordedBy }),
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      {row.retractedAt ? (
        <p>
          <Pill icon="undo">{say('console.replies.retracted')}</Pill>{' '}
          {say('console.replies.retractedBy', {
            name: row.retractedBy ?? say('console.replies.somebody'),
            date: dayWords(language, row.retractedAt.slice(0, 10)),
            reason: row.retractedReason ?? '',
          })}
        </p>
      ) : (
        <>
          <ReleaseState figure={figure} row={row} about={row.original.slice(0, 80)} may />
          <TakeBack figure={figure} row={row} />
        </>
      )}
    </li>
  );
}

/** The way to take a reply back, for those who may release one; the reason stays with it. */
function TakeBack({ figure, row: { id, original } }: { readonly figure: string; readonly row: Reply }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [, retract] = useMutation(RETRACT_REPLY);
  const [asking, ask] = useState(false);
  if (!can('council.review')) return null;
  const verb = say('console.replies.retract');
  return (
    <div className={asks.acts}>
      <Button kind="plain" icon="undo" aria-label={`${verb}: ${original.slice(0, 80)}`} onPress={() => ask(true)}>
        {verb}
      </Button>
      {asking && (
        <Reason
          title={say('console.replies.retractTitle')}
          text={say('console.replies.retractText')}
          verb={verb}
          close={() => ask(false)}
          send={async (reason) => (await retract({ figure, id, reason }, REPLY_CONTEXT)).error}
        />
      )}
    </div>
  );
}

/** How many have released it, and the button for whoever may and has not. */
function ReleaseState({
  figure,
  row: { id, releases, released, mine },
  about,
  may,
}: {
  readonly figure: string;
  readonly row: Pick<Reply, 'id' | 'releases' | 'released' | 'mine'>;
  readonly about: string;
  readonly may: boolean;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [{ fetching, error }, release] = useMutation(RELEASE);
  return (
    <>
      <p>
        <Pill kind={released ? 'good' : 'warn'} icon={released ? 'globe' : 'lock'}>
          {released ? say('console.replies.public') : say('console.replies.waits', { count: releases, needed: 2 })}
        </Pill>{' '}
        {mine && !released && <span className="meta">{say('console.replies.mine')}</span>}
      </p>
      {can('council.review') && !mine && !released && may && (
        <Button
          kind="primary"
          busy={fetching}
          aria-label={`${say('console.replies.release')}: ${about}`}
          onPress={() => void release({ figure, id }, REPLY_CONTEXT)}
        >
          {say('console.replies.release')}
        </Button>
      )}
      <NotDone error={error} title="console.replies.notDone" />
    </>
  );
}
