import { type ComponentProps, type ReactNode, useMemo, useState } from 'react';
import { capital, day } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { ButtonLink, PageHead } from '../../ui/index.ts';
import { Messages } from './messages.tsx';
import { Needs } from './needs.tsx';
import { Notices } from './notices.tsx';
import { Pictures } from './pictures.tsx';
import { rank, type Ranked } from './rank.ts';
import { SOURCES } from './sources.ts';
import css from './today.module.css';
import { type Answer, useAnswers } from '../../lib/use-answers.ts';
import { Week } from './week.tsx';

/** The first page: what waits for the reader, what comes, how the campaign stands, what became of messages. */
export default function Today(): ReactNode {
  const { can } = useSession();
  const words = useTexts();
  const { say } = words;
  const me = useMe();
  const [now] = useState(() => new Date());
  const sources = useMemo(() => SOURCES.filter(({ permission }) => can(permission)), [can]);
  const { answers, again } = useAnswers(sources);
  const items = sources.flatMap((source) => {
    const answer: Answer | undefined = answers.get(source.key);
    return answer?.data ? source.items(answer.data, now, words) : [];
  });
  // Coordinators are there for the record: what they have to review comes before what others can see to.
  const ranked = rank(items, now, ({ key }) => me.role === 'coordinator' && key.startsWith('review:'));
  // What is not there yet, as the record before it is loaded, is no failure.
  const failed = ({ failure }: Answer = {}) => failure && failure.code !== 'NOT_FOUND';
  const missing = sources.filter(({ key }) => failed(answers.get(key))).map(({ name }) => say(name));
  const loading = sources.some(({ key }) => !answers.has(key));
  return (
    <>
      <PageHead
        title={say('console.today')}
        heading={<Hello now={now} name={me.name} />}
        about={
          <Lede
            now={now}
            ranked={ranked}
            waits={ranked.shown.length + ranked.more}
            sure={!loading && !missing.length}
          />
        }
        acts={
          can('events.write') && (
            <ButtonLink to="/events/new" icon="plus">
              {say('console.events.new')}
            </ButtonLink>
          )
        }
      />
      <div className={css.page}>
        <Waits {...{ ranked, loading, missing, again, now }} />
        {can('events.read') && (
          <div className={css.weekPart}>
            <Week now={now} />
          </div>
        )}
        <div className={css.campaignPart}>
          <Pictures />
        </div>
        {can('outreach.read') && (
          <div className={css.messagesPart}>
            <Messages />
          </div>
        )}
      </div>
    </>
  );
}

/** What waits for the reader, and what changed of what they follow. */
function Waits(needs: ComponentProps<typeof Needs>): ReactNode {
  const { can } = useSession();
  return (
    <div className={css.needsPart}>
      <Needs {...needs} />
      {can('council.read') && <Notices />}
    </div>
  );
}

function Hello({ now, name }: { readonly now: Date; readonly name: string }): ReactNode {
  const { say } = useTexts();
  const hour = now.getHours();
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return say(`console.today.hello.${part}`, { name: name.split(/\s+/)[0] ?? name });
}

function Lede({
  now,
  ranked,
  waits,
  sure,
}: {
  readonly now: Date;
  readonly ranked: Ranked;
  readonly waits: number;
  /** Everything was asked and has answered: only then it is told that nothing waits. */
  readonly sure: boolean;
}): ReactNode {
  const { say, language } = useTexts();
  const date = capital(language, day(language, now));
  return (
    <span>
      <span>{say('console.today.on', { date })}</span>{' '}
      {waits > 0 ? say('console.today.waits', { count: waits }) : sure && say('console.today.waitsNone')}{' '}
      {ranked.dueToday > 0 && say('console.today.waitsToday', { count: ranked.dueToday })}
    </span>
  );
}
