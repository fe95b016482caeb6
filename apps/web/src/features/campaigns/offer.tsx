import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Checkbox, Dialog, type Errors, Form, TextField } from '../../ui/index.ts';
import { OFFER_RECORD, RECORD, type Sharing } from './documents.ts';

interface Props extends Pick<Sharing, 'campaigns'> {
  readonly close: () => void;
}

/** Offers campaigns of the own record to an organization, which has to be named exactly. */
export function Offer({ campaigns, close }: Props): ReactNode {
  const { say } = useTexts();
  return (
    <Dialog title={say('console.sharing.offer')} close={close} side>
      {campaigns.length ? (
        <Fields campaigns={campaigns} close={close} />
      ) : (
        <p className="soft">{say('console.sharing.noCampaigns')}</p>
      )}
    </Dialog>
  );
}

const named = (values: FormData) => String(values.get('organization')).trim();

function Fields({ campaigns, close }: Props): ReactNode {
  const { say } = useTexts();
  const [, offer] = useMutation(OFFER_RECORD);
  const chosen = (values: FormData) =>
    campaigns.flatMap(({ code }) => (values.get(`campaign:${code}`) === 'on' ? [code] : []));
  return (
    <Form
      check={(values): Errors => ({
        ...(!named(values) && { organization: say('console.sharing.offerToNeeded') }),
        ...(!chosen(values).length && { [`campaign:${campaigns[0]?.code}`]: say('console.sharing.campaignsNeeded') }),
      })}
      send={async (values) => {
        const input = { organization: named(values), campaigns: chosen(values) };
        const { error } = await offer({ input }, RECORD);
        if (!error) close();
        return failureOf(error);
      }}
    >
      {(busy) => (
        <div className="stack">
          <p>{say('console.sharing.offerHow')}</p>
          <TextField
            name="organization"
            label={say('console.sharing.offerTo')}
            hint={say('console.sharing.offerToHint')}
            autoComplete="off"
          />
          <fieldset className="stack">
            <legend className="label">{say('console.sharing.campaigns')}</legend>
            {campaigns.map(({ code, name }) => (
              <Checkbox key={code} name={`campaign:${code}`} label={name} />
            ))}
          </fieldset>
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy}>
              {say('console.sharing.offerSend')}
            </Button>
            <Button kind="plain" onPress={close}>
              {say('console.cancel')}
            </Button>
          </div>
        </div>
      )}
    </Form>
  );
}
