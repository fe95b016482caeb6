import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useMe } from '../../lib/session.tsx';
import { NotHere, Notice, PageHead } from '../../ui/index.ts';
import { Counts } from './counts.tsx';
import { Mailbox } from './mailbox.tsx';
import css from './outreach.module.css';

/** What the system wrote to people: what became of it, and the mails that stayed here. */
export default function OutreachScreens(): ReactNode {
  const { say } = useTexts();
  return (
    <Switch>
      <Route path="/outreach/:mail?">
        {({ mail }) => (
          <>
            <PageHead title={say('console.outreach.title')} about={say('console.outreach.lede')} />
            <Way />
            <Counts />
            <Mailbox open={mail} />
          </>
        )}
      </Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
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
