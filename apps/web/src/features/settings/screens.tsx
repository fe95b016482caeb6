import type { ReactNode } from 'react';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { LanguageSwitch, Notice, PageHead, Pill, Section } from '../../ui/index.ts';
import { SenderPart } from './sender.tsx';

/** What this installation is, and what its owner must know to keep it. */
export default function SettingsScreens(): ReactNode {
  const { say } = useTexts();
  const { organization, name, role, version } = useMe();
  const { can } = useSession();
  return (
    <>
      <PageHead title={say('console.settings')} about={organization} />
      <div className="settings">
        <div className="card">
          <dl className="facts">
            <dt>{say('console.settings.organization')}</dt>
            <dd>{organization}</dd>
            <dt>{say('console.settings.you')}</dt>
            <dd>{name}</dd>
            <dt>{say('console.settings.role')}</dt>
            <dd>{sayCode(say, 'console.settings.role', role)}</dd>
            <dt>{say('console.language')}</dt>
            <dd>
              <LanguageSwitch />
            </dd>
            <dt>{say('console.settings.version')}</dt>
            <dd className="num">{version}</dd>
          </dl>
        </div>
        <Mail />
        {can('outreach.read') && <SenderPart />}
        <Section title={say('console.settings.key')}>
          <Notice kind="warn" icon="shield">
            <p>
              <b>{say('console.settings.keyWarn')}</b>
            </p>
            <p>{say('console.settings.keyHow')}</p>
            <Command>~/.config/sanctuary/keys</Command>
            <p>{say('console.settings.keyWhere')}</p>
          </Notice>
        </Section>
        {can('accounts.manage') && (
          <Section title={say('console.settings.apiKeys')}>
            <div className="card stack">
              <p>{say('console.settings.apiKeysHow')}</p>
              <Command>npm run -s cli -- key NAME integration</Command>
              <p className="soft">{say('console.settings.apiKeysOnce')}</p>
            </div>
          </Section>
        )}
      </div>
    </>
  );
}

/** Whether mail leaves this machine, and how it can. */
function Mail(): ReactNode {
  const { say } = useTexts();
  const { mailIsLocal } = useMe();
  return (
    <Section title={say('console.settings.mail')}>
      <div className="card stack">
        <p>
          {mailIsLocal ? (
            <Pill kind="warn" icon="mail">
              {say('console.settings.mailLocal')}
            </Pill>
          ) : (
            <Pill kind="good" icon="check">
              {say('console.settings.mailSmtp')}
            </Pill>
          )}
        </p>
        <p>{say(mailIsLocal ? 'console.settings.mailLocalNext' : 'console.settings.mailSmtpNext')}</p>
        {mailIsLocal && <Command>SMTP_URL=smtps://user:password@mail.example.org</Command>}
      </div>
    </Section>
  );
}

const Command = ({ children }: { readonly children: string }) => (
  <p>
    <code className="command" translate="no">
      {children}
    </code>
  </p>
);
