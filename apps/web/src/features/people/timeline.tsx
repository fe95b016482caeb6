import type { ReactNode } from 'react';
import { moment } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Icon } from '../../ui/index.ts';

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly note: string | null;
}

const ICONS: Readonly<Record<string, string>> = {
  CREATED: 'userplus',
  IMPORTED: 'upload',
  MERGED: 'people',
  EDITED: 'petition',
  SIGNED_UP: 'events',
  SIGN_UP_CANCELLED: 'x',
  WAITLISTED: 'clock',
  PROMOTED: 'check',
  MESSAGE_SENT: 'mail',
  MESSAGE_FAILED: 'alert',
  OPTED_OUT: 'x',
};

/** What happened to somebody, newest first. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  const { say, language } = useTexts();
  if (!entries.length) return <p className="soft">{say('console.person.nothingYet')}</p>;
  return (
    <ol className="timeline">
      {entries.map(({ id, at, kind, note }) => (
        <li key={id}>
          <Icon name={ICONS[kind] ?? 'info'} />
          <div>
            <p>{sayCode(say, 'console.timeline', kind)}</p>
            {note && <p className="soft">{note}</p>}
            <time className="meta" dateTime={at}>
              {moment(language, at)}
            </time>
          </div>
        </li>
      ))}
    </ol>
  );
}
