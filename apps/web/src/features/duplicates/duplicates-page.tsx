import { type ReactNode, useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { day } from '../../lib/format.ts';
import { failureOf } from '../../lib/failure.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import {
  Blank,
  Button,
  Failed,
  Loaded,
  Notice,
  PageHead,
  Pager,
  type Paging,
  Pill,
  usePaging,
} from '../../ui/index.ts';
import { maskEmail, maskPhone } from '../people/mask.ts';
import { PeopleTabs } from '../segments/tabs.tsx';
import { duplicatesDocument, findDuplicatesDocument, notDuplicatesDocument } from './documents.ts';
import styles from './duplicates.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import { Merges } from './merges.tsx';

type Answer = ResultOf<typeof duplicatesDocument>;
type Pair = Answer['duplicates']['items'][number];

/** People who may be on the list twice: why, side by side, and what can be done; below, what was done and can be undone. */
export default function DuplicatesPage(): ReactNode {
  const { say } = useTexts();
  const paging = usePaging();
  const [result, again] = useQuery({ query: duplicatesDocument, variables: { first: 20, after: paging.after } });
  const [merging, setMerging] = useState<Pair>();
  const [done, setDone] = useState<{ id: string; name: string }>();
  const [round, setRound] = useState(0);
  const retry = () => again({ requestPolicy: 'network-only' });
  const running = result.data?.duplicateSearch.running === true;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), 2000);
    return () => clearInterval(timer);
  }, [running, again]);
  const changed = () => {
    setRound((count) => count + 1);
    if (paging.page > 0) paging.restart();
    retry();
  };
  return (
    <>
      <PageHead
        title={say('console.duplicates')}
        about={result.data && say('console.duplicates.count', { count: result.data.duplicates.total })}
        acts={<LookAgain running={running} asked={retry} />}
      />
      <PeopleTabs tab="duplicates" />
      {result.data && <Search search={result.data.duplicateSearch} />}
      {done && <Merged kept={done} />}
      <Loaded result={result} retry={retry}>
        {({ duplicates }) =>
          duplicates.items.length ? (
            <Pairs pairs={duplicates} paging={paging} merge={setMerging} changed={changed} />
          ) : (
            <NoPairs />
          )
        }
      </Loaded>
      <Merges key={round} changed={changed} />
      {merging && (
        <MergeDialog
          firstId={merging.first.id}
          secondId={merging.second.id}
          close={() => setMerging(undefined)}
          merged={(kept) => {
            setMerging(undefined);
            setDone(kept);
            changed();
          }}
        />
      )}
    </>
  );
}

function Merged({ kept: { id, name } }: { readonly kept: { readonly id: string; readonly name: string } }): ReactNode {
  const { say } = useTexts();
  return (
    <Notice kind="good" live>
      <p>
        {say('console.duplicates.merged')} <Link to={`/people/${id}`}>{name || say('console.person.nameless')}</Link>
      </p>
    </Notice>
  );
}

function NoPairs(): ReactNode {
  const { say } = useTexts();
  return (
    <Blank icon="people" title={say('console.duplicates.none')}>
      <p>{say('console.duplicates.noneNext')}</p>
    </Blank>
  );
}

function Pairs({
  pairs: { items, endCursor },
  paging,
  merge,
  changed,
}: {
  readonly pairs: Answer['duplicates'];
  readonly paging: Paging;
  readonly merge: (pair: Pair) => void;
  readonly changed: () => void;
}): ReactNode {
  return (
    <>
      <ul className={styles.pairs}>
        {items.map((pair) => (
          <PairCard key={pair.id} pair={pair} merge={() => merge(pair)} changed={changed} />
        ))}
      </ul>
      <Pager paging={paging} endCursor={endCursor} />
    </>
  );
}

function LookAgain({ running, asked }: { readonly running: boolean; readonly asked: () => void }): ReactNode {
  const { say } = useTexts();
  const [{ fetching }, find] = useMutation(findDuplicatesDocument);
  return (
    <Button busy={running || fetching} icon="search" onPress={() => void find({}).then(asked)}>
      {say('console.duplicates.look')}
    </Button>
  );
}

function Search({
  search: { running, read, of, finishedAt },
}: {
  readonly search: Answer['duplicateSearch'];
}): ReactNode {
  const { say, language } = useTexts();
  if (running)
    return (
      <p className="meta" role="status">
        {of ? say('console.duplicates.reading', { read, of }) : say('console.duplicates.waiting')}
      </p>
    );
  return finishedAt && <p className="meta">{say('console.duplicates.looked', { day: day(language, finishedAt) })}</p>;
}

function PairCard({
  pair,
  merge,
  changed,
}: {
  readonly pair: Pair;
  readonly merge: () => void;
  readonly changed: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [{ error, fetching }, dismiss] = useMutation(notDuplicatesDocument);
  const failure = failureOf(error);
  const names = [pair.first, pair.second].map(({ name }) => name || say('console.person.nameless'));
  return (
    <li className={`card ${styles.pair}`}>
      <div className={styles.sides}>
        <Side person={pair.first} />
        <Side person={pair.second} />
      </div>
      <p className="row wrap">
        {pair.reasons.map((reason) => (
          <Pill key={reason} kind="line">
            {sayCode(say, 'people.duplicates.reason', reason)}
          </Pill>
        ))}
        <span className="meta">
          {say(pair.score >= 85 ? 'console.duplicates.likely' : 'console.duplicates.unsure')}
        </span>
      </p>
      {failure && <Failed failure={failure} />}
      <p className="row wrap">
        <Button aria-label={`${say('console.duplicates.compare')}: ${names.join(', ')}`} onPress={merge}>
          {say('console.duplicates.compare')}
        </Button>
        <Button
          kind="plain"
          busy={fetching}
          aria-label={`${say('console.duplicates.not')}: ${names.join(', ')}`}
          onPress={() => void dismiss({ id: pair.id }).then(({ error: wrong }) => !wrong && changed())}
        >
          {say('console.duplicates.not')}
        </Button>
      </p>
    </li>
  );
}

function Side({
  person: { id, name, ward, emails, phones, createdAt },
}: {
  readonly person: Pair['first'];
}): ReactNode {
  const { say, language } = useTexts();
  return (
    <div>
      <Link className="name" to={`/people/${id}`}>
        {name || say('console.person.nameless')}
      </Link>
      <ul className="meta">
        {[...emails.map(maskEmail), ...phones.map(maskPhone)].map((line, n) => (
          <li key={n} className="mask">
            {line}
          </li>
        ))}
        {ward && (
          <li>
            {say('console.person.ward')} {ward}
          </li>
        )}
        <li>{say('console.person.since', { day: day(language, createdAt) })}</li>
      </ul>
    </div>
  );
}
