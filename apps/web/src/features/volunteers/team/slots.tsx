import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import {
  Blank,
  Button,
  Checkbox,
  Dialog,
  Form,
  FormEnd,
  Loaded,
  Notice,
  Section,
  TextField,
} from '../../../ui/index.ts';
import { dayWords, timeWords } from '../../events/words.ts';
import css from '../volunteers.module.css';
import { CallOff } from './call-off.tsx';
import { MY_SLOTS, OFFER_SLOTS, RECORD_TALK, type Slot, SLOT_CONTEXT, WITHDRAW_SLOT } from './documents.ts';

/** When the reader has time for one-on-ones, who booked which, and how each went. */
export function Slots(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MY_SLOTS, context: SLOT_CONTEXT });
  const [offering, setOffering] = useState(false);
  const offer = (
    <Button icon="plus" onPress={() => setOffering(true)}>
      {say('console.slots.offer')}
    </Button>
  );
  return (
    <Section title={say('console.slots')} beside={offer}>
      <Loaded result={result} retry={() => again()}>
        {({ mySlots }) =>
          mySlots.length ? (
            <ul className={css.shifts}>
              {mySlots.map((slot) => (
                <Line key={slot.id} slot={slot} />
              ))}
            </ul>
          ) : (
            <Blank icon="clock" title={say('console.slots.none')}>
              <p>{say('console.slots.noneNext')}</p>
            </Blank>
          )
        }
      </Loaded>
      {offering && <Offer close={() => setOffering(false)} />}
    </Section>
  );
}

function Line({ slot }: { readonly slot: Slot }): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching, error }, withdraw] = useMutation(WITHDRAW_SLOT);
  const [open, setOpen] = useState<'tell' | 'cancel'>();
  const failure = failureOf(error);
  const begun = new Date(slot.startsAt) <= new Date();
  return (
    <li>
      <h3>{dayWords(slot, language)}</h3>
      <p className="soft">{timeWords(slot, say, language)}</p>
      {slot.person ? (
        <p>
          <Link to={`/people/${slot.person.id}`}>{slot.person.name || say('console.person.nameless')}</Link>
          {slot.state && `: ${sayCode(say, 'console.slots.state', slot.state)}`}
        </p>
      ) : (
        <p className="soft">{say('console.slots.free')}</p>
      )}
      {slot.outcome && <p className={css.note}>{slot.outcome}</p>}
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <div className={css.acts}>
        {slot.oneOnOneId && begun && <Button onPress={() => setOpen('tell')}>{say('console.slots.tell')}</Button>}
        {slot.oneOnOneId && !begun && (
          <Button
            kind="plain"
            aria-label={say('console.slots.cancelOf', { day: dayWords(slot, language) })}
            onPress={() => setOpen('cancel')}
          >
            {say('console.slots.cancel')}
          </Button>
        )}
        {!slot.oneOnOneId && (
          <Button
            kind="plain"
            busy={fetching}
            aria-label={say('console.slots.withdrawOf', { day: dayWords(slot, language) })}
            onPress={() => void withdraw({ id: slot.id }, SLOT_CONTEXT)}
          >
            {say('console.slots.withdraw')}
          </Button>
        )}
      </div>
      {open === 'tell' && slot.oneOnOneId && <Tell id={slot.oneOnOneId} close={() => setOpen(undefined)} />}
      {open === 'cancel' && slot.oneOnOneId && (
        <CallOff slot={slot} id={slot.oneOnOneId} close={() => setOpen(undefined)} />
      )}
    </li>
  );
}

function Offer({ close }: { readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, offer] = useMutation(OFFER_SLOTS);
  return (
    <Dialog title={say('console.slots.offer')} close={close}>
      <Form
        send={async (values) => {
          const text = (name: string) => String(values.get(name) ?? '').trim();
          const input = {
            ...{ days: [text('days')], from: text('from'), until: text('until') },
            place: text('place') || null,
          };
          const failure = failureOf((await offer({ input }, SLOT_CONTEXT)).error);
          if (!failure) close();
          return failure;
        }}
      >
        {(busy) => (
          <>
            <TextField name="days" type="date" label={say('console.own.day')} />
            <TextField name="from" type="time" label={say('console.slots.from')} initial="17:00" />
            <TextField name="until" type="time" label={say('console.slots.until')} initial="19:00" />
            <TextField name="place" label={say('console.slots.place')} hint={say('console.slots.placeHint')} optional />
            <Submit busy={busy} close={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

/** How it went, and what is to be done now. */
function Tell({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, record] = useMutation(RECORD_TALK);
  return (
    <Dialog title={say('console.slots.tell')} close={close}>
      <Form
        send={async (values) => {
          const text = (name: string) => String(values.get(name) ?? '').trim();
          const input = {
            ...{ id, held: values.has('held'), note: text('note') || null, followUp: text('followUp') || null },
            followUpOn: text('followUpOn') || null,
            ...(values.has('checked') && { checked: true }),
          };
          const failure = failureOf((await record({ input }, SLOT_CONTEXT)).error);
          if (!failure) close();
          return failure;
        }}
      >
        {(busy) => (
          <>
            <Checkbox name="held" label={say('console.slots.held')} initial />
            <TextField
              name="note"
              label={say('console.tasks.note')}
              hint={say('console.tasks.noteHint')}
              lines={4}
              optional
            />
            <TextField name="followUp" label={say('console.slots.followUp')} optional />
            <TextField name="followUpOn" type="date" label={say('console.tasks.dueOn')} optional />
            <Submit busy={busy} close={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

function Submit({ busy, close }: { readonly busy: boolean; readonly close: () => void }): ReactNode {
  return <FormEnd busy={busy} cancel={close} />;
}
