import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Loaded, Notice } from '../../ui/index.ts';
import { AssignDialog } from './assign.tsx';
import { ASSIGNEES, END_ASSIGNMENT } from './documents.ts';

type Assignee = ResultOf<typeof ASSIGNEES>['assignees'][number];

/** Who looks after a person, each with the way to end it, and the way to assign them to one more. */
export function Assignees({ personId }: { readonly personId: string }): ReactNode {
  const { can } = useSession();
  return can('accounts.manage') ? <Shown personId={personId} /> : null;
}

function Shown({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const [result, ask] = useQuery({ query: ASSIGNEES, variables: { personId } });
  const [open, setOpen] = useState(false);
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <section className="stack" aria-labelledby="assigned">
      <hr className="rule" />
      <h2 className="over" id="assigned">
        {say('console.assign.to')}
      </h2>
      <Loaded result={result} retry={again}>
        {({ assignees }) =>
          assignees.length ? (
            <ul className="stack">
              {assignees.map((assignee) => (
                <Line key={assignee.grantId} {...{ assignee, personId, again }} />
              ))}
            </ul>
          ) : (
            <p className="meta">{say('console.assign.none')}</p>
          )
        }
      </Loaded>
      <div>
        <Button icon="userplus" onPress={() => setOpen(true)}>
          {say('console.assign')}
        </Button>
      </div>
      {open && (
        <AssignDialog
          personIds={[personId]}
          close={() => setOpen(false)}
          done={() => {
            setOpen(false);
            again();
          }}
        />
      )}
    </section>
  );
}

function Line({
  assignee: { grantId, name, until },
  personId,
  again,
}: {
  readonly assignee: Assignee;
  readonly personId: string;
  readonly again: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching }, end] = useMutation(END_ASSIGNMENT);
  const [failure, setFailure] = useState<Failure>();
  const date = until && new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(until));
  const onEnd = async () => {
    const failed = failureOf((await end({ grantId, personId })).error);
    setFailure(failed);
    if (!failed) again();
  };
  return (
    <li className="row wrap">
      <span className="grow">
        {name} {date && <span className="meta">{say('console.grants.until', { date })}</span>}
      </span>
      <Button busy={fetching} aria-label={say('console.assign.endOf', { name })} onPress={() => void onEnd()}>
        {say('console.grants.end')}
      </Button>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
    </li>
  );
}
