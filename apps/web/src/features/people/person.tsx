import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { day, languageName, list } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Dialog, Form, FormEnd, Icon, Loaded, Notice, PageHead, Pill } from '../../ui/index.ts';
import { told } from '../events/words.ts';
import { Assignees } from '../accounts/assignees.tsx';
import { ConsentLedger } from './consent.tsx';
import { personDocument, updatePersonDocument } from './documents.ts';
import { Erasing } from './erase.tsx';
import styles from './fields.module.css';
import { maskEmail, maskPhone, spellPhone } from './mask.ts';
import { MayContact } from './may.tsx';
import { MergeWith } from './merge-two.tsx';
import { ownErrors, useOwnFields, valueIn } from './own-fields.tsx';
import { checkPerson, PersonFields, personIn } from './person-fields.tsx';
import { Relations } from './relations.tsx';
import { Reveals } from './reveal.tsx';
import { stops } from './reach.tsx';
import { openTo, StopDialog } from './stop.tsx';
import { Telling } from './told.tsx';
import { History } from '../duplicates/history.tsx';
import { PersonTags } from './tags.tsx';
import { Care } from '../volunteers/team/care.tsx';

type Person = ResultOf<typeof personDocument>['person'];
/** How long numbers and addresses stay readable. */
const SHOWN_FOR = 5 * 60_000;

/** One person: how to reach them or why not, what is known, and what happened. */
export default function PersonPage({ id }: { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: personDocument, variables: { id } });
  const retry = () => again({ requestPolicy: 'network-only' });
  const [, go] = useLocation();
  const survivor = result.data?.person.id;
  // Whoever was merged into another is that other: an old link leads there.
  useEffect(() => {
    if (survivor && survivor !== id) go(`/people/${survivor}`, { replace: true });
  }, [survivor, id, go]);
  return (
    <Loaded result={result} retry={retry} whole>
      {({ person }) => (
        <>
          <Head person={person} again={retry} />
          <Stops person={person} />
          <div className="person">
            <div>
              <section className="sec">
                <header>
                  <h2>{say('console.person.timeline')}</h2>
                </header>
                <History personId={person.id} />
              </section>
              <Care personId={person.id} />
            </div>
            <Facts person={person} again={retry} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Head({ person, again }: { readonly person: Person; readonly again: () => void }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <PageHead
        title={say('console.person.title')}
        heading={person.name || say('console.person.nameless')}
        about={say('console.person.since', { day: day(language, person.createdAt) })}
        back={{ to: '/people', label: say('console.people') }}
        acts={
          <>
            <MergeWith personId={person.id} again={again} />
            {can('people.write') && (
              <Button kind="primary" onPress={() => setEditing(true)}>
                {say('console.person.edit')}
              </Button>
            )}
          </>
        }
      />
      {editing && <Edit person={person} close={() => setEditing(false)} />}
    </>
  );
}

function Stops({ person }: { readonly person: Person }): ReactNode {
  const { say } = useTexts();
  const against = stops(person, say);
  if (!against.length) return null;
  return (
    <div className="stops">
      <Notice kind={person.deceased || person.optedOut.length ? 'bad' : 'warn'} icon="x">
        <p>
          <b>{against.join(' · ')}</b>
        </p>
        <p>
          {say(person.deceased || person.optedOut.length ? 'console.person.stopHolds' : 'console.person.bounceHolds')}
        </p>
      </Notice>
    </div>
  );
}

/** Whether numbers and addresses are readable now: only when asked for, and for five minutes. */
function useShown(): readonly [boolean, () => void] {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [shown]);
  return [shown, () => setShown(!shown)];
}

const None = () => {
  const { say } = useTexts();
  return <dd className="meta">{say('console.person.none')}</dd>;
};

/** A fact that only some roles see: for the others it is hidden, whether or not there is one. */
function Guarded({ children }: { readonly children: ReactNode }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  if (can('people.contact')) return children ? <dd className="lines">{children}</dd> : <None />;
  return (
    <dd className="meta">
      <Icon name="lock" small /> {say('console.person.masked')}
    </dd>
  );
}

/** What is known of one address or number, where it is more than that it works. */
function About({ type, status }: { readonly type: string | null; readonly status: string }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      {type && <span className="meta"> {sayCode(say, 'console.contact.type', type)}</span>}
      {status !== 'WORKS' && (
        <>
          {' '}
          <Pill kind="warn">{sayCode(say, 'console.contact.status', status)}</Pill>
        </>
      )}
    </>
  );
}

interface Contact {
  readonly values: readonly { readonly value: string; readonly type: string | null; readonly status: string }[];
  readonly shown: boolean;
  readonly mask: (value: string) => string;
  readonly spell?: (value: string) => string;
}
const Contacts = ({ values, shown, mask, spell = (value) => value }: Contact) =>
  values.length ? (
    values.map(({ value, type, status }) => (
      <dd key={value}>
        <span className="mask">{shown ? spell(value) : mask(value)}</span>
        <About type={type} status={status} />
      </dd>
    ))
  ) : (
    <None />
  );

/** Numbers and addresses, masked until somebody who may see them asks for them. */
function Reaching({ person }: { readonly person: Person }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [shown, toggle] = useShown();
  const phones = person.phoneNumbers.map((each) => ({ ...each, value: each.number }));
  const emails = person.emailAddresses.map((each) => ({ ...each, value: each.address }));
  const places = person.postalAddresses
    .map(({ line, city }) => [line, city].filter(Boolean).join(', '))
    .filter(Boolean);
  return (
    <>
      <dl className="facts">
        <dt>{say('console.person.phone')}</dt>
        <Contacts values={phones} shown={shown} mask={maskPhone} spell={spellPhone} />
        <dt>{say('console.person.email')}</dt>
        <Contacts values={emails} shown={shown} mask={maskEmail} />
        <dt>{say('console.person.address')}</dt>
        <Guarded>{places.length > 0 && (shown ? places.join('\n') : <span className="mask">•••</span>)}</Guarded>
      </dl>
      {phones.length + emails.length + places.length > 0 &&
        (can('people.contact') ? (
          <p className="reveal">
            <Button kind="plain" icon="eye" aria-pressed={shown} onPress={toggle}>
              {say(shown ? 'console.person.hide' : 'console.person.show')}
            </Button>
            {shown && <span className="meta">{say('console.person.hidesAgain')}</span>}
          </p>
        ) : can('people.reveal') ? (
          <Reveals personId={person.id} />
        ) : (
          <p className="reveal meta">
            <Icon name="lock" small /> {say('console.person.masked')}
          </p>
        ))}
    </>
  );
}

function Facts({ person, again }: { readonly person: Person; readonly again: () => void }): ReactNode {
  const { say, language } = useTexts();
  return (
    <aside className="card" aria-label={say('console.person.facts')}>
      <Reaching person={person} />
      <hr className="rule" />
      <dl className="facts">
        <dt>{say('console.person.reads')}</dt>
        {person.language ? <dd>{languageName(language, person.language)}</dd> : <None />}
        <dt>{say('console.person.ward')}</dt>
        {person.ward ? <dd>{person.ward}</dd> : <None />}
        <dt>{say('console.person.postalCode')}</dt>
        <Guarded>{person.postalCode}</Guarded>
        <dt>{say('console.person.pronouns')}</dt>
        {person.pronouns ? <dd>{person.pronouns}</dd> : <None />}
        <dt>{say('console.person.tags')}</dt>
        <PersonTags personId={person.id} tags={person.tagged} again={again} />
      </dl>
      <More person={person} />
      <hr className="rule" />
      <MayContact personId={person.id} />
      <hr className="rule" />
      <h2 className="over">{say('console.consent')}</h2>
      <ConsentLedger lines={person.consentLedger} personId={person.id} />
      <Telling person={person} />
      <Stopping person={person} />
      <Relations person={person} again={again} />
      <Notes notes={person.notes} />
      <Assignees personId={person.id} />
      <Erasing personId={person.id} />
    </aside>
  );
}

/** Other names and languages, and the organization's own fields, as far as something stands in them. */
function More({ person }: { readonly person: Person }): ReactNode {
  const { say, language } = useTexts();
  const fields = useOwnFields();
  const valueOf = (id: string) => person.custom.find(({ fieldId }) => fieldId === id)?.values ?? [];
  const facts: readonly (readonly [string, string])[] = [
    [
      say('console.person.chosenName'),
      person.chosenName ? [person.givenName, person.chosenName].filter(Boolean).join(' → ') : '',
    ],
    [say('console.import.field.middleName'), person.middleName ?? ''],
    [say('console.import.field.suffix'), person.suffix ?? ''],
    [say('console.person.alternateNames'), list(language, person.alternateNames)],
    [
      say('console.person.otherLanguages'),
      list(
        language,
        person.otherLanguages.map((tag) => languageName(language, tag)),
      ),
    ],
    [say('console.person.identifiers'), person.identifiers.join(', ')],
    ...fields.map(
      (field) =>
        [
          told(field.label, language).text,
          valueOf(field.id).length ? valueIn(field, valueOf(field.id), say, language) : '',
        ] as const,
    ),
  ];
  const known = facts.filter(([, value]) => value);
  if (!known.length) return null;
  return (
    <dl className={`facts ${styles.more}`}>
      {known.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Where an organizer writes down that this person said stop, as long as there is something left to stop. */
function Stopping({ person }: { readonly person: Person }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can('people.write') || (!open && !openTo(person).length)) return null;
  return (
    <div className="reveal">
      <Button icon="x" onPress={() => setOpen(true)}>
        {say('console.stop')}
      </Button>
      {open && <StopDialog person={person} close={() => setOpen(false)} />}
    </div>
  );
}

/** What was written about somebody: private, and apart from the facts. */
function Notes({ notes }: Pick<Person, 'notes'>): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <section className="notes" aria-label={say('console.person.notes')}>
      <dl className="facts">
        <dt>
          <Icon name="lock" small /> {say('console.person.notes')}
        </dt>
        <Guarded>{notes}</Guarded>
      </dl>
      {can('people.contact') && <p className="meta">{say('console.person.notesFor')}</p>}
    </section>
  );
}

function Edit({ person, close }: { readonly person: Person; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, update] = useMutation(updatePersonDocument);
  // As it was when the form was opened: what comes in meanwhile is not what was read.
  const [version] = useState(person.version);
  return (
    <Dialog title={say('console.person.editTitle')} close={close} side>
      <Form
        check={(values) => checkPerson(values, say)}
        send={async (values) => {
          const { error } = await update({ id: person.id, changes: personIn(values), version });
          const failure = failureOf(error);
          if (!failure) close();
          return failure && { ...failure, fields: ownErrors(failure.fields) };
        }}
      >
        {(busy) => (
          <>
            <PersonFields known={person} />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
