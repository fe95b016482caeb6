import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { type Language, LANGUAGES, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, ButtonLink, Form, Icon, Notice, PageHead, Select, TextField, type Errors } from '../../ui/index.ts';
import { INVITE, type Invited } from './documents.ts';

/** The roles of people, the one that sees most first. */
export const ROLES = ['owner', 'admin', 'organizer', 'coordinator', 'lead', 'volunteer', 'auditor'] as const;
/** What somebody may be invited to by an organizer. */
const BELOW = ROLES.slice(3, 6);

/** Invites one person; afterwards it says what came of it, with a link to hand over, once. */
export function Invite(): ReactNode {
  const { say } = useTexts();
  const [invited, setInvited] = useState<Invited>();
  return (
    <>
      <PageHead
        title={say('console.access.inviteTitle')}
        about={say('console.access.inviteAbout')}
        back={{ to: '/settings/access', label: say('console.access.title') }}
      />
      {invited ? <Outcome invited={invited} another={() => setInvited(undefined)} /> : <Fields done={setInvited} />}
    </>
  );
}

function inputIn(values: FormData) {
  const text = (name: string) => String(values.get(name) ?? '').trim();
  return { email: text('email'), name: text('name') || null, role: text('role'), language: text('language') };
}

function Fields({ done }: { readonly done: (invited: Invited) => void }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [, invite] = useMutation(INVITE);
  const all = ROLES.filter((role) => role !== 'owner' || can('accounts.owners'));
  const roles = can('accounts.manage') ? all : BELOW;
  return (
    <div className="card form">
      <Form
        check={(values): Errors =>
          /^\S+@\S+\.\S+$/.test(String(values.get('email'))) ? {} : { email: say('console.account.emailMissing') }
        }
        send={async (values) => {
          const { data, error } = await invite({ input: inputIn(values) });
          if (data) done(data.invite);
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <TextField
              name="email"
              label={say('console.access.inviteEmail')}
              type="email"
              inputMode="email"
              autoComplete="off"
            />
            <TextField
              name="name"
              label={say('console.access.inviteName')}
              hint={say('console.access.inviteNameHint')}
              autoComplete="off"
              optional
            />
            <Select
              name="role"
              label={say('console.access.role')}
              initial="volunteer"
              options={roles.map((value) => ({ value, label: say(`console.access.inviteRole.${value}`) }))}
            />
            <Select
              name="language"
              label={say('console.access.inviteLanguage')}
              initial={language}
              options={(Object.keys(LANGUAGES) as Language[]).map((value) => ({ value, label: LANGUAGES[value] }))}
            />
            <div className="submit">
              <Button kind="primary" type="submit" busy={busy}>
                {say('console.access.inviteGo')}
              </Button>
              <ButtonLink kind="plain" to="/settings/access">
                {say('console.cancel')}
              </ButtonLink>
            </div>
          </>
        )}
      </Form>
    </div>
  );
}

function Outcome({ invited, another }: { readonly invited: Invited; readonly another: () => void }): ReactNode {
  const { say } = useTexts();
  const { outcome, link } = invited;
  return (
    <div className="form stack">
      <Notice kind={link ? 'good' : 'warn'} live>
        <p>
          <b>{say(`console.access.outcome.${outcome}`)}</b>
        </p>
        <p>{say(`console.access.outcomeNext.${outcome}`)}</p>
        {link && <Copy text={link} />}
      </Notice>
      <div className="submit">
        <Button onPress={another}>{say('console.access.another')}</Button>
        <ButtonLink kind="plain" to="/settings/access">
          {say('console.access.title')}
        </ButtonLink>
      </div>
    </div>
  );
}

function Copy({ text }: { readonly text: string }): ReactNode {
  const { say } = useTexts();
  const [copied, setCopied] = useState(false);
  return (
    <>
      <p>
        <code className="command" translate="no">
          {text}
        </code>
      </p>
      <p className="row wrap">
        <Button icon="link" onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
          {say('console.access.copy')}
        </Button>
        <span role="status">
          {copied && (
            <>
              <Icon name="check" small /> {say('console.access.copied')}
            </>
          )}
        </span>
      </p>
    </>
  );
}
