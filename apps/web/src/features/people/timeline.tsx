import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { moment } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { type Say, sayCode, useTexts } from '../../lib/i18n.ts';
import { Icon } from '../../ui/index.ts';
import type { timelineDocument } from '../duplicates/documents.ts';

type Entry = ResultOf<typeof timelineDocument>['timelineOf']['items'][number];

const ICONS: Readonly<Record<string, string>> = {
  CREATED: 'userplus',
  IMPORTED: 'upload',
  MERGED: 'people',
  EDITED: 'petition',
  SIGNED_UP: 'events',
  SIGN_UP_CANCELLED: 'x',
  WAITLISTED: 'clock',
  PROMOTED: 'check',
  CAME: 'check',
  DID_NOT_COME: 'x',
  WARD_FOUND: 'pin',
  MESSAGE_SENT: 'mail',
  MESSAGE_FAILED: 'alert',
  OPTED_OUT: 'x',
  CONSENTED: 'check',
  SIGNED_PETITION: 'petition',
  SIGNATURE_CONFIRMED: 'check',
  SIGNATURE_WITHDRAWN: 'x',
  PEOPLE_MERGED: 'people',
  TAGGED: 'check',
  UNTAGGED: 'x',
  LISTED: 'check',
  UNLISTED: 'x',
  NOTED: 'petition',
  ONE_ON_ONE_BOOKED: 'events',
  ONE_ON_ONE_CANCELLED: 'x',
  ONE_ON_ONE_HELD: 'check',
  HOURS_LOGGED: 'clock',
  TASK_BY_RULE: 'checks',
  TASK_DONE: 'check',
};
/** Where the words are for a note that is a code. */
const CODED: Readonly<Record<string, string>> = {
  MESSAGE_SENT: 'mail.name',
  MESSAGE_FAILED: 'mail.name',
  OPTED_OUT: 'console.person.agreed',
};

/** A note in words; nothing for a code that the catalogue does not know yet. */
function noteIn(say: Say, { kind, note }: Entry): string | null {
  const group = CODED[kind];
  if (!group || !note) return note;
  const words = sayCode(say, group, note);
  return words === note ? null : words;
}

/** Where each kind of subject has a page; of the others the name is all. */
const PAGES: Readonly<Record<string, string>> = {
  event: '/events',
  petition: '/petitions',
  list: '/people/lists',
  import: '/people/import',
  person: '/people',
  mailing: '/outreach/mailings',
};

/** What it was about, by its name. */
function Subject({ about }: { readonly about: NonNullable<Entry['about']> }): ReactNode {
  const page = PAGES[about.kind];
  const lang = about.language ?? undefined;
  if (!page) return <p lang={lang}>{about.name}</p>;
  return (
    <p>
      <Link to={`${page}/${about.id}`} lang={lang}>
        {about.name}
      </Link>
    </p>
  );
}

/** What happened to somebody, newest first. */
export function Timeline({
  entries,
  more,
}: {
  readonly entries: readonly Entry[];
  /** What an entry holds beside its line: a note, what an edit changed. */
  readonly more: (entry: Entry) => ReactNode;
}): ReactNode {
  const { say, language } = useTexts();
  if (!entries.length) return <p className="soft">{say('console.person.nothingYet')}</p>;
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Icon name={ICONS[entry.kind] ?? 'info'} />
          <div>
            <p>{sayCode(say, 'people.timeline', entry.kind)}</p>
            {entry.about && <Subject about={entry.about} />}
            {more(entry)}
            {noteIn(say, entry) && <p className="soft">{noteIn(say, entry)}</p>}
            <time className="meta" dateTime={entry.at}>
              {moment(language, entry.at)}
            </time>
            {entry.by && !entry.written && <span className="meta"> · {entry.by.name}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}
