import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Dialog, type Errors, Form, FormEnd, Select, TextField } from '../../ui/index.ts';
import { CREATE_GROUP, PEOPLE_GROUPS, RELATE, peopleDocument } from './documents.ts';
import styles from './fields.module.css';

const WITH_PEOPLE = [
  'SPOUSE_OF',
  'PARENT_OF',
  'CHILD_OF',
  'SIBLING_OF',
  'FRIEND_OF',
  'NEIGHBOR_OF',
  'COLLEAGUE_OF',
].concat(['CARES_FOR', 'CARED_FOR_BY', 'INTERPRETS_FOR', 'INTERPRETED_BY', 'BROUGHT', 'BROUGHT_BY']);
const WITH_GROUPS = ['LIVES_IN', 'MEMBER_OF', 'STAFF_OF', 'LEADS', 'CONTACT_AT'];
const NEW = 'new';

const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();

interface Sent {
  readonly failure?: Failure | undefined;
}

/** Sends one relationship, and before it the group that was named anew. */
function useRelate(personId: string): (code: string, values: FormData) => Promise<Sent> {
  const [, relate] = useMutation(RELATE);
  const [, createGroup] = useMutation(CREATE_GROUP);
  return async (code, values) => {
    const isGroup = WITH_GROUPS.includes(code);
    let toGroupId = isGroup ? text(values, 'toGroupId') : null;
    if (toGroupId === NEW) {
      const kind = code === 'LIVES_IN' ? 'HOUSEHOLD' : 'ORGANIZATION';
      const { data, error } = await createGroup({ input: { kind, name: text(values, 'groupName') } });
      if (!data) return { failure: failureOf(error) };
      toGroupId = data.createPeopleGroup.id;
    }
    const toPersonId = isGroup ? null : text(values, 'toPersonId');
    const checked = values.has('checked') ? { checked: true } : {};
    const note = text(values, 'note') || null;
    const { error } = await relate({ input: { personId, code, note, toGroupId, toPersonId, ...checked } });
    return { failure: failureOf(error) };
  };
}

/** Writes down how somebody belongs to a person, a household or an organization. */
export function RelateDialog({
  personId,
  close,
  done,
}: {
  readonly personId: string;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [code, setCode] = useState('LIVES_IN');
  const relate = useRelate(personId);
  const isGroup = WITH_GROUPS.includes(code);
  const check = (values: FormData): Errors => ({
    ...(!isGroup && !text(values, 'toPersonId') && { search: say('console.relations.choosePerson') }),
    ...(isGroup &&
      text(values, 'toGroupId') === NEW &&
      !text(values, 'groupName') && { groupName: say('console.relations.nameGroup') }),
  });
  const send = async (values: FormData) => {
    const { failure } = await relate(code, values);
    if (!failure) done();
    return failure;
  };
  return (
    <Dialog title={say('console.relations.add')} close={close} side>
      <Form check={check} send={send}>
        {(busy) => (
          <>
            <Fields code={code} setCode={setCode} personId={personId} />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

function Fields({
  code,
  setCode,
  personId,
}: {
  readonly code: string;
  readonly setCode: (code: string) => void;
  readonly personId: string;
}): ReactNode {
  const { say } = useTexts();
  const codes = [...WITH_GROUPS, ...WITH_PEOPLE];
  return (
    <>
      <Select
        name="code"
        label={say('console.relations.how')}
        initial={code}
        onChange={setCode}
        options={codes.map((value) => ({ value, label: sayCode(say, 'people.relation', value) }))}
      />
      {WITH_GROUPS.includes(code) ? <ChooseGroup /> : <ChoosePerson except={personId} />}
      <TextField
        name="note"
        label={say('console.relations.note')}
        hint={say('console.person.neverStatus')}
        lines={2}
        optional
      />
    </>
  );
}

function ChooseGroup(): ReactNode {
  const { say } = useTexts();
  const [{ data }] = useQuery({ query: PEOPLE_GROUPS });
  const [chosen, setChosen] = useState(NEW);
  const groups = data?.peopleGroups ?? [];
  return (
    <>
      <Select
        name="toGroupId"
        label={say('console.relations.group')}
        initial={NEW}
        onChange={setChosen}
        options={[
          { value: NEW, label: say('console.relations.newGroup') },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {chosen === NEW && <TextField name="groupName" label={say('console.relations.groupName')} />}
    </>
  );
}

/** Somebody of the list, found by name, phone or e-mail. */
export function ChoosePerson({ except }: { readonly except: string }): ReactNode {
  const { say } = useTexts();
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const [{ data, fetching }] = useQuery({
    query: peopleDocument,
    variables: { search, first: 6 },
    pause: search.length < 2,
  });
  const found = search.length < 2 ? [] : (data?.people.items ?? []).filter(({ id }) => id !== except);
  return (
    <>
      <TextField
        name="search"
        label={say('console.relations.person')}
        hint={say('console.relations.personHint')}
        onChange={setTyped}
        autoComplete="off"
      />
      <p className="vh" role="status">
        {search.length > 1 && !fetching ? say('console.people.found', { count: found.length }) : ''}
      </p>
      <ul className={styles.found}>
        {found.map(({ id, name, ward }) => (
          <li key={id}>
            <label>
              <input type="radio" name="toPersonId" value={id} />
              <span>
                {name || say('console.person.nameless')}
                {ward && <span className="meta"> {say('console.person.wardNumber', { ward })}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
