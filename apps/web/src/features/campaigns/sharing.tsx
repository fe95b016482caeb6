import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { list, moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, type Column, Loaded, Notice, PageHead, Pill, Section, Table } from '../../ui/index.ts';
import { ACCEPT_RECORD, END_RECORD_SHARE, RECORD, type Share, SHARING, type Sharing } from './documents.ts';
import { Offer } from './offer.tsx';

const PILL = { OFFERED: 'warn', ACCEPTED: 'good', LEFT: 'line' } as const;

/** With which organizations the record is shared: what was offered either way, and the way to offer. */
export function SharingPage(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: SHARING, requestPolicy: 'cache-and-network' });
  return (
    <>
      <PageHead
        title={say('console.sharing.title')}
        about={say('console.sharing.about')}
        back={{ to: '/settings', label: say('console.settings') }}
      />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ sharing }) => <Shown sharing={sharing} />}
      </Loaded>
    </>
  );
}

function Shown({ sharing: { received, made, campaigns } }: { readonly sharing: Sharing }): ReactNode {
  const { say } = useTexts();
  const [accepting, accept] = useMutation(ACCEPT_RECORD);
  const [ending, end] = useMutation(END_RECORD_SHARE);
  const [failure, setFailure] = useState<Failure>();
  const [offering, setOffering] = useState(false);
  const go = (act: typeof accept | typeof end) => async (id: string) =>
    setFailure(failureOf((await act({ id }, RECORD)).error));
  const busy = accepting.fetching || ending.fetching;
  const acts = { busy, accept: go(accept), end: go(end) };
  return (
    <>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <Section title={say('console.sharing.received')}>
        {received.length ? (
          <div className="stack">
            <p className="soft">{say('console.sharing.receivedHow')}</p>
            <Shares label={say('console.sharing.received')} shares={received} acts={acts} offered />
          </div>
        ) : (
          <p className="soft">{say('console.sharing.receivedNone')}</p>
        )}
      </Section>
      <Section title={say('console.sharing.made')}>
        <div className="stack">
          {made.length ? (
            <Shares label={say('console.sharing.made')} shares={made} acts={acts} />
          ) : (
            <p className="soft">{say('console.sharing.madeNone')}</p>
          )}
          <p>
            <Button icon="plus" onPress={() => setOffering(true)}>
              {say('console.sharing.offer')}
            </Button>
          </p>
        </div>
      </Section>
      {offering && <Offer campaigns={campaigns} close={() => setOffering(false)} />}
    </>
  );
}

interface Acts {
  readonly busy: boolean;
  readonly accept: (id: string) => Promise<void>;
  readonly end: (id: string) => Promise<void>;
}

function Shares({
  label,
  shares,
  acts,
  offered = false,
}: {
  readonly label: string;
  readonly shares: readonly Share[];
  readonly acts: Acts;
  /** To us, so that we may accept. */
  readonly offered?: boolean;
}): ReactNode {
  const { say, language } = useTexts();
  const columns: Column<Share>[] = [
    { key: 'with', head: say('console.sharing.organization'), cell: ({ organization }) => <b>{organization}</b> },
    {
      key: 'campaigns',
      head: say('console.sharing.campaigns'),
      cell: ({ campaigns }) =>
        list(
          language,
          campaigns.map(({ name }) => name),
        ),
    },
    { key: 'since', head: say('console.sharing.since'), cell: ({ offeredAt }) => moment(language, offeredAt) },
    {
      key: 'state',
      head: say('console.sharing.state'),
      cell: ({ state }) => <Pill kind={PILL[state]}>{say(`console.sharing.state.${state}`)}</Pill>,
    },
    {
      key: 'choices',
      head: say('console.sharing.choices'),
      bare: true,
      cell: (share) => <Choices share={share} acts={acts} answers={offered && share.state === 'OFFERED'} />,
    },
  ];
  return <Table label={label} rows={shares} rowKey={({ id }) => id} columns={columns} />;
}

function Choices({
  share: { id, organization: name },
  acts: { busy, accept, end },
  answers,
}: {
  readonly share: Share;
  readonly acts: Acts;
  readonly answers: boolean;
}): ReactNode {
  const { say } = useTexts();
  const leaves = answers ? 'decline' : 'end';
  return (
    <span className="row wrap">
      {answers && (
        <Button
          kind="primary"
          busy={busy}
          aria-label={say('console.sharing.acceptOf', { name })}
          onPress={() => void accept(id)}
        >
          {say('console.sharing.accept')}
        </Button>
      )}
      <Button busy={busy} aria-label={say(`console.sharing.${leaves}Of`, { name })} onPress={() => void end(id)}>
        {say(`console.sharing.${leaves}`)}
      </Button>
    </span>
  );
}
