import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, ButtonLink, Loaded, NotDone, Notice, Pill } from '../../../ui/index.ts';
import { ClaimLine } from '../incidents/claims.tsx';
import { codeWords, dateWords, told } from '../words.ts';
import { Correct, Corrected } from './correction.tsx';
import { DECIDE, LEDGER_CONTEXT, QUEUE } from './documents.ts';
import { Reason } from './reason.tsx';
import type { ReviewItem } from './types.ts';
import css from './entry.module.css';

/** Everything that waits for somebody else's look, one card each; the rows of the record where they are asked for. */
export function Queue(): ReactNode {
  const { say } = useTexts();
  const [bundled, setBundled] = useState(false);
  const [result, again] = useQuery({ query: QUEUE, variables: { bundled } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ reviewQueue: { items, bundledTotal, bundledAccepted } }) => (
        <div className={css.form}>
          <Notice icon="file">
            <p>{say('console.entry.bundled', { accepted: bundledAccepted, total: bundledTotal })}</p>
            <progress
              className={css.progress}
              max={bundledTotal || 1}
              value={bundledAccepted}
              aria-label={say('console.entry.bundled', { accepted: bundledAccepted, total: bundledTotal })}
            />
            <p>
              <Button onPress={() => setBundled(!bundled)}>
                {say(bundled ? 'console.entry.bundledHide' : 'console.entry.bundledShow')}
              </Button>
            </p>
          </Notice>
          {items.length === 0 ? (
            <Blank
              icon="check"
              title={say('console.entry.empty')}
              act={<ButtonLink to="/council/roll-call">{say('console.entry.enterVote')}</ButtonLink>}
            >
              <p>{say('console.entry.emptyText')}</p>
            </Blank>
          ) : (
            <ul className={css.items}>
              {items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          )}
        </div>
      )}
    </Loaded>
  );
}

/** One entry as what it is, and below it the same way to decide for all of them. */
function Item({ item }: { readonly item: ReviewItem }): ReactNode {
  const { say } = useTexts();
  if (item.assessment) return <Assessed item={item} assessment={item.assessment} />;
  if (!item.claim) return <Entered item={item} />;
  return (
    <li className="card">
      <p className="over">{say('console.entry.claim')}</p>
      <ClaimLine claim={item.claim} about />
      {item.recordedBy && <p className="meta">{say('console.entry.recordedBy', { name: item.recordedBy })}</p>}
      <Decide item={item} />
    </li>
  );
}

/** What a clause does for a demand, as somebody sees it, and why. */
function Assessed({
  item,
  assessment: { document, demand, verdict, reason, assessor },
}: {
  readonly item: ReviewItem;
  readonly assessment: NonNullable<ReviewItem['assessment']>;
}): ReactNode {
  const { say, language } = useTexts();
  const [text, why] = [told(item.text, language), told(reason, language)];
  return (
    <li className="card">
      <p className="over">
        {say('console.entry.assessment')}, {demand}
      </p>
      <h3 lang={text.lang}>{text.text}</h3>
      <p>
        <b>{sayCode(say, 'demand.verdict', verdict)}.</b> <span lang={why.lang}>{why.text}</span>
      </p>
      <p className="meta">
        {told(document, language).text}. {assessor ? told(assessor, language).text : say('demand.assessorRecord')}.{' '}
        {item.source.publisher}, {item.locator}.{' '}
        {item.recordedBy && say('console.entry.recordedBy', { name: item.recordedBy })}
      </p>
      <Decide item={item} />
    </li>
  );
}

function Entered({ item }: { readonly item: ReviewItem }): ReactNode {
  const { say, language } = useTexts();
  const text = told(item.text, language);
  const rollCall = item.kind === 'ROLL_CALL';
  return (
    <li className="card">
      <p className="over">
        {rollCall ? say('console.entry.rollCall') : codeWords(say, 'type', item.type ?? '')}
        {item.about && `, ${item.about}`}
      </p>
      <h3 lang={text.lang}>{text.text}</h3>
      {item.corrects && (
        <p className="meta">{say('console.entry.corrects', { text: told(item.corrects, language).text })}</p>
      )}
      {item.original && (
        <blockquote lang={item.language ?? undefined} className={css.original}>
          {item.original}
          {item.translator && (
            <footer className="meta">{say('console.entry.translated', { name: item.translator })}</footer>
          )}
        </blockquote>
      )}
      <p className="meta">
        {dateWords(item.date, say, language)}.{' '}
        {item.source.url ? (
          <a href={item.source.url} rel="noreferrer noopener" target="_blank">
            {item.source.publisher}
            <span className="vh"> ({say('console.council.linkOut')})</span>
          </a>
        ) : (
          item.source.publisher
        )}
        , {item.locator}. {item.recordedBy && say('console.entry.recordedBy', { name: item.recordedBy })}
      </p>
      <Links item={item} />
      {rollCall && <Votes item={item} />}
      {item.correction && <Corrected correction={item.correction} />}
      <Decide item={item} />
      {!rollCall && <Correct id={item.id} barred={Boolean(item.correction ?? item.corrects)} />}
    </li>
  );
}

/** What it would mean for which demand. */
function Links({ item }: { readonly item: ReviewItem }): ReactNode {
  const { say } = useTexts();
  if (!item.links.length) return <p className="soft">{say('console.entry.noLinks')}</p>;
  return (
    <ul className={css.links}>
      {item.links.map((link, at) => (
        <li key={at}>
          <Pill kind={link.scores ? (link.direction > 0 ? 'good' : 'warn') : undefined}>
            {link.demand ?? say('console.entry.noDemand')}
          </Pill>{' '}
          {say(
            item.kind === 'ROLL_CALL'
              ? link.direction > 0
                ? 'console.entry.yesFor'
                : 'console.entry.yesAgainst'
              : link.direction > 0
                ? 'console.entry.direction.for'
                : link.direction < 0
                  ? 'console.entry.direction.against'
                  : 'console.entry.direction.neither',
          )}
          . {say(link.scores ? 'console.entry.maySet' : 'console.entry.onlyInforms')}
        </li>
      ))}
    </ul>
  );
}

/** The names beside the printed counts, and what does not fit together. */
function Votes({ item }: { readonly item: ReviewItem }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      {item.warnings.map((each, at) => (
        <Notice key={at} kind="warn" icon="alert">
          <p>
            {say(`console.entry.warning.${each.kind}`, {
              option: each.option ? say(`console.entry.option.${each.option}`) : '',
              printed: each.printed ?? 0,
              named: each.named ?? 0,
              names: each.missing.join(', '),
            })}
          </p>
        </Notice>
      ))}
      <p>
        <b>
          {item.result && say(`console.entry.result.${item.result === 'PASSED' ? 'PASSED' : 'FAILED'}`)}:{' '}
          {item.counts.map(({ option, named }) => `${say(`console.entry.option.${option}`)} ${named}`).join(', ')}
        </b>
      </p>
      <ul className={css.names}>
        {item.votes.map(({ name, ward, option }) => (
          <li key={name} data-vote={option}>
            <span className="meta">{ward}</span> {name} <b>{say(`console.entry.option.${option}`)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

function Decide({ item }: { readonly item: ReviewItem }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [{ fetching, error }, decide] = useMutation(DECIDE);
  const [rejecting, setRejecting] = useState(false);
  const { id, kind, accepts, needed } = item;
  if (item.mine) return <p className="soft">{say('console.entry.mine')}</p>;
  if (!can('council.review')) return <p className="soft">{say('console.entry.waits')}</p>;
  if (item.decidedByMe) return <p className="soft">{say('console.entry.oneMore', { accepts, needed })}</p>;
  return (
    <>
      <NotDone error={error} title="console.entry.notDone" />
      <div className={css.decide}>
        <Button
          kind="primary"
          icon="check"
          busy={fetching}
          onPress={() => void decide({ input: { id, kind, verdict: 'ACCEPT' } }, LEDGER_CONTEXT)}
        >
          {say('console.entry.accept')}
        </Button>
        <Button onPress={() => setRejecting(true)}>{say('console.entry.reject')}</Button>
      </div>
      {rejecting && (
        <Reason
          title={say('console.entry.rejectTitle')}
          text={say('console.entry.rejectText')}
          verb={say('console.entry.reject')}
          close={() => setRejecting(false)}
          send={async (reason) => {
            const answer = await decide({ input: { id, kind, verdict: 'REJECT', reason } }, LEDGER_CONTEXT);
            return answer.error;
          }}
        />
      )}
    </>
  );
}
