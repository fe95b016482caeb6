import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { moment } from '../../lib/format.ts';
import { type MessageKey, sayCode, useTexts } from '../../lib/i18n.ts';
import { Blank, Button, ButtonLink, Loaded, Notice, Pill, Table } from '../../ui/index.ts';
import { type Invitation, INVITATIONS, RESEND_INVITATION, REVOKE_INVITATION } from './documents.ts';

/** An invitation that is made is of a kind that an empty list does not show. */
const CONTEXT = { additionalTypenames: ['Invitation', 'Invited'] };
const DAY = 24 * 3_600_000;
/** For how many whole days somebody has not answered. */
const age = (createdAt: string): number => Math.floor((Date.now() - new Date(createdAt).getTime()) / DAY);

/** Who has not answered yet and for how long; each can be written to again, or called back. */
export function Invitations(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: INVITATIONS, context: CONTEXT });
  const [said, setSaid] = useState<{ readonly kind: 'good' | 'bad'; readonly text: string }>();
  return (
    <Loaded result={result} retry={() => again()}>
      {({ invitations }) => (
        <>
          {said && (
            <div className="before">
              <Notice kind={said.kind} live>
                <p>{said.text}</p>
              </Notice>
            </div>
          )}
          {invitations.length ? (
            <Rows invitations={invitations} tell={(kind, text) => setSaid({ kind, text })} />
          ) : (
            <Blank
              icon="mail"
              title={say('console.access.none')}
              act={<ButtonLink to="/settings/access/invite">{say('console.access.invite')}</ButtonLink>}
            >
              <p>{say('console.access.noneNext')}</p>
            </Blank>
          )}
        </>
      )}
    </Loaded>
  );
}

type Tell = (kind: 'good' | 'bad', text: string) => void;

function Rows({ invitations, tell }: { readonly invitations: readonly Invitation[]; readonly tell: Tell }): ReactNode {
  const { say, language } = useTexts();
  return (
    <Table
      label={say('console.access.invitations')}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'who',
          head: say('console.access.email'),
          cell: ({ email, name }) => (
            <>
              {name && <b>{name} </b>}
              <span className="mask">{email}</span>
            </>
          ),
        },
        {
          key: 'role',
          head: say('console.access.role'),
          cell: ({ role }) => sayCode(say, 'console.settings.role', role),
        },
        {
          key: 'by',
          head: say('console.access.invitedBy'),
          cell: ({ invitedBy }) => invitedBy ?? say('console.access.byProgram'),
        },
        {
          key: 'age',
          head: say('console.access.age'),
          cell: ({ createdAt }) =>
            age(createdAt) < 1 ? say('console.access.today') : say('console.access.days', { count: age(createdAt) }),
        },
        {
          key: 'until',
          head: say('console.access.until'),
          cell: ({ expired, expiresAt }) =>
            expired ? (
              <Pill kind="warn" icon="clock">
                {say('console.access.expired')}
              </Pill>
            ) : (
              moment(language, expiresAt)
            ),
        },
        {
          key: 'acts',
          head: say('console.access.acts'),
          bare: true,
          cell: (invitation) => invitation.mine && <Acts invitation={invitation} tell={tell} />,
        },
      ]}
    />
  );
}

function Acts({
  invitation: { id, email },
  tell,
}: {
  readonly invitation: Invitation;
  readonly tell: Tell;
}): ReactNode {
  const { say } = useTexts();
  const [resending, resend] = useMutation(RESEND_INVITATION);
  const [revoking, revoke] = useMutation(REVOKE_INVITATION);
  const go = async (act: typeof resend | typeof revoke, done: MessageKey) => {
    const failure = failureOf((await act({ id }, CONTEXT)).error);
    if (failure) tell('bad', failure.message || say('console.unreachable'));
    else tell('good', say(done));
  };
  return (
    <span className="row wrap">
      <Button
        busy={resending.fetching}
        aria-label={say('console.access.resendTo', { email })}
        onPress={() => void go(resend, 'console.access.resent')}
      >
        {say('console.access.resend')}
      </Button>
      <Button
        kind="plain"
        busy={revoking.fetching}
        aria-label={say('console.access.revokeOf', { email })}
        onPress={() => void go(revoke, 'console.access.revoked')}
      >
        {say('console.access.revoke')}
      </Button>
    </span>
  );
}
