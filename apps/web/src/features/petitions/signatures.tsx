import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Loaded, Notice, Pager, Pill, Section, Table, usePaging } from '../../ui/index.ts';
import { type PetitionDetail, type Signed, SIGNATURES } from './documents.ts';
import { wardWords } from './words.ts';

const PAGE = 25;
const MARKS = {
  CONFIRMED: { kind: 'good', icon: 'check' },
  PENDING: { kind: 'warn', icon: 'clock' },
  WITHDRAWN: { icon: 'x' },
} as const;

/** Who signed: names and contacts as far as the role shows them. */
export function Signatures({ petition }: { readonly petition: Pick<PetitionDetail, 'id' | 'state'> }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <Section title={say('console.petitions.signatures')}>
      {can('petitions.signatures') ? (
        <Rows petition={petition} />
      ) : (
        <Notice icon="lock">
          <p>{say('console.petitions.denied')}</p>
        </Notice>
      )}
    </Section>
  );
}

function Rows({ petition: { id, state } }: { readonly petition: Pick<PetitionDetail, 'id' | 'state'> }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const paging = usePaging();
  const [result, again] = useQuery({ query: SIGNATURES, variables: { id, first: PAGE, after: paging.after } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ petition: { signatures } }) =>
        signatures.items.length ? (
          <>
            <List items={signatures.items} />
            {!can('people.contact') && <p className="meta">{say('console.events.masked')}</p>}
            <Pager paging={paging} endCursor={signatures.endCursor} />
          </>
        ) : (
          <Blank icon="people" title={say('console.petitions.none')}>
            <p>{say(state === 'DRAFT' ? 'console.petitions.noneDraft' : 'console.petitions.noneText')}</p>
          </Blank>
        )
      }
    </Loaded>
  );
}

function List({ items }: { readonly items: readonly Signed[] }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const name = ({ name: shown, personId, state }: Signed) => {
    if (state === 'WITHDRAWN') return <span className="soft">{say('console.petitions.gone')}</span>;
    if (!personId || !can('people.read')) return <b>{shown}</b>;
    return (
      <Link className="name" to={`/people/${personId}`}>
        {shown}
      </Link>
    );
  };
  return (
    <Table
      label={say('console.petitions.signatures')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: say('console.events.name'), cell: name },
        {
          key: 'contact',
          head: say('console.events.contact'),
          cell: ({ contact }) => <span className="mask">{contact || '–'}</span>,
        },
        { key: 'ward', head: say('signature.ward'), cell: ({ ward }) => wardWords(ward, say) },
        { key: 'shown', head: say('signature.shown'), cell: ({ display }) => say(`petition.show.${display}`) },
        {
          key: 'state',
          head: say('console.petitions.stateHead'),
          cell: ({ state }) => <Pill {...MARKS[state]}>{say(`console.petitions.signature.${state}`)}</Pill>,
        },
        {
          key: 'at',
          head: say('console.petitions.signedAt'),
          cell: ({ signedAt }) => moment(language, signedAt),
        },
      ]}
    />
  );
}
