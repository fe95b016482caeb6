import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Select } from '../../ui/index.ts';
import { FoundSearch } from '../segments/found-search.tsx';
import { useFound } from '../segments/use-found.tsx';
import { GRANT_SUBJECTS } from './documents.ts';

/** What somebody must see to give a grant over it. */
const SEEN = { EVENT: 'events.read', LIST: 'people.read' } as const;

interface Asked {
  readonly scope: keyof typeof SEEN;
}

/** The event or the list that a grant is over; looked for by name where there are more than a page holds. */
export function FoundSubject({ scope }: Asked): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  if (!can(SEEN[scope])) return <p className="field soft">{say(`console.grants.unseen.${scope}`)}</p>;
  return <Choice scope={scope} />;
}

function Choice({ scope }: Asked): ReactNode {
  const { say } = useTexts();
  const [id, choose] = useState('');
  const { typed, type, items, none, many, nameOf, failed, foot } = useFound(GRANT_SUBJECTS, scope, id ? [id] : []);
  if (none) return <p className="field soft">{say(`console.grants.no.${scope}`)}</p>;
  // What is chosen stays, whatever is looked for next.
  const kept = id && items.every((each) => each.id !== id) ? [{ id, name: nameOf(id) }] : [];
  return (
    <>
      {many && <FoundSearch typed={typed} type={type} />}
      <div className="field stack">
        {failed}
        <Select
          name="subject"
          label={say(`console.grants.subject.${scope}`)}
          value={id}
          onChange={choose}
          options={[
            { value: '', label: say(`console.grants.choose.${scope}`) },
            ...[...kept, ...items].map((each) => ({ value: each.id, label: each.name })),
          ]}
        />
        {many && <div>{foot}</div>}
      </div>
    </>
  );
}
