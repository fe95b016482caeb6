import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
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
  const close = useClose(open);
  return (
    <Section title={say('console.outreach.mailbox')}>
      <Loaded result={result} retry={() => again()}>
        {({ mailbox: { items, endCursor } }) =>
          items.length || paging.page ? (
            <div className={css.split} data-open={open !== undefined || undefined}>
              <div>
                <ul className={css.mails} aria-label={say('console.outreach.mails')}>
                  {items.map((mail) => (
                    <Line key={mail.id} mail={mail} isOpen={mail.id === open} />
                  ))}
                </ul>
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

function Line({ mail, isOpen }: { readonly mail: Mail; readonly isOpen: boolean }): ReactNode {
  const { say, language } = useTexts();
  return (
    <li>
      <Link
        to={`/outreach/${mail.id}`}
        state={{ fromList: true }}
        replace={isOpen}
        aria-current={isOpen || undefined}
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

/** Closes the mail by button, Escape or Back; the focus goes back to its line. */
function useClose(open: string | undefined): () => void {
  const [, navigate] = useLocation();
  const last = useRef<string>(undefined);
  const close = useCallback(() => {
    if ((history.state as { fromList?: boolean } | null)?.fromList) history.back();
    else navigate('/outreach', { replace: true });
  }, [navigate]);
  useEffect(() => {
    if (!open && last.current) document.querySelector<HTMLElement>(`[data-mail="${last.current}"]`)?.focus();
    last.current = open;
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    addEventListener('keydown', escape);
    return () => removeEventListener('keydown', escape);
  }, [open, close]);
  return close;
}
