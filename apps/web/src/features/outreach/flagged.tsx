import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { moment } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, type Column, Notice, Pager, Section, Table, usePaging } from '../../ui/index.ts';
import { type Flagged, LEAVE_UNSENT, REFUSED, SEND_AGAIN, UNKNOWN } from './documents.ts';
import css from './mailings.module.css';

const PAGE = 25;

/** What did not work out: messages somebody must decide on, and those that were refused. Without any it says nothing. */
export function Flags(): ReactNode {
  return (
    <>
      <Unknown />
      <Refused />
    </>
  );
}

function useColumns(): Column<Flagged>[] {
  const { say, language } = useTexts();
  return [
    {
      key: 'person',
      head: say('console.flagged.person'),
      cell: ({ person }) =>
        person ? (
          <Link className="name" to={`/people/${person.id}`}>
            {person.name || say('console.person.nameless')}
          </Link>
        ) : (
          '—'
        ),
    },
    {
      key: 'what',
      head: say('console.flagged.what'),
      cell: ({ template, resends }) => (
        <>
          {sayCode(say, 'console.flagged.template', template)}
          {resends > 0 && <span className="meta"> {say('console.flagged.resends', { count: resends })}</span>}
        </>
      ),
    },
    {
      key: 'when',
      head: say('console.flagged.when'),
      cell: ({ settledAt }) => (settledAt ? moment(language, settledAt) : '—'),
    },
    {
      key: 'number',
      head: say('console.flagged.number'),
      cell: ({ id }) => <code className={css.id}>{id}</code>,
    },
  ];
}

function Unknown(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const paging = usePaging();
  const columns = useColumns();
  const [result, again] = useQuery({
    query: UNKNOWN,
    variables: { first: PAGE, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const [done, setDone] = useState<'doneAgain' | 'doneLeave'>();
  const [failure, setFailure] = useState<Failure>();
  const [, sendAgain] = useMutation(SEND_AGAIN);
  const [, leave] = useMutation(LEAVE_UNSENT);
  // What was decided goes at once, before the list is read anew: nobody decides about it twice.
  const [decided, setDecided] = useState<readonly string[]>([]);
  const page = result.data?.unknownMessages;
  const items = page?.items.filter(({ id }) => !decided.includes(id)) ?? [];
  const decide = async (verb: 'doneAgain' | 'doneLeave', id: string) => {
    const { error } = await (verb === 'doneAgain' ? sendAgain : leave)({ id });
    setFailure(failureOf(error));
    setDone(error ? undefined : verb);
    if (!error) setDecided((before) => [...before, id]);
    again({ requestPolicy: 'network-only' });
  };
  const told = <Told done={done} failure={failure} />;
  if (!items.length && !paging.page) return told;
  const choose: Column<Flagged> = {
    key: 'decide',
    head: say('console.flagged.decide'),
    cell: ({ id }) => (
      <span className={css.decisions}>
        <Button onPress={() => void decide('doneLeave', id)}>{say('console.flagged.leave')}</Button>
        <Button kind="danger" onPress={() => void decide('doneAgain', id)}>
          {say('console.flagged.again')}
        </Button>
      </span>
    ),
  };
  return (
    <Section title={say('console.flagged.unknown')}>
      {told}
      <Choices />
      <Table
        label={say('console.flagged.unknown')}
        columns={can('outreach.send') ? [...columns, choose] : columns}
        rows={items}
        rowKey={({ id }) => id}
      />
      <Pager paging={paging} endCursor={page?.endCursor ?? null} />
    </Section>
  );
}

function Told({
  done,
  failure,
}: {
  readonly done: 'doneAgain' | 'doneLeave' | undefined;
  readonly failure: Failure | undefined;
}): ReactNode {
  const { say } = useTexts();
  return (
    <>
      {done && (
        <Notice kind="good" live>
          <p>{say(`console.flagged.${done}`)}</p>
        </Notice>
      )}
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
    </>
  );
}

function Choices(): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <p className="soft">{say('console.flagged.unknownText')}</p>
      <ol className={css.choices}>
        <li>{say('console.flagged.choiceLeave')}</li>
        <li>{say('console.flagged.choiceLook')}</li>
        <li>{say('console.flagged.choiceAgain')}</li>
      </ol>
    </>
  );
}

function Refused(): ReactNode {
  const { say } = useTexts();
  const paging = usePaging();
  const columns = useColumns();
  const [result] = useQuery({
    query: REFUSED,
    variables: { first: PAGE, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const page = result.data?.refusedMessages;
  if (!page?.items.length && !paging.page) return null;
  const why: Column<Flagged> = {
    key: 'why',
    head: say('console.flagged.why'),
    cell: ({ reason }) => sayCode(say, 'console.flagged.reason', reason ?? ''),
  };
  return (
    <Section title={say('console.flagged.refused')}>
      <p className="soft">{say('console.flagged.refusedText')}</p>
      <Table
        label={say('console.flagged.refused')}
        columns={[...columns, why]}
        rows={page?.items ?? []}
        rowKey={({ id }) => id}
      />
      <Pager paging={paging} endCursor={page?.endCursor ?? null} />
    </Section>
  );
}
