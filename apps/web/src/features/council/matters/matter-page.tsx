import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Loaded, Notice, PageHead, Section } from '../../../ui/index.ts';
import { FollowButton } from '../following/follow-button.tsx';
import { dateWords, dayWords, told } from '../words.ts';
import { type Matter, MATTER, type MatterVote } from './documents.ts';
import css from './matters.module.css';
import { SponsorLinks } from './sponsor-links.tsx';

/** One matter: who brought it, how it was voted on, and what the executive did with it; in the order of the days. */
export function MatterPage({ code }: { readonly code: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MATTER, variables: { code } });
  return (
    <Loaded result={result} retry={() => again()} title={say('console.matters.one')} whole>
      {({ matter }) => <Whole matter={matter} />}
    </Loaded>
  );
}

function Whole({ matter }: { readonly matter: Matter }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const title = told(matter.title, language);
  const sponsors = matter.acts.filter(({ act }) => act === 'AUTHOR' || act === 'COSPONSOR');
  const actions = matter.acts.filter((each) => !sponsors.includes(each));
  return (
    <>
      <PageHead
        title={title.text}
        about={
          <>
            {matter.body && `${told(matter.body, language).text}. `}
            {say(`console.entry.matter.${matter.classification}`)}
            {matter.fileNumber && `, ${matter.fileNumber}`}. <Source source={matter.source} />
          </>
        }
        back={{ to: '/council/matters', label: say('console.matters.tab') }}
        acts={<FollowButton kind="MATTER" code={matter.code} name={title.text} />}
      />
      {matter.vetoedOn && (
        <Notice kind="warn" icon="alert">
          <p>
            {matter.overrideNeeds === null
              ? say('console.matters.vetoed', { day: dayWords(language, matter.vetoedOn) })
              : say('console.matters.vetoedNeeds', {
                  day: dayWords(language, matter.vetoedOn),
                  needed: matter.overrideNeeds,
                })}
          </p>
        </Notice>
      )}
      <Section title={say('console.matters.sponsors')}>
        <Acts acts={sponsors} none={say('console.matters.noSponsors')} />
      </Section>
      {can('council.record') && <SponsorLinks matter={matter.code} />}
      <Section title={say('console.matters.votes')}>
        {matter.votes.length === 0 && <p className="soft">{say('console.matters.noVotes')}</p>}
        {matter.votes.map((vote) => (
          <Vote key={vote.id} vote={vote} />
        ))}
      </Section>
      <Section title={say('console.matters.actions')}>
        <Acts acts={actions} none={say('console.matters.noActions')} />
      </Section>
    </>
  );
}

function Source({ source: { publisher, url } }: { readonly source: Matter['source'] }): ReactNode {
  const { say } = useTexts();
  if (!url) return publisher;
  return (
    <a href={url} rel="noreferrer noopener" target="_blank">
      {publisher}
      <span className="vh"> ({say('console.council.linkOut')})</span>
    </a>
  );
}

function Acts({ acts, none }: { readonly acts: Matter['acts']; readonly none: string }): ReactNode {
  const { say, language } = useTexts();
  if (!acts.length) return <p className="soft">{none}</p>;
  return (
    <ul className={css.acts}>
      {acts.map(({ id, act, figure, name, on, date, bundled, source }) => (
        <li key={id}>
          <b>{say(`console.matters.act.${act}`)}</b>{' '}
          <Link to={`/council/figure/${encodeURIComponent(figure)}`}>{name}</Link>
          <span className="meta">
            {date.value ? dateWords(date, say, language) : say('console.matters.by', { day: dayWords(language, on) })}.{' '}
            <Source source={source} />
          </span>{' '}
          {bundled && <span className="soft">{say('console.matters.bundled')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** One roll call: a bar of the names against what it takes, then each name. */
function Vote({ vote }: { readonly vote: MatterVote }): ReactNode {
  const { say, language } = useTexts();
  const yes = vote.votes.filter(({ option }) => option === 'YES').length;
  // Those in favor first, so that the mark of what it takes can be read.
  const bar = vote.votes.toSorted((a, b) => Number(b.option === 'YES') - Number(a.option === 'YES'));
  const words = vote.counts.map(({ option, named }) => `${say(`console.entry.option.${option}`)} ${named}`).join(', ');
  return (
    <article className={css.vote}>
      <h3>
        {say(`console.entry.motion.${vote.motion}`)}, {dayWords(language, vote.heldOn)}
      </h3>
      <p>
        <b>{say(`console.entry.result.${vote.result === 'PASSED' ? 'PASSED' : 'FAILED'}`)}</b>. {words}.{' '}
        {vote.needed !== null && say('console.matters.needed', { needed: vote.needed, yes })}{' '}
        <Source source={vote.source} />
      </p>
      <ul className={css.bar} aria-hidden="true">
        {bar.map(({ name, option }, at) => (
          <li key={name} data-vote={option} data-line={vote.needed === at + 1 || undefined} />
        ))}
      </ul>
      <ul className={css.names}>
        {vote.votes.map(({ name, ward, option }) => (
          <li key={name} data-vote={option}>
            <span className="meta">{ward}</span> {name} <b>{say(`console.entry.option.${option}`)}</b>
          </li>
        ))}
      </ul>
    </article>
  );
}
