import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { type Failure, failureOf } from '../../lib/failure.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Notice } from '../../ui/index.ts';
import { type personDocument, UNRELATE } from './documents.ts';
import styles from './fields.module.css';
import { RelateDialog } from './relate.tsx';

type Person = ResultOf<typeof personDocument>['person'];
type Relation = Person['relations'][number];

/** With whom and where somebody belongs; only for those who may reach people. */
export function Relations({ person, again }: { readonly person: Person; readonly again: () => void }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [adding, setAdding] = useState(false);
  if (!can('people.contact')) return null;
  return (
    <section aria-label={say('console.relations')}>
      <hr className="rule" />
      <h2 className="over">{say('console.relations')}</h2>
      {person.relations.length ? (
        <Lines relations={person.relations} again={again} />
      ) : (
        <p className="meta">{say('console.relations.none')}</p>
      )}
      {can('people.write') && (
        <Button icon="plus" onPress={() => setAdding(true)}>
          {say('console.relations.add')}
        </Button>
      )}
      {adding && (
        <RelateDialog
          personId={person.id}
          close={() => setAdding(false)}
          done={() => {
            setAdding(false);
            again();
          }}
        />
      )}
    </section>
  );
}

function Lines({
  relations,
  again,
}: {
  readonly relations: readonly Relation[];
  readonly again: () => void;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [failure, setFailure] = useState<Failure>();
  const [{ fetching }, unrelate] = useMutation(UNRELATE);
  const end = async (id: string) => {
    const { error } = await unrelate({ id });
    setFailure(failureOf(error));
    if (!error) again();
  };
  return (
    <>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <ul className={styles.relations}>
        {relations.map((each) => (
          <li key={each.id} className={styles.relation}>
            <div>
              <p>
                <span className="soft">{sayCode(say, 'people.relation', each.code)}</span> <Other relation={each} />
              </p>
              {each.note && <p className="meta">{each.note}</p>}
            </div>
            {can('people.write') && (
              <Button
                kind="plain"
                icon="x"
                busy={fetching}
                aria-label={say('console.relations.endOf', { name: nameOf(each) })}
                onPress={() => void end(each.id)}
              >
                {say('console.relations.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const nameOf = ({ person, group }: Relation) => person?.name ?? group?.name ?? '';

function Other({ relation }: { readonly relation: Relation }): ReactNode {
  const { say } = useTexts();
  if (relation.person)
    return <Link to={`/people/${relation.person.id}`}>{relation.person.name || say('console.person.nameless')}</Link>;
  if (!relation.group) return null;
  return <Link to={`/people/groups/${relation.group.id}`}>{relation.group.name}</Link>;
}
