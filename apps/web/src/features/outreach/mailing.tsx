import { type ReactNode, useEffect } from 'react';
import { useQuery } from 'urql';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Loaded, PageHead } from '../../ui/index.ts';
import { BLAST, type BlastDetail } from './documents.ts';
import css from './mailings.module.css';
import { StatePill, whenWords } from './mailings.tsx';
import { Progress } from './progress.tsx';
import { ReviewPart } from './review.tsx';

/** How often a running mailing is looked at, in milliseconds. */
const EVERY = 2_000;

/** One mailing: before it goes, who gets it; after that, how far it has come. */
export function MailingPage({ id }: { readonly id: string }): ReactNode {
  const [result, again] = useQuery({ query: BLAST, variables: { id }, requestPolicy: 'cache-and-network' });
  const shown = result.data?.blast.id === id ? result : { ...result, data: undefined };
  const running = shown.data?.blast.state === 'RUNNING';
  const refresh = () => again({ requestPolicy: 'network-only' });
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), EVERY);
    return () => clearInterval(timer);
  }, [running, again]);
  // What was read stays on the screen while one look in between fails.
  return (
    <Loaded whole result={shown.data ? { ...shown, error: undefined } : shown} retry={refresh}>
      {({ blast }) => (
        <>
          <Head blast={blast} />
          {blast.state === 'DRAFT' ? (
            <ReviewPart blast={blast} refresh={refresh} />
          ) : (
            <Progress blast={blast} refresh={refresh} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Head({ blast }: { readonly blast: BlastDetail }): ReactNode {
  const { say, language } = useTexts();
  return (
    <PageHead
      title={blast.title}
      about={
        <span className={css.about}>
          <StatePill state={blast.state} />
          <span>{say('console.mailings.audience', { who: blast.audience })}</span>
          <span>{whenWords(blast, say, (time) => moment(language, time))}</span>
        </span>
      }
      back={{ to: '/outreach', label: say('console.mailings.back') }}
    />
  );
}
