import type { ComponentProps, ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { FORBIDDEN } from '../../lib/failure.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { ButtonLink, Failed, LanguageSwitch, Notice, PageHead, Pill, Section } from '../../ui/index.ts';
import { Access } from '../accounts/access.tsx';
import { Invite } from '../accounts/invite.tsx';
import { SecurityPage } from '../accounts/security.tsx';
import { Audit } from '../audit/audit.tsx';
import { SharingPage } from '../campaigns/sharing.tsx';
import { SetPassword } from '../accounts/set-password.tsx';
import { RulesPage } from '../volunteers/rules/rules-page.tsx';
import { DigestPage } from '../volunteers/setup/digest-page.tsx';
import { SetupPage } from '../volunteers/setup/setup-page.tsx';
import { FieldsPage } from './fields-page.tsx';
import { ScoresPart } from './scores.tsx';
import { SenderPart } from './sender.tsx';

/** The settings, and below them who has access. */
export default function SettingsScreens(): ReactNode {
  const { can } = useSession();
  const refused = <Failed whole failure={FORBIDDEN} />;
  return (
    <Switch>
      <Route path="/settings/access">{can('accounts.invite') ? <Access /> : refused}</Route>
      <Route path="/settings/access/invite">{can('accounts.invite') ? <Invite /> : refused}</Route>
      <Route path="/settings/security">
        <SecurityPage />
      </Route>
      <Route path="/settings/fields">{can('people.write') ? <FieldsPage /> : refused}</Route>
      <Route path="/settings/volunteering">{can('people.write') ? <SetupPage /> : refused}</Route>
      <Route path="/settings/rules">{can('tasks.write') ? <RulesPage /> : refused}</Route>
      <Route path="/settings/digest">{can('people.read') ? <DigestPage /> : refused}</Route>
      <Route path="/settings/sharing">{can('accounts.manage') ? <SharingPage /> : refused}</Route>
      <Route path="/settings/audit">{can('audit.read') ? <Audit /> : refused}</Route>
      <Route>
        <Settings />
      </Route>
    </Switch>
  );
}

/** What this installation is, and what its owner must know to keep it. */
function Settings(): ReactNode {
  const { say } = useTexts();
  const { organization, hasPassword } = useMe();
  const { can } = useSession();
  return (
    <>
      <PageHead title={say('console.settings')} about={organization} />
      <div className="settings">
        <Facts />
        <Way
          to="/settings/security"
          icon="shield"
          title={say('console.security.title')}
          about={say('console.security.about')}
          verb={say('console.security.open')}
        />
        {!hasPassword && <SetPassword />}
        {can('accounts.invite') && (
          <Way
            to="/settings/access"
            icon="people"
            title={say('console.access.title')}
            about={say('console.access.about')}
            verb={say('console.access.open')}
          />
        )}
        {can('people.write') && (
          <Way
            to="/settings/fields"
            icon="people"
            title={say('console.fields.title')}
            about={say('console.fields.about')}
            verb={say('console.fields.open')}
          />
        )}
        <VolunteerWays />
        {can('accounts.manage') && (
          <Way
            to="/settings/sharing"
            icon="council"
            title={say('console.sharing.title')}
            about={say('console.sharing.about')}
            verb={say('console.sharing.open')}
          />
        )}
        {can('audit.read') && <AuditWay />}
        {can('accounts.manage') && <ScoresPart />}
        {can('outreach.read') && <Sending />}
        {can('accounts.invite') && <KeyFile />}
        {can('accounts.manage') && <ApiKeys />}
      </div>
    </>
  );
}

function VolunteerWays(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <>
      {can('people.write') && (
        <Way
          to="/settings/volunteering"
          icon="people"
          title={say('console.setup')}
          about={say('console.setup.about')}
          verb={say('console.setup.open')}
        />
      )}
      {can('tasks.write') && (
        <Way
          to="/settings/rules"
          icon="checks"
          title={say('console.rules')}
          about={say('console.rules.about')}
          verb={say('console.rules.open')}
        />
      )}
      {can('people.read') && (
        <Way
          to="/settings/digest"
          icon="mail"
          title={say('console.digest')}
          about={say('console.digest.about')}
          verb={say('console.setup.open')}
        />
      )}
    </>
  );
}

function AuditWay(): ReactNode {
  const { say } = useTexts();
  return (
    <Way
      to="/settings/audit"
      icon="shield"
      title={say('console.audit.title')}
      about={say('console.audit.about')}
      verb={say('console.audit.open')}
    />
  );
}

function ApiKeys(): ReactNode {
  const { say } = useTexts();
  return (
    <Section title={say('console.settings.apiKeys')}>
      <div className="card stack">
        <p>{say('console.settings.apiKeysHow')}</p>
        <Command>npm run -s cli -- key NAME integration</Command>
        <p className="soft">{say('console.settings.apiKeysOnce')}</p>
      </div>
    </Section>
  );
}

const Sending = () => (
  <>
    <Mail />
    <SenderPart />
  </>
);

function Facts(): ReactNode {
  const { say } = useTexts();
  const { organization, name, role, version } = useMe();
  return (
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
  );
}

/** A card that leads to a page of its own. */
function Way({
  to,
  icon,
  title,
  about,
  verb,
}: {
  readonly to: string;
  readonly icon: ComponentProps<typeof ButtonLink>['icon'];
  readonly title: string;
  readonly about: string;
  readonly verb: string;
}): ReactNode {
  return (
    <Section title={title}>
      <div className="card stack">
        <p>{about}</p>
        <p>
          <ButtonLink to={to} icon={icon}>
            {verb}
          </ButtonLink>
        </p>
      </div>
    </Section>
  );
}

/** The one file that must not be lost. */
function KeyFile(): ReactNode {
  const { say } = useTexts();
  return (
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
