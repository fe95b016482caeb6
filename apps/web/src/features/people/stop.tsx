import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Dialog, Form, Select } from '../../ui/index.ts';
import { optOutDocument } from './documents.ts';
import type { Reachable } from './reach.tsx';

const CHANNELS = ['ALL', 'EMAIL', 'SMS', 'SMS_PERSON', 'PHONE'] as const;
type Channel = (typeof CHANNELS)[number];

/** What somebody has not said stop to yet; nothing is left after a stop to everything. */
export const openTo = ({ optedOut }: Pick<Reachable, 'optedOut'>): readonly Channel[] =>
  optedOut.includes('ALL') ? [] : CHANNELS.filter((channel) => !optedOut.includes(channel));

/** Writes down that somebody said stop, and to what; it says beforehand that nobody here can take it back. */
export function StopDialog({
  person,
  close,
}: {
  readonly person: { readonly id: string } & Pick<Reachable, 'optedOut'>;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, optOut] = useMutation(optOutDocument);
  const channels = openTo(person);
  return (
    <Dialog title={say('console.stop.title')} close={close}>
      <div className="stack">
        <p>{say('console.stop.about')}</p>
        <p>{say('console.stop.final')}</p>
        <Form
          send={async (values) => {
            const channel = channels.find((each) => each === values.get('channel')) ?? 'ALL';
            const { error } = await optOut({ personId: person.id, channel });
            if (!error) close();
            return failureOf(error);
          }}
        >
          {(busy) => (
            <>
              <Select
                name="channel"
                label={say('console.stop.channel')}
                initial={channels[0] ?? 'ALL'}
                options={channels.map((value) => ({ value, label: say(`console.person.agreed.${value}`) }))}
              />
              <div className="submit">
                <Button type="submit" kind="danger" busy={busy}>
                  {say('console.stop.yes')}
                </Button>
                <Button kind="plain" onPress={close}>
                  {say('console.cancel')}
                </Button>
              </div>
            </>
          )}
        </Form>
      </div>
    </Dialog>
  );
}
