import type { ReactNode } from 'react';
import { Link, Route, Switch } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { ButtonLink, Failed, NotHere, Notice, PageHead } from '../../ui/index.ts';
import { Counts } from './counts.tsx';
import { Flags } from './flagged.tsx';
import { Mailbox } from './mailbox.tsx';
import { EditMailing, NewMailing } from './mailing-form.tsx';
import { MailingPage } from './mailing.tsx';
import { Mailings } from './mailings.tsx';
import css from './outreach.module.css';

/** Mailings; and what the system wrote to people: what became of it, and the mails that stayed here. */
export default function OutreachScreens(): ReactNode {
  const { can } = useSession();
  const refused = <Failed whole failure={{ code: 'FORBIDDEN', message: '', fields: {} }} />;
  return (
    <Switch>
      <Route path="/outreach">
        <Head at="mailings" />
        <Mailings />
      </Route>
      <Route path="/outreach/new">{can('outreach.send') ? <NewMailing /> : refused}</Route>
      <Route path="/outreach/messages/:mail?">
        {({ mail }) => (
          <>
            <Head at="messages" />
            <Way />
            <Counts />
            <Flags />
            <Mailbox open={mail} />
          </>
        )}
      </Route>
      <Route path="/outreach/mailings/:id/edit">
        {({ id }) => (can('outreach.send') ? <EditMailing key={id} id={id} /> : refused)}
      </Route>
      <Route path="/outreach/mailings/:id">{({ id }) => <MailingPage key={id} id={id} />}</Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  );
}

function Head({ at }: { readonly at: 'mailings' | 'messages' }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const current = (tab: typeof at) => (tab === at ? 'page' : undefined);
  return (
    <>
      <PageHead
        title={say('console.outreach.title')}
        about={say(at === 'mailings' ? 'console.mailings.lede' : 'console.outreach.lede')}
        acts={
          at === 'mailings' &&
          can('outreach.send') && (
            <ButtonLink to="/outreach/new" kind="primary" icon="plus">
              {say('console.mailings.new')}
            </ButtonLink>
          )
        }
      />
      <nav className="tabs" aria-label={say('console.mailings.tabs')}>
        <Link to="/outreach" aria-current={current('mailings')}>
          {say('console.mailings')}
        </Link>
        <Link to="/outreach/messages" aria-current={current('messages')}>
          {say('console.mailings.tabMessages')}
        </Link>
      </nav>
    </>
  );
}

/** Whether mail leaves this machine at all, and how it would. */
function Way(): ReactNode {
  const { say } = useTexts();
  const { mailIsLocal } = useMe();
  if (!mailIsLocal)
    return (
      <Notice icon="outreach">
        <p>
          <b>{say('console.outreach.sent')}</b> {say('console.outreach.sentText')}
        </p>
      </Notice>
    );
  const [before, between, after] = say('console.outreach.localHow', { setting: '\u0000', example: '\u0000' }).split(
    '\u0000',
  );
  return (
    <Notice kind="warn" icon="mail">
      <p>
        <b>{say('console.outreach.local')}</b> {say('console.outreach.localText')}
      </p>
      <p>
        {before}
        <code className={css.code}>SMTP_URL</code>
        {between}
        <code className={css.code}>smtps://name:password@mail.example.org</code>
        {after}
      </p>
    </Notice>
  );
}
