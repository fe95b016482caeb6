import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Checkbox, Form, Loaded, Notice, PageHead, Section } from '../../../ui/index.ts';
import { DIGEST, HANDOVERS, SET_DIGEST, SET_HANDOVERS } from './documents.ts';

/** Whether the reader gets a mail about their people each morning: where every such mail leads. */
export function DigestPage(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: DIGEST, requestPolicy: 'cache-and-network' });
  return (
    <>
      <PageHead
        title={say('console.digest')}
        about={say('console.digest.about')}
        back={{ to: '/settings', label: say('console.settings') }}
      />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ contactDigest }) => <Choice on={contactDigest} />}
      </Loaded>
      <Handovers />
    </>
  );
}

function Choice({ on }: { readonly on: boolean }): ReactNode {
  const { say } = useTexts();
  const [, set] = useMutation(SET_DIGEST);
  const [saved, setSaved] = useState<boolean>();
  const send = async (values: FormData) => {
    const wanted = values.has('on');
    const { error } = await set({ on: wanted });
    setSaved(error ? undefined : wanted);
    return failureOf(error);
  };
  return (
    <Form send={send}>
      {(busy) => (
        <div className="card stack">
          <Checkbox name="on" label={say('console.digest.on')} hint={say('console.digest.hint')} initial={on} />
          {saved !== undefined && (
            <Notice kind="good" live>
              <p>{say(saved ? 'console.digest.isOn' : 'console.digest.isOff')}</p>
            </Notice>
          )}
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy}>
              {say('console.save')}
            </Button>
          </div>
        </div>
      )}
    </Form>
  );
}

/** The same of the mail that comes at once when people are given to the reader. */
function Handovers(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: HANDOVERS, requestPolicy: 'cache-and-network' });
  const [, set] = useMutation(SET_HANDOVERS);
  const [saved, setSaved] = useState(false);
  const send = async (values: FormData) => {
    const { error } = await set({ on: values.has('on') });
    setSaved(!error);
    return failureOf(error);
  };
  return (
    <Section title={say('console.digest.handovers')}>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ handoverMails }) => (
          <Form send={send}>
            {(busy) => (
              <div className="card stack">
                <Checkbox
                  name="on"
                  label={say('console.digest.handoversOn')}
                  hint={say('console.digest.handoversHint')}
                  initial={handoverMails}
                />
                {saved && (
                  <Notice kind="good" live>
                    <p>{say('console.digest.saved')}</p>
                  </Notice>
                )}
                <div className="submit">
                  <Button type="submit" kind="primary" busy={busy}>
                    {say('console.save')}
                  </Button>
                </div>
              </div>
            )}
          </Form>
        )}
      </Loaded>
    </Section>
  );
}
