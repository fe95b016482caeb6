import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Form, FormEnd, Loaded, Notice, Section } from '../../../ui/index.ts';
import { INTEREST_CONTEXT, MY_INTEREST, type Said, SET_MY_INTEREST, type Skill } from './documents.ts';
import { InterestFields, interestIn } from './interest-fields.tsx';

/** What the reader would like to do, folded away once it was said. */
export function MyInterest(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MY_INTEREST, context: INTEREST_CONTEXT });
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <Section title={say('console.own.interest')}>
      {saved && (
        <Notice kind="good" live>
          <p>{say('console.own.interestSaved')}</p>
        </Notice>
      )}
      <Loaded result={result} retry={() => again()}>
        {({ skills, myInterest }) =>
          open ? (
            <Answer
              skills={skills}
              said={myInterest}
              done={() => {
                setSaved(true);
                setOpen(false);
              }}
              close={() => setOpen(false)}
            />
          ) : (
            <div className="card stack">
              <p>{say(myInterest.saidAt ? 'console.own.interestSaid' : 'console.own.interestAsk')}</p>
              <p>
                <Button
                  onPress={() => {
                    setSaved(false);
                    setOpen(true);
                  }}
                >
                  {say(myInterest.saidAt ? 'console.own.interestChange' : 'console.own.interestSay')}
                </Button>
              </p>
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}

function Answer({
  skills,
  said,
  done,
  close,
}: {
  readonly skills: readonly Skill[];
  readonly said: Said;
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const [, save] = useMutation(SET_MY_INTEREST);
  return (
    <div className="card">
      <Form
        send={async (values) => {
          const input = interestIn(values, skills);
          const failure = failureOf((await save({ input }, INTEREST_CONTEXT)).error);
          if (!failure) done();
          return failure;
        }}
      >
        {(busy) => (
          <>
            <InterestFields skills={skills} said={said} />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </div>
  );
}
