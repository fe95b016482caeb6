import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Dialog, Form, FormEnd, Loaded, PageHead, Section, Sure } from '../../ui/index.ts';
import { GROUP, type Group, GROUP_CONTEXT, REMOVE_GROUP, UPDATE_GROUP } from './documents.ts';
import { GroupFields, groupIn, nameNeeded } from './fields.tsx';
import { AddMember, Members } from './members.tsx';

/** One household or organization: what it is, and who is in it. */
export function GroupPage({ id }: { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [asked, ask] = useState<'change' | 'remove' | 'add'>();
  const [result, again] = useQuery({ query: GROUP, variables: { id }, context: GROUP_CONTEXT });
  const close = () => ask(undefined);
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })} whole>
      {({ peopleGroup: group }) => (
        <>
          <PageHead
            title={group.name}
            about={`${say(`console.groups.kind.${group.kind}`)} · ${say('console.people.count', { count: group.people })}`}
            back={{ to: '/people/groups', label: say('console.groups') }}
            acts={
              can('people.write') && (
                <>
                  <Button onPress={() => ask('change')}>{say('console.groups.change')}</Button>
                  <Button icon="x" onPress={() => ask('remove')}>
                    {say('console.groups.remove')}
                  </Button>
                </>
              )
            }
          />
          {group.address && <p>{group.address}</p>}
          {group.url && (
            <p>
              <a href={group.url} rel="noreferrer" target="_blank">
                {group.url}
              </a>
            </p>
          )}
          <Section
            title={say('console.groups.members')}
            beside={
              can('people.write') && (
                <Button icon="plus" onPress={() => ask('add')}>
                  {say('console.groups.addMember')}
                </Button>
              )
            }
          >
            <Members group={group} />
          </Section>
          {asked === 'change' && <Change group={group} close={close} />}
          {asked === 'remove' && <Remove group={group} close={close} />}
          {asked === 'add' && <AddMember group={group} close={close} />}
        </>
      )}
    </Loaded>
  );
}

interface Asked {
  readonly group: Group;
  readonly close: () => void;
}

function Change({ group, close }: Asked): ReactNode {
  const { say } = useTexts();
  const [, update] = useMutation(UPDATE_GROUP);
  return (
    <Dialog title={say('console.groups.change')} close={close} side>
      <Form
        check={(values) => nameNeeded(values, say)}
        send={async (values) => {
          const { error } = await update({ id: group.id, input: groupIn(values) }, GROUP_CONTEXT);
          if (!error) close();
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <GroupFields group={group} />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

function Remove({ group: { id, name, people }, close }: Asked): ReactNode {
  const { say } = useTexts();
  const [, go] = useLocation();
  const [, remove] = useMutation(REMOVE_GROUP);
  return (
    <Sure
      title={say('console.groups.removeAsk', { name })}
      yes={say('console.groups.removeYes')}
      close={close}
      send={async () => {
        const { error } = await remove({ id, members: people }, GROUP_CONTEXT);
        if (!error) go('/people/groups');
        return failureOf(error);
      }}
    >
      <p>{people ? say('console.groups.removePeople', { count: people }) : say('console.groups.removeEmpty')}</p>
    </Sure>
  );
}
