import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Loaded, Notice, Pill, Section, Table } from '../../ui/index.ts';
import { type EventDetail, type SignUp, SIGN_UPS } from './documents.ts';
import css from './events.module.css';
import { Waiting } from './waiting.tsx';
import { useWho } from './who.tsx';
import { told } from './words.ts';

/** Who comes: names and contacts as far as the role shows them. */
export function SignUps({ event }: { readonly event: EventDetail }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <Section title={say('console.events.people')}>
      {can('events.signUps') ? (
        <People event={event} />
      ) : (
        <Notice icon="lock">
          <p>{say('console.events.peopleDenied')}</p>
        </Notice>
      )}
    </Section>
  );
}

function People({ event }: { readonly event: EventDetail }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: SIGN_UPS, variables: { id: event.id } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ event: { signUps } }) =>
        signUps.length ? (
          <>
            <Rows signUps={signUps.filter(({ state }) => state !== 'WAITLISTED')} />
            <Waiting event={event} waiting={signUps.filter(({ state }) => state === 'WAITLISTED')} />
            {!can('people.contact') && <p className="meta">{say('console.events.masked')}</p>}
          </>
        ) : (
          <Blank icon="people" title={say('console.events.peopleNone')}>
            <p>{say(event.state === 'DRAFT' ? 'console.events.peopleDraftText' : 'console.events.peopleNoneText')}</p>
          </Blank>
        )
      }
    </Loaded>
  );
}

function Rows({ signUps }: { readonly signUps: readonly SignUp[] }): ReactNode {
  const { say, language } = useTexts();
  const who = useWho();
  if (!signUps.length) return <p className="soft">{say('console.events.peopleOnlyWait')}</p>;
  return (
    <Table
      label={say('console.events.people')}
      rows={signUps}
      rowKey={({ id }) => id}
      columns={[
        ...who,
        {
          key: 'role',
          head: say('console.events.role'),
          cell: ({ role, needs }) => (
            <>
              {role ? told(role.name, language).text : say('console.events.noRole')}
              {needs && <span className={css.needs}>{say('console.events.needs', { needs })}</span>}
            </>
          ),
        },
        {
          key: 'state',
          head: say('console.events.signUpState'),
          cell: ({ state }) => (
            <Pill {...(state === 'CONFIRMED' && { kind: 'good' })} icon={state === 'CONFIRMED' ? 'check' : 'x'}>
              {say(`console.events.signUp.${state}`)}
            </Pill>
          ),
        },
        {
          key: 'at',
          head: say('console.events.signedUpAt'),
          cell: ({ createdAt }) => moment(language, createdAt),
        },
      ]}
    />
  );
}
