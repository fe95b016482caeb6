import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Form, Loaded, Notice, Section, TextField } from '../../ui/index.ts';
import { SAVE_SENDER, SENDER } from './documents.ts';

interface Sender {
  readonly name: string;
  readonly postalAddress: string;
  readonly replyTo: string;
}

/** From whom mailings are, and from which address; only who may send mailings can change it. */
export function SenderPart(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: SENDER });
  return (
    <Section title={say('console.sender')}>
      <div className="card stack">
        <p>{say('console.sender.about')}</p>
        <Loaded result={result} retry={() => again()}>
          {({ mailSender }) => (can('outreach.send') ? <Change known={mailSender} /> : <Told known={mailSender} />)}
        </Loaded>
      </div>
    </Section>
  );
}

function Told({ known }: { readonly known: Sender | null }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <p>
        <b>{known ? `${known.name}, ${known.postalAddress}` : say('console.sender.none')}</b>
      </p>
      <p className="meta">{say('console.sender.denied')}</p>
    </>
  );
}

function Change({ known }: { readonly known: Sender | null }): ReactNode {
  const { say } = useTexts();
  const [saved, setSaved] = useState(false);
  const [, save] = useMutation(SAVE_SENDER);
  const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();
  return (
    <Form
      send={async (values) => {
        setSaved(false);
        const replyTo = text(values, 'replyTo') || null;
        const input = { name: text(values, 'name'), postalAddress: text(values, 'postalAddress'), replyTo };
        const { error } = await save({ input });
        setSaved(!error);
        return failureOf(error);
      }}
    >
      {(busy) => (
        <>
          <TextField name="name" label={say('console.sender.name')} initial={known?.name ?? ''} autoComplete="off" />
          <TextField
            name="postalAddress"
            label={say('console.sender.postalAddress')}
            hint={say('console.sender.postalAddressHint')}
            initial={known?.postalAddress ?? ''}
            autoComplete="off"
          />
          <TextField
            name="replyTo"
            type="email"
            label={say('console.sender.replyTo')}
            hint={say('console.sender.replyToHint')}
            initial={known?.replyTo ?? ''}
            optional
            autoComplete="off"
          />
          <div className="submit">
            <Button type="submit" busy={busy}>
              {say('console.sender.save')}
            </Button>
          </div>
          {saved && (
            <Notice kind="good" live>
              <p>{say('console.sender.saved')}</p>
            </Notice>
          )}
        </>
      )}
    </Form>
  );
}
