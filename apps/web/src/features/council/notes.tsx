import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { useTexts } from '../../lib/i18n.ts';
import { list } from '../../lib/format.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { Button, NotDone, Notice } from '../../ui/index.ts';
import css from './council.module.css';
import { CONFIRM_RECORD, type Council } from './documents.ts';
import { dayWords, decisionWords } from './words.ts';

/** Which other organization keeps the record that is shown, and that only they decide on it; nothing where it is our own. */
export function KeptBy({ by }: { readonly by: string | null | undefined }): ReactNode {
  const { say } = useTexts();
  const { organization } = useMe();
  if (!by) return null;
  return (
    <div className="before">
      <Notice icon="council">
        <p>
          <b>{say('council.page.keptBy', { keeper: by, reader: organization })}</b> {say('console.sharing.keptBy')}
        </p>
      </Notice>
    </div>
  );
}

/** Whose word the record is: ours to confirm, until two named people of the installation have done so. */
export function Review({ review }: Pick<Council, 'review'>): ReactNode {
  const { say, language } = useTexts();
  const params = { version: review.version, date: dayWords(language, review.date) };
  const names = review.names?.length ? say('console.review.names', { names: list(language, review.names) }) : '';
  if (review.status === 'CONFIRMED')
    return (
      <Notice kind="good" icon="shield">
        <p>
          {say('council.page.confirmed', params)} {names}
        </p>
      </Notice>
    );
  return (
    <Notice icon="file">
      <p>
        {say('council.page.bundled', params)} <b>{say('council.page.bundledHint')}</b>
      </p>
      {review.confirmations > 0 && (
        <p>
          {say('console.review.count', { count: review.confirmations, needed: review.needed })} {names}
        </p>
      )}
      {!review.sharedBy && <Confirm review={review} />}
    </Notice>
  );
}

/** The way to stand by the record, for whoever may; afterwards, what is still missing. */
function Confirm({ review }: Pick<Council, 'review'>): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [{ fetching, error }, confirm] = useMutation(CONFIRM_RECORD);
  if (review.confirmedByMe) return <p role="status">{say('console.review.mine')}</p>;
  if (!can('council.review')) return null;
  const { version } = review;
  return (
    <>
      <p>{say('console.review.ask')}</p>
      <NotDone error={error} title="console.review.notDone" />
      <p>
        <Button icon="check" busy={fetching} onPress={() => void confirm({ version })}>
          {say('console.review.confirm', { version })}
        </Button>
      </p>
    </>
  );
}

/** For a day after the record closed: nobody has said since who sits where. */
export function Beyond({ council }: { readonly council: Council }): ReactNode {
  const { say, language } = useTexts();
  if (!council.beyondRecord) return null;
  return (
    <Notice kind="warn" icon="clock">
      <p>
        {say('council.page.beyond', {
          closing: dayWords(language, council.closingDate),
          date: dayWords(language, council.asOf),
        })}{' '}
        {say('council.page.beyondHolders')}
      </p>
    </Notice>
  );
}

/** What the council decided as a body, and why no cell shows it. */
export function Decisions({ council }: { readonly council: Council }): ReactNode {
  const { say, language } = useTexts();
  const unnamed = council.bodyDecisions.filter(({ rollMissing }) => rollMissing);
  if (!unnamed.length) return null;
  return (
    <Notice icon="vote">
      <ul className={css.decisions}>
        {unnamed.map((decision) => (
          <li key={decision.id}>
            {decisionWords(decision, say, language)} {say('council.page.decisionSets')}{' '}
            {decision.source.url ? (
              <a href={decision.source.url} rel="noreferrer noopener" target="_blank">
                {decision.source.publisher}
                <span className="vh"> ({say('console.council.linkOut')})</span>
              </a>
            ) : (
              decision.source.publisher
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
