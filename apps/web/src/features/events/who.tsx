import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import type { Column } from '../../ui/index.ts';
import type { SignUp } from './documents.ts';

/** The columns that say who it is. */
export function useWho(): readonly Column<SignUp>[] {
  const { say } = useTexts();
  const { can } = useSession();
  return [
    {
      key: 'name',
      head: say('console.events.name'),
      cell: ({ name, personId }) =>
        personId && can('people.read') ? (
          <Link className="name" to={`/people/${personId}`}>
            {name}
          </Link>
        ) : (
          <b>{name}</b>
        ),
    },
    {
      key: 'contact',
      head: say('console.events.contact'),
      cell: ({ contact }) => <span className="mask">{contact}</span>,
    },
  ];
}
