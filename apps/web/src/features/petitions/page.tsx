import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useHistoryState } from 'wouter/use-browser-location';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, ButtonLink, Loaded, Notice, PageHead, Section } from '../../ui/index.ts';
import { Addresses } from './addresses.tsx';
import { CloseDialog } from './close.tsx';
import { PETITION, type PetitionDetail, PUBLISH_PETITION } from './documents.ts';
import css from './petitions.module.css';
import { PetitionGauge, SignatureTrend, WardBars } from './pictures.tsx';
import { Signatures } from './signatures.tsx';
import { StatePill } from './state.tsx';
import { dayWords, targetWords, told } from './words.ts';

/** One petition: how far it has come, since when, from where; what it says, who signed, and what can be done now. */
export function PetitionPage({ id }: { readonly id: string }): ReactNode {
  const [result, again] = useQuery({ query: PETITION, variables: { id }, requestPolicy: 'cache-and-network' });
  const shown = result.data?.petition.id === id ? result : { ...result, data: undefined };
  return (
    <Loaded whole result={shown} retry={() => again()}>
      {({ petition }) => <Shown petition={petition} refresh={() => again({ requestPolicy: 'network-only' })} />}
    </Loaded>
  );
}

interface Part {
  readonly petition: PetitionDetail;
}

function Shown({ petition, refresh }: Part & { readonly refresh: () => void }): ReactNode {
  const { say, language } = useTexts();
  const title = told(petition.title, language);
  return (
    <>
      <PageHead
        title={title.text}
        heading={<span lang={title.lang}>{title.text}</span>}
        about={
          <span className={css.state}>
            <StatePill state={petition.state} />
            <span>{say(`console.petitions.stateText.${petition.state}`)}</span>
          </span>
        }
        back={{ to: '/petitions', label: say('console.petitions.back') }}
      />
      <Actions petition={petition} refresh={refresh} />
      <div className={css.columns}>
        <div>
          {petition.state !== 'DRAFT' && (
            <section className="card" aria-label={say('console.petitions.trend')}>
              <h2 className={css.cardTitle}>{say('console.petitions.trend')}</h2>
              <SignatureTrend series={petition.series} />
            </section>
          )}
          <What petition={petition} />
        </div>
        <div className={css.aside}>
          {petition.state !== 'DRAFT' && <Standing petition={petition} />}
          <Addresses petition={petition} />
        </div>
      </div>
      <Signatures petition={petition} />
    </>
  );
}

function Standing({ petition }: Part): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <section className={`card ${css.first}`}>
        <h2 className={css.cardTitle}>{say('console.petitions.goal')}</h2>
        <PetitionGauge petition={petition} large />
        {petition.goalNow !== petition.goal && (
          <p className="meta">{say('console.petitions.goalStepped', { goal: petition.goal })}</p>
        )}
        {petition.withdrawn > 0 && (
          <p className="meta">{say('console.petitions.withdrawn', { count: petition.withdrawn })}</p>
        )}
      </section>
      {petition.confirmed > 0 && (
        <section className="card">
          <h2 className={css.cardTitle}>{say('petition.byWard')}</h2>
          <WardBars byWard={petition.byWard} />
        </section>
      )}
    </>
  );
}

function Actions({ petition, refresh }: Part & { readonly refresh: () => void }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const cameFrom = useHistoryState<{ saved?: boolean } | null>();
  const [done, setDone] = useState<'saved' | 'published' | 'closed' | undefined>(cameFrom?.saved ? 'saved' : undefined);
  const [asking, ask] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [{ fetching }, publish] = useMutation(PUBLISH_PETITION);
  const onPublish = async () => {
    const { error } = await publish({ id: petition.id });
    setFailure(failureOf(error));
    if (!error) setDone('published');
  };
  return (
    <>
      {done && (
        <Notice kind="good" live>
          <p>{say(`console.petitions.${done}`)}</p>
        </Notice>
      )}
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      {can('petitions.write') && petition.state !== 'CLOSED' && (
        <div className={css.actions}>
          {petition.state === 'DRAFT' && (
            <Button kind="primary" icon="globe" busy={fetching} onPress={() => void onPublish()}>
              {say(fetching ? 'console.events.publishing' : 'console.petitions.publish')}
            </Button>
          )}
          <ButtonLink to={`/petitions/${petition.id}/edit`} icon="petition">
            {say('console.petitions.edit')}
          </ButtonLink>
          {petition.state === 'PUBLISHED' && (
            <Button kind="danger" onPress={() => ask(true)}>
              {say('console.petitions.close')}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <CloseDialog
          petition={petition}
          close={() => ask(false)}
          done={() => {
            ask(false);
            setDone('closed');
            refresh();
          }}
        />
      )}
    </>
  );
}

function What({ petition }: Part): ReactNode {
  const { say, language } = useTexts();
  const summary = told(petition.summary, language);
  const body = told(petition.body, language);
  const { opensOn, closesOn } = petition;
  return (
    <Section title={say('console.petitions.text')}>
      <div className={css.text}>
        {summary.text && (
          <p className={css.ask} lang={summary.lang}>
            {summary.text}
          </p>
        )}
        {body.text.split(/\n\s*\n/).map((paragraph, at) => (
          <p key={at} lang={body.lang}>
            {paragraph}
          </p>
        ))}
        <dl className="facts">
          <dt>{say('console.petitions.targets')}</dt>
          <dd>{targetWords(petition.targets, say, language) || say('console.petitions.targetsNone')}</dd>
          {petition.demands.length > 0 && (
            <>
              <dt>{say('console.petitions.demands')}</dt>
              <dd>{petition.demands.join(', ')}</dd>
            </>
          )}
          {opensOn && (
            <>
              <dt>{say('console.petitions.opensOn')}</dt>
              <dd>{dayWords(language, opensOn)}</dd>
            </>
          )}
          {closesOn && (
            <>
              <dt>{say('console.petitions.closesOn')}</dt>
              <dd>{dayWords(language, closesOn)}</dd>
            </>
          )}
        </dl>
        {petition.firstSignedAt && <p className="meta">{say('console.petitions.frozen')}</p>}
      </div>
    </Section>
  );
}
