import { type ReactNode, useEffect, useRef, useState } from 'react';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Dialog, Icon } from '../../ui/index.ts';
import { BESIDE, useShape } from '../../lib/use-media.ts';
import type { Attachment, Mail } from './documents.ts';
import css from './outreach.module.css';

/** One mail, beside the list where there is room, else over the whole screen. */
export function MailPane({ mail, close }: { readonly mail: Mail | undefined; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const beside = useShape(BESIDE);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const title = mail?.subject ?? say('console.outreach.missing');
  if (!beside)
    return (
      <Dialog side title={title} close={close}>
        <Body mail={mail} />
      </Dialog>
    );
  return (
    <aside className={css.pane} aria-label={say('console.outreach.mail')}>
      <header>
        <h3 ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <button type="button" className="btn plain icon" aria-label={say('console.outreach.close')} onClick={close}>
          <Icon name="x" />
        </button>
      </header>
      <Body mail={mail} />
    </aside>
  );
}

function Body({ mail }: { readonly mail: Mail | undefined }): ReactNode {
  const { say, language } = useTexts();
  if (!mail) return <p className="soft">{say('console.outreach.missingText')}</p>;
  return (
    <div className={css.body}>
      <p className="meta">
        {say('console.outreach.to', { address: mail.to })}
        <br />
        <time dateTime={mail.sentAt}>{moment(language, mail.sentAt)}</time>
      </p>
      <div className={css.text}>{linked(mail.text)}</div>
      {mail.attachments.length > 0 && (
        <>
          <p className="over">{say('console.outreach.attachments')}</p>
          <ul>
            {mail.attachments.map((file) => (
              <li key={file.name}>
                <File file={file} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/;

/** The text with its addresses as links: a cancel link in a mail that stayed here can be tried. */
const linked = (text: string): ReactNode =>
  text.split(ADDRESS).map((part, at) =>
    at % 2 ? (
      <a key={at} href={part} rel="noreferrer noopener" target="_blank">
        {part}
      </a>
    ) : (
      part
    ),
  );

/** A file as a link to its bytes in this window's memory, and as the text that it is. */
function File({ file }: { readonly file: Attachment }): ReactNode {
  const { say } = useTexts();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.content], { type: file.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <>
      <a className="btn" href={address} download={file.name}>
        <Icon name="download" small />
        {say('console.outreach.download', { name: file.name })}
      </a>
      <details>
        <summary>{say('console.outreach.show')}</summary>
        <pre tabIndex={0}>{file.content}</pre>
      </details>
    </>
  );
}
