import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { FORBIDDEN } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, ButtonLink, Failed, Loaded, Notice } from '../../../ui/index.ts';
import { LEDGER_CONTEXT } from '../entry/documents.ts';
import { Top } from '../top.tsx';
import css from './asks.module.css';
import { AskPicture } from './ask-picture.tsx';
import { AskRows } from './ask-rows.tsx';
import { ASKS, type Asked, type AskRow } from './documents.ts';
import { byDemand } from './rows.ts';

/** Whom to ask next: the picture first, then each one, with who asks and until when. */
export function AsksPage(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <>
      <Top tab="asks" about={say('console.asks.about')} />
      {can('council.record') ? <List /> : <Failed failure={FORBIDDEN} />}
    </>
  );
}

function List(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: ASKS, context: LEDGER_CONTEXT });
  return (
    <Loaded result={result} retry={() => again()}>
      {(asked) =>
        asked.asks.length ? (
          <Shown asked={asked} />
        ) : (
          <Blank
            icon="check"
            title={say('console.asks.empty')}
            act={<ButtonLink to="/council">{say('console.council.toGrid')}</ButtonLink>}
          >
            <p>{say('console.asks.emptyText')}</p>
          </Blank>
        )
      }
    </Loaded>
  );
}

function Shown({ asked }: { readonly asked: Asked }): ReactNode {
  const { language } = useTexts();
  const [search] = useSearchParams();
  const [noted, note] = useState<AskRow>();
  const demands = byDemand(asked, language);
  const [demand, mine] = [search.get('demand'), search.has('mine')];
  const rows = asked.asks.filter((row) => (!demand || row.demand === demand) && (!mine || row.mine));
  return (
    <div className={css.page}>
      <AskPicture demands={demands} total={asked.asks.length} />
      <Filter demands={demands} />
      {noted && <Noted row={noted} />}
      <AskRows rows={rows} demands={demands} noted={note} />
    </div>
  );
}

/** It was noted, and where it is entered what they said. */
function Noted({ row: { name, figure } }: { readonly row: AskRow }): ReactNode {
  const { say } = useTexts();
  return (
    <Notice kind="good" live>
      <p>
        <b>{say('console.asks.noted', { name })}</b> {say('console.asks.notedNext')}
      </p>
      <p>
        <ButtonLink to={`/council/evidence?figure=${encodeURIComponent(figure)}`}>
          {say('console.asks.enter')}
        </ButtonLink>
      </p>
    </Notice>
  );
}

/** Which rows are shown; the address keeps it. */
function Filter({ demands }: { readonly demands: ReturnType<typeof byDemand> }): ReactNode {
  const { say } = useTexts();
  const [search, change] = useSearchParams();
  const mine = search.has('mine');
  const set = (name: string, value: string | undefined) =>
    change(
      (now) => {
        if (value === undefined) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  return (
    <div className={css.filter}>
      <label htmlFor="ask-demand">{say('console.asks.demand')}</label>
      <select
        id="ask-demand"
        className="input"
        value={search.get('demand') ?? ''}
        onChange={({ currentTarget: { value } }) => set('demand', value || undefined)}
      >
        <option value="">{say('console.asks.allDemands')}</option>
        {demands.map(({ code, title, lang }) => (
          <option key={code} value={code} lang={lang}>
            {title}
          </option>
        ))}
      </select>
      <Button aria-pressed={mine} icon={mine ? 'check' : 'people'} onPress={() => set('mine', mine ? undefined : '')}>
        {say('console.asks.onlyMine')}
      </Button>
    </div>
  );
}
