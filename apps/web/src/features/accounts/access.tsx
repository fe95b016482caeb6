import type { ReactNode } from 'react';
import { ButtonLink, PageHead, Section } from '../../ui/index.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Invitations } from './invitations.tsx';
import { Resets } from './resets.tsx';
import { Roles } from './roles.tsx';
import { Users } from './users.tsx';

/** Who may sign in here, and who has still to answer an invitation. */
export function Access(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <>
      <PageHead
        title={say('console.access.title')}
        about={say('console.access.about')}
        back={{ to: '/settings', label: say('console.settings') }}
        acts={
          <ButtonLink to="/settings/access/invite" kind="primary" icon="userplus">
            {say('console.access.invite')}
          </ButtonLink>
        }
      />
      {can('accounts.manage') && <Resets />}
      <Section title={say('console.access.users')}>
        <Users />
      </Section>
      <Section title={say('console.access.invitations')}>
        <Invitations />
      </Section>
      {can('accounts.manage') && (
        <Section title={say('console.roles.title')}>
          <Roles />
        </Section>
      )}
    </>
  );
}
