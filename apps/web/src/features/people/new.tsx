import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { FORBIDDEN, failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, ButtonLink, Failed, Form, Notice, PageHead } from '../../ui/index.ts';
import { createPersonDocument } from './documents.ts';
import { checkPerson, PersonFields, personIn } from './person-fields.tsx';

/** Puts somebody in by hand; whoever is put in like this has agreed to nothing yet. */
export default function NewPerson(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [, navigate] = useLocation();
  const [, create] = useMutation(createPersonDocument);
  if (!can('people.write')) return <Failed failure={FORBIDDEN} whole />;
  return (
    <>
      <PageHead
        title={say('console.person.addTitle')}
        about={say('console.person.addAbout')}
        back={{ to: '/people', label: say('console.people') }}
      />
      <div className="card form">
        <Form
          check={(values) => checkPerson(values, say)}
          send={async (values) => {
            const { data, error } = await create({ input: personIn(values) });
            if (data) navigate(`/people/${data.createPerson.id}`, { replace: true });
            return failureOf(error);
          }}
        >
          {(busy) => (
            <>
              <PersonFields />
              <div className="sec">
                <Notice icon="shield">
                  <p>{say('console.person.neverStatus')}</p>
                </Notice>
              </div>
              <div className="submit">
                <Button kind="primary" type="submit" busy={busy}>
                  {say('console.person.save')}
                </Button>
                <ButtonLink kind="plain" to="/people">
                  {say('console.cancel')}
                </ButtonLink>
              </div>
            </>
          )}
        </Form>
      </div>
    </>
  );
}
