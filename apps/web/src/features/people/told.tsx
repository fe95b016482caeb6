import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Dialog, Form, FormEnd, Notice, Select, TextField } from '../../ui/index.ts';
import { writeDownConsentDocument } from './documents.ts';
import { CHANNELS, type Reachable } from './reach.tsx';

const HOW = ['TABLE', 'TALK', 'PHONE', 'PAPER', 'MESSAGE'] as const;
type Whom = { readonly id: string } & Pick<Reachable, 'optedOut' | 'deceased'>;

/** Where an organizer writes down what somebody told them: yes or no to each way of reaching them. */
export function Telling({ person }: { readonly person: Whom }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can('people.write') || person.deceased) return null;
  return (
    <div className="reveal">
      <Button icon="chat" onPress={() => setOpen(true)}>
        {say('console.told')}
      </Button>
      {open && <TellDialog person={person} close={() => setOpen(false)} />}
    </div>
  );
}

/** A day as the field of a date takes it, so many years ago, where the reader is. */
const dayAgo = (years: number) => {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear() - years}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

type Channel = (typeof CHANNELS)[number];

const saidIn = (values: FormData) =>
  CHANNELS.flatMap((channel) => {
    const answer = values.get(`said.${channel}`);
    return answer === 'yes' || answer === 'no' ? [{ channel, given: answer === 'yes' }] : [];
  });

/** What they stopped can only be answered with no: the dialog says so before anything is pressed. */
function TellDialog({ person, close }: { readonly person: Whom; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, write] = useMutation(writeDownConsentDocument);
  const isStopped = (channel: Channel) => person.optedOut.includes('ALL') || person.optedOut.includes(channel);
  return (
    <Dialog title={say('console.told')} close={close}>
      <div className="stack">
        <p>{say('console.told.about')}</p>
        {CHANNELS.some(isStopped) && (
          <Notice kind="warn" icon="x">
            <p>{say('console.told.stopHolds')}</p>
          </Notice>
        )}
        <Form
          check={(values) => ({
            ...(!saidIn(values).length && { 'said.EMAIL': say('console.told.nothing') }),
            ...(!values.get('day') && { day: say('console.told.dayNeeded') }),
          })}
          send={async (values) => {
            const how = HOW.find((each) => each === values.get('how')) ?? 'TABLE';
            const day = String(values.get('day'));
            const { error } = await write({ input: { personId: person.id, said: saidIn(values), how, day } });
            if (!error) close();
            return failureOf(error);
          }}
        >
          {(busy) => (
            <>
              {CHANNELS.map((channel) => (
                <Select
                  key={channel}
                  name={`said.${channel}`}
                  label={say(`console.consent.channel.${channel}`)}
                  {...(isStopped(channel) && { hint: say('console.told.stopped') })}
                  options={[
                    { value: '', label: say('console.told.unsaid') },
                    ...(isStopped(channel) ? [] : [{ value: 'yes', label: say('console.told.yes') }]),
                    { value: 'no', label: say('console.told.no') },
                  ]}
                />
              ))}
              <Select
                name="how"
                label={say('console.told.how')}
                options={HOW.map((value) => ({ value, label: say(`console.told.how.${value}`) }))}
              />
              <TextField name="day" type="date" label={say('console.told.day')} initial={dayAgo(0)} />
              <FormEnd busy={busy} cancel={close} />
            </>
          )}
        </Form>
      </div>
    </Dialog>
  );
}
