import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { FORBIDDEN, type Failure } from '../../../lib/failure.ts';
import { type MessageKey, useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, ButtonLink, type Errors, Failed, Form, Loaded, PageHead } from '../../../ui/index.ts';
import css from '../entry/entry.module.css';
import { WAY_CHOICES, type WayChoices } from './documents.ts';

interface Frame {
  readonly title: MessageKey;
  readonly about: MessageKey;
  /** Where it leads back to. */
  readonly back: string;
  /** The words of its button. */
  readonly verb: MessageKey;
  readonly check: (values: FormData) => Errors;
  readonly send: (values: FormData) => Promise<Failure | undefined>;
  readonly children: (choices: WayChoices) => ReactNode;
}

/** A form of what is otherwise only in the record, for those who keep the ledger. */
export function WayForm({ title, about, back, verb, check, send, children }: Frame): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <>
      <PageHead title={say(title)} about={say(about)} back={{ to: back, label: say('console.ways.back') }} />
      {can('council.record') ? (
        <Asked>
          {(choices) => (
            <Form check={check} send={send}>
              {(busy) => (
                <div className={css.form}>
                  {children(choices)}
                  <div className="submit">
                    <Button type="submit" kind="primary" busy={busy}>
                      {say(verb)}
                    </Button>
                    <ButtonLink to={back} kind="plain">
                      {say('console.cancel')}
                    </ButtonLink>
                  </div>
                </div>
              )}
            </Form>
          )}
        </Asked>
      ) : (
        <Failed failure={FORBIDDEN} />
      )}
    </>
  );
}

function Asked({ children }: { readonly children: (choices: WayChoices) => ReactNode }): ReactNode {
  const [result, again] = useQuery({ query: WAY_CHOICES });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ wayChoices }) => children(wayChoices)}
    </Loaded>
  );
}
