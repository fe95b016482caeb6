import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link, useSearchParams } from 'wouter';
import { FORBIDDEN } from '../../../lib/failure.ts';
import { day, number } from '../../../lib/format.ts';
import type { ResultOf } from '../../../lib/graphql.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Failed, Loaded, Pager, PageHead, Section, usePaging } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { PeopleTabs } from '../../segments/tabs.tsx';
import css from '../volunteers.module.css';
import { dayWords } from '../words.ts';
import { LADDER, LADDER_AT, type Standing } from './documents.ts';
import { StepPill } from './step-pill.tsx';

type Stage = ResultOf<typeof LADDER>['ladder'][number];
const STAGES = { additionalTypenames: ['Stage', 'Standing'] };

/** Who stands on which stage: how many on each as bars, then the people of the one that is open; the address keeps which. */
export default function LadderPage(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [search] = useSearchParams();
  const [result, again] = useQuery({ query: LADDER, context: STAGES, pause: !can('people.read') });
  if (!can('people.read')) return <Failed whole failure={FORBIDDEN} />;
  return (
    <>
      <PageHead
        title={say('console.ladder')}
        about={say('console.ladder.about')}
        back={{ to: '/people/volunteers', label: say('console.find') }}
      />
      <PeopleTabs tab="volunteers" />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ ladder }) => {
          const asked = ladder.find(({ id }) => id === search.get('stage'));
          const open = asked ?? ladder.find(({ count }) => count) ?? ladder[0];
          if (!open) return <Blank icon="people" title={say('console.ladder.none')} />;
          return (
            <>
              <Bars stages={ladder} open={open} />
              <People key={open.id} stage={open} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Bars({ stages, open }: { readonly stages: readonly Stage[]; readonly open: Stage }): ReactNode {
  const { say, language } = useTexts();
  const most = Math.max(1, ...stages.map(({ count }) => count ?? 0));
  return (
    <nav aria-label={say('console.ladder.stages')}>
      <ol className={css.rungs}>
        {stages.map((stage) => {
          const { text, lang } = told(stage.name, language);
          const { count, late } = stage;
          return (
            <li key={stage.id}>
              <Link to={`/people/ladder?stage=${stage.id}`} aria-current={stage === open ? 'page' : undefined}>
                <span className={css.rung} lang={lang}>
                  {text}
                </span>
                <span className={css.load} aria-hidden="true">
                  <span style={{ inlineSize: `${(100 * (count ?? 0)) / most}%` }} />
                </span>
                <span className="num">{number(language, count ?? 0)}</span>
                {Boolean(late) && <span className={css.late}>{say('console.ladder.lateCount', { count: late! })}</span>}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function People({ stage }: { readonly stage: Stage }): ReactNode {
  const { say, language } = useTexts();
  const paging = usePaging();
  const variables = { stageId: stage.id, after: paging.after };
  const [result, again] = useQuery({ query: LADDER_AT, variables, context: STAGES });
  const { text } = told(stage.name, language);
  return (
    <Section title={text}>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ ladderAt: { items, endCursor } }) =>
          items.length ? (
            <>
              <ul className={css.shifts}>
                {items.map((line) => (
                  <Line key={line.person.id} line={line} />
                ))}
              </ul>
              <Pager paging={paging} endCursor={endCursor} />
            </>
          ) : (
            <Blank icon="people" title={say('console.ladder.nobody')}>
              <p>{say('console.ladder.nobodyNext')}</p>
            </Blank>
          )
        }
      </Loaded>
    </Section>
  );
}

function Line({ line: { person, state, since, dueOn, late, assignee } }: { readonly line: Standing }): ReactNode {
  const { say, language } = useTexts();
  return (
    <li>
      <h3>
        <Link to={`/people/${person.id}`}>{person.name || say('console.person.nameless')}</Link>
      </h3>
      <p className={css.meta}>
        <StepPill state={state} late={late} />
        {dueOn && <span>{say('console.tasks.due.LATER', { day: dayWords(dueOn, language) })}</span>}
        {assignee && <span>{say('console.care.helps', { name: assignee })}</span>}
        <span className="soft">{say('console.ladder.since', { day: day(language, since) })}</span>
      </p>
    </li>
  );
}
