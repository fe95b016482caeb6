import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { languageName, list } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Sure } from '../../ui/index.ts';
import { told } from '../events/words.ts';
import { maskEmail, maskPhone } from '../people/mask.ts';
import { useOwnFields, valueIn } from '../people/own-fields.tsx';
import { takeBackEditDocument, type timelineDocument } from './documents.ts';
import styles from './duplicates.module.css';

type Entry = ResultOf<typeof timelineDocument>['timelineOf']['items'][number];
type Change = Entry['changes'][number];
const OWN = 'custom.';
/** What is hidden on the page of a person until it is asked for is hidden here, too. */
const HIDDEN: Readonly<Record<string, (value: string) => string>> = {
  emails: maskEmail,
  phones: maskPhone,
  address: () => '•••',
  bouncedEmails: maskEmail,
};

/** What an edit changed, fact by fact, and where it is put back. */
export function Edited({ entry, changed }: { readonly entry: Entry; readonly changed: () => void }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [sure, setSure] = useState(false);
  const [, takeBack] = useMutation(takeBackEditDocument);
  const send = async () => {
    const { error } = await takeBack({ entryId: entry.id });
    if (!error) changed();
    return failureOf(error);
  };
  return (
    <div>
      <ul className={styles.files}>
        {entry.changes.map((change) => (
          <li key={change.field}>
            <Fact change={change} />
          </li>
        ))}
      </ul>
      {can('people.write') && (
        <p className="row wrap">
          <Button kind="plain" onPress={() => setSure(true)}>
            {say('console.edit.takeBack')}
          </Button>
        </p>
      )}
      {sure && (
        <Sure
          title={say('console.edit.takeBack')}
          yes={say('console.edit.takeBack')}
          no={say('console.edit.keep')}
          send={send}
          close={() => setSure(false)}
        >
          <p>{say('console.edit.sure')}</p>
        </Sure>
      )}
    </div>
  );
}

function Fact({ change }: { readonly change: Change }): ReactNode {
  const { say, language } = useTexts();
  const fields = useOwnFields();
  const own = change.field.startsWith(OWN) ? fields.find(({ id }) => id === change.field.slice(OWN.length)) : undefined;
  const name = own
    ? told(own.label, language).text
    : sayCode(say, 'console.edit.field', change.field.startsWith(OWN) ? 'custom' : change.field);
  const words = (values: readonly string[]) => {
    if (!values.length) return say('console.edit.nothing');
    if (own) return valueIn(own, [...values], say, language);
    const hide = HIDDEN[change.field];
    if (hide) return list(language, values.map(hide));
    if (/language/i.test(change.field))
      return list(
        language,
        values.map((tag) => languageName(language, tag)),
      );
    return list(language, values);
  };
  const { before, after } = change;
  if (!before.length && !after.length) return <span className="soft">{say('console.edit.changed', { name })}</span>;
  return (
    <span className="soft">{say('console.edit.fromTo', { name, before: words(before), after: words(after) })}</span>
  );
}
