import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { day } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import {
  Blank,
  Button,
  Dialog,
  Form,
  FormEnd,
  Loaded,
  Notice,
  Pager,
  Select,
  TextField,
  usePaging,
} from '../../ui/index.ts';
import { ActOn, type Chosen, Tick, useChosen } from '../people/chosen.tsx';
import { RELATE, UNRELATE } from '../people/documents.ts';
import { ChoosePerson } from '../people/relate.tsx';
import { type Group, GROUP_CONTEXT, type Member, MEMBERS } from './documents.ts';
import css from './groups.module.css';

const FIRST = 50;
const ROLES = {
  HOUSEHOLD: ['LIVES_IN', 'MEMBER_OF', 'CONTACT_AT'],
  ORGANIZATION: ['MEMBER_OF', 'STAFF_OF', 'LEADS', 'CONTACT_AT'],
} as const;

/** Who is in a household or an organization, fifty at a time, and what can be done with all of them. */
export function Members({ group }: { readonly group: Group }): ReactNode {
  const { say } = useTexts();
  const paging = usePaging();
  const chosen = useChosen(group.id);
  const [failure, setFailure] = useState<Failure>();
  const [result, again] = useQuery({
    query: MEMBERS,
    variables: { groupId: group.id, first: FIRST, after: paging.after },
    context: GROUP_CONTEXT,
  });
  const definition = { where: { did: { kind: 'group', what: 'DID', id: group.id } } };
  const everybody = { total: group.people, whom: { segment: definition }, file: { segment: definition }, definition };
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
      {({ groupMembers: { items, endCursor } }) =>
        items.length ? (
          <>
            <ActOn chosen={chosen} everybody={everybody} />
            {failure && (
              <Notice kind="bad" live>
                <p>{failure.message || say('console.unreachable')}</p>
              </Notice>
            )}
            <ul className={css.groups}>
              {items.map((member) => (
                <Line key={member.id} {...{ member, chosen }} failed={setFailure} />
              ))}
            </ul>
            {(paging.page > 0 || endCursor) && <Pager paging={paging} endCursor={endCursor} />}
          </>
        ) : (
          <Blank icon="people" title={say('console.groups.empty')}>
            <p>{say('console.groups.emptyNext')}</p>
          </Blank>
        )
      }
    </Loaded>
  );
}

function Line({
  member: { id, person, code, note, since },
  chosen,
  failed,
}: {
  readonly member: Member;
  readonly chosen: Chosen | undefined;
  readonly failed: (failure: Failure | undefined) => void;
}): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [{ fetching }, unrelate] = useMutation(UNRELATE);
  const name = person.name || say('console.person.nameless');
  return (
    <li className={css.member}>
      <div>
        <h3 className="row">
          <Tick {...{ chosen, name }} id={person.id} />
          <Link to={`/people/${person.id}`}>{name}</Link>
        </h3>
        <p className="soft">
          {say('console.groups.roleSince', {
            role: sayCode(say, 'console.groups.role', code),
            day: day(language, since),
          })}
        </p>
        {note && <p className="meta">{note}</p>}
      </div>
      {can('people.write') && (
        <Button
          kind="plain"
          icon="x"
          busy={fetching}
          aria-label={`${say('console.groups.takeOut')}: ${name}`}
          onPress={async () => failed(failureOf((await unrelate({ id }, GROUP_CONTEXT)).error))}
        >
          {say('console.groups.takeOut')}
        </Button>
      )}
    </li>
  );
}

/** Puts somebody of the list into a household or an organization. */
export function AddMember({ group, close }: { readonly group: Group; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, relate] = useMutation(RELATE);
  const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();
  return (
    <Dialog title={say('console.groups.addMember')} close={close} side>
      <Form
        check={(values) => ({ ...(!values.get('toPersonId') && { search: say('console.relations.choosePerson') }) })}
        send={async (values) => {
          const input = {
            personId: text(values, 'toPersonId'),
            code: text(values, 'code'),
            toGroupId: group.id,
            note: text(values, 'note') || null,
            ...(values.has('checked') && { checked: true }),
          };
          const { error } = await relate({ input }, GROUP_CONTEXT);
          if (!error) close();
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <ChoosePerson except="" />
            <Select
              name="code"
              label={say('console.groups.role')}
              initial={ROLES[group.kind][0]}
              options={ROLES[group.kind].map((value) => ({ value, label: say(`console.groups.role.${value}`) }))}
            />
            <TextField
              name="note"
              label={say('console.relations.note')}
              hint={say('console.person.neverStatus')}
              lines={2}
              optional
            />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
