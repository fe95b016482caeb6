import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf, type Failure } from '../../lib/failure.ts';
import { languageWord, list, moment, number } from '../../lib/format.ts';
import { type Language, sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, ButtonLink, Icon, Loaded, Notice } from '../../ui/index.ts';
import { CallOff } from './call-off.tsx';
import { type BlastDetail, type Review, REVIEW, START_BLAST } from './documents.ts';
import css from './mailings.module.css';
import { PreviewPart } from './preview.tsx';

interface Drafted {
  readonly blast: BlastDetail;
  readonly refresh: () => void;
}

/** The languages in which a mailing has both a subject and a text. */
const writtenIn = ({ subject, body }: BlastDetail): Language[] =>
  (['en', 'es'] as const).filter((each) => subject[each].trim() && body[each].trim());

/** Before it goes: who gets it, who not and why, what is missing, what one of them reads, and the button. */
export function ReviewPart({ blast, refresh }: Drafted): ReactNode {
  const { say } = useTexts();
  const written = writtenIn(blast);
  const [result, again] = useQuery({ query: REVIEW, variables: { id: blast.id }, requestPolicy: 'network-only' });
  const recount = () => again({ requestPolicy: 'network-only' });
  return (
    <Loaded result={result} retry={recount}>
      {({ blastReview }) => (
        <>
          <div className={css.columns}>
            <div>
              <section className="card">
                <h2>{say('console.mailings.whoGets')}</h2>
                <Reach review={blastReview} recount={recount} />
              </section>
              <Checks review={blastReview} written={written} />
            </div>
            {written.length > 0 && <PreviewPart id={blast.id} written={written} />}
          </div>
          <Decide blast={blast} review={blastReview} refresh={refresh} />
        </>
      )}
    </Loaded>
  );
}

function Reach({ review, recount }: { readonly review: Review; readonly recount: () => void }): ReactNode {
  const { say, language } = useTexts();
  const few = say('console.mailings.few');
  const told = (count: number | null) => (count === null ? few : number(language, count));
  const { total, willGet, willNot, countedAt } = review;
  const not = total === null || willGet === null ? null : total - willGet;
  return (
    <>
      <p className={css.big}>
        <b>{told(willGet)}</b> <span>{say('console.mailings.of', { count: told(total) })}</span>
      </p>
      {total !== null && willGet !== null && total > 0 && (
        <svg
          className={css.reachBar}
          viewBox="0 0 100 12"
          preserveAspectRatio="none"
          role="img"
          aria-label={say('console.mailings.bar', { get: willGet, not: total - willGet })}
        >
          <rect data-gets width={(willGet / total) * 100} height="12" />
          <rect x={(willGet / total) * 100} width={100 - (willGet / total) * 100} height="12" />
        </svg>
      )}
      <Languages review={review} />
      <h3 className={css.why}>
        {willNot.length === 0
          ? say('console.mailings.everybodyGets')
          : not === null
            ? say('console.mailings.willNotFew')
            : say('console.mailings.willNot', { count: not })}
      </h3>
      <Reasons review={review} />
      <p className="meta">
        {say('console.mailings.counted', { at: moment(language, countedAt) })}{' '}
        <Button kind="plain" onPress={recount}>
          {say('console.mailings.recount')}
        </Button>
      </p>
    </>
  );
}

function Reasons({ review: { willNot } }: { readonly review: Review }): ReactNode {
  const { say, language } = useTexts();
  const told = (count: number | null) => (count === null ? say('console.mailings.few') : number(language, count));
  const most = Math.max(1, ...willNot.map(({ count }) => count ?? 0));
  return (
    <ul className={css.reasons}>
      {willNot.map(({ reason, count }) => (
        <li key={reason}>
          <b className={count === null ? css.fewer : undefined}>{told(count)}</b>
          <span>{sayCode(say, 'console.mailings.reason', reason)}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
            <rect width={((count ?? 2) / most) * 100} height="8" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

function Languages({ review: { byLanguage, otherLanguage } }: { readonly review: Review }): ReactNode {
  const { say, language } = useTexts();
  const told = (count: number | null) => (count === null ? say('console.mailings.few') : number(language, count));
  return (
    <>
      {byLanguage.length > 0 && (
        <p className="meta">
          {list(
            language,
            byLanguage.map((each) =>
              say('console.mailings.inLanguage', {
                count: told(each.count),
                language: languageWord(language, each.language),
              }),
            ),
          )}
          .
        </p>
      )}
      {otherLanguage.map((each) => (
        <p className="meta" key={each.reads}>
          {say('console.mailings.otherLanguage', {
            count: told(each.count),
            reads: languageWord(language, each.reads ?? ''),
            language: languageWord(language, each.language),
          })}
        </p>
      ))}
    </>
  );
}

function Checks({ review, written }: { readonly review: Review; readonly written: readonly Language[] }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [only] = written;
  return (
    <section className={css.checks}>
      <h2>{say('console.mailings.before')}</h2>
      <ul>
        {review.problems.map((problem) => (
          <li key={problem} data-bad>
            <Icon name="alert" />
            <span>{problem}</span>
          </li>
        ))}
        {review.problems.length === 0 && (
          <li>
            <Icon name="check" />
            <span>{say('console.mailings.ready')}</span>
          </li>
        )}
        {written.length > 1 && (
          <li>
            <Icon name="check" />
            <span>{say('console.mailings.readyBoth')}</span>
          </li>
        )}
        {only && written.length === 1 && (
          <li data-note>
            <Icon name="info" />
            <span>{say('console.mailings.readyOne', { language: languageWord(language, only) })}</span>
          </li>
        )}
      </ul>
      {review.problems.length > 0 && can('outreach.send') && (
        <p className="meta">
          <Link to="/settings">{say('console.mailings.toSender')}</Link>
        </p>
      )}
    </section>
  );
}

function Decide({ blast, review, refresh }: Drafted & { readonly review: Review }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [key] = useState(() => crypto.randomUUID());
  const [asking, ask] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [{ fetching }, start] = useMutation(START_BLAST);
  if (!can('outreach.send')) return null;
  const { willGet, problems } = review;
  const planned = blast.startsAt && new Date(blast.startsAt) > new Date() ? blast.startsAt : undefined;
  const verb =
    willGet === null
      ? say('console.mailings.sendFew')
      : say(planned ? 'console.mailings.plan' : 'console.mailings.send', { count: willGet });
  const onStart = async () => {
    const { error } = await start({ id: blast.id, key });
    setFailure(failureOf(error));
    if (!error) refresh();
  };
  return (
    <>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <div className={css.decide}>
        <p>
          {say('console.mailings.decide')}
          {planned && <> {say('console.mailings.decidePlanned', { at: moment(language, planned) })}</>}
        </p>
        <div className={css.buttons}>
          <Button kind="plain" onPress={() => ask(true)}>
            {say('console.mailings.discard')}
          </Button>
          <ButtonLink to={`/outreach/mailings/${blast.id}/edit`} icon="petition">
            {say('console.mailings.edit')}
          </ButtonLink>
          {problems.length === 0 && (
            <Button kind="primary" icon="outreach" busy={fetching} onPress={() => void onStart()}>
              {fetching ? say('console.mailings.starting') : verb}
            </Button>
          )}
        </div>
      </div>
      {asking && (
        <CallOff
          id={blast.id}
          left={0}
          close={() => ask(false)}
          done={() => {
            ask(false);
            refresh();
          }}
        />
      )}
    </>
  );
}
