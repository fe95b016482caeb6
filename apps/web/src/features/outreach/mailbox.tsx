import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { detailState, useDetail } from '../../lib/use-detail.ts';
import { Blank, ButtonLink, Icon, Loaded, Pager, Section, usePaging } from '../../ui/index.ts';
import { type Mail, MAILBOX } from './documents.ts';
import { MailPane } from './mail.tsx';
import css from './outreach.module.css';

const PAGE = 25;

/** The mails that stayed on this machine, newest first, and the one that the address names. */
export function Mailbox({ open }: { readonly open: string | undefined }): ReactNode {
  const { say } = useTexts();
  const paging = usePaging();
  const [result, again] = useQuery({ query: MAILBOX, variables: { first: PAGE, after: paging.after } });
  const close = useDetail('mail', open, '/outreach/messages');
  return (
    <Section title={say('console.outreach.mailbox')}>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ mailbox: { items, endCursor } }) =>
          items.length || paging.page ? (
            <div className={css.split} data-open={open !== undefined || undefined}>
              <div>
                <ul className={css.mails} aria-label={say('console.outreach.mails')}>
                  {items.map((mail) => (
                    <Line key={mail.id} mail={mail} open={open} />
                  ))}
                </ul>
                {!items.length && <p className="soft">{say('console.outreach.pageGone')}</p>}
                <Pager paging={paging} endCursor={endCursor} />
              </div>
              {open !== undefined && <MailPane key={open} mail={items.find(({ id }) => id === open)} close={close} />}
            </div>
          ) : (
            <Blank
              icon="mail"
              title={say('console.outreach.empty')}
              act={<ButtonLink to="/events">{say('console.outreach.toEvents')}</ButtonLink>}
            >
              <p>{say('console.outreach.emptyText')}</p>
            </Blank>
          )
        }
      </Loaded>
    </Section>
  );
}

function Line({ mail, open }: { readonly mail: Mail; readonly open: string | undefined }): ReactNode {
  const { say, language } = useTexts();
  return (
    <li>
      <Link
        to={`/outreach/messages/${mail.id}`}
        state={detailState(open !== undefined, '/outreach/messages')}
        replace={open !== undefined}
        aria-current={mail.id === open || undefined}
        data-mail={mail.id}
      >
        <span className={css.subject}>{mail.subject}</span>
        <span className={css.to}>{say('console.outreach.to', { address: mail.to })}</span>
        <span className={css.when}>
          {mail.attachments.length > 0 && (
            <span className={css.clip}>
              <Icon name="file" small />
              {say('console.outreach.files', { count: mail.attachments.length })}
            </span>
          )}
          <time dateTime={mail.sentAt}>{moment(language, mail.sentAt)}</time>
        </span>
      </Link>
    </li>
  );
}
