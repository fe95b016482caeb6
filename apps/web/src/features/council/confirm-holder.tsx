import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { dayFrom } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, type Errors, Form, TextField } from '../../ui/index.ts';
import css from './council.module.css';
import { CONFIRM_HOLDER, type Council, type Seat } from './documents.ts';
import { isDay } from './view.ts';
import { dayWords } from './words.ts';

const today = () => dayFrom(new Date(), 0);

/** Says until when a holder is confirmed past the record, and lets a reviewer confirm one, or put a wrong day right. */
export function ConfirmHolder({
  seat,
  council: { closingDate: closing, review },
}: {
  readonly seat: Seat;
  readonly council: Pick<Council, 'closingDate' | 'review'>;
}): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [again, setAgain] = useState(false);
  const { figure, holderUnconfirmed, confirmedUntil } = seat;
  const later = confirmedUntil !== null && confirmedUntil > closing;
  const mayConfirm = !review.sharedBy && can('council.review') && figure !== null;
  if (!later && !(holderUnconfirmed && mayConfirm)) return null;
  return (
    <section className={css.holder} aria-label={say('console.review.holder')}>
      {later && (
        <p className="meta">
          {say('console.review.holderSince', { date: dayWords(language, confirmedUntil) })}{' '}
          {mayConfirm && !again && (
            <Button kind="plain" onPress={() => setAgain(true)}>
              {say('console.review.holderAgain')}
            </Button>
          )}
        </p>
      )}
      {mayConfirm && (again || holderUnconfirmed) && (
        <HolderForm ward={seat.ward} name={figure.name} closing={closing} done={() => setAgain(false)} />
      )}
    </section>
  );
}

function HolderForm({
  ward,
  name,
  closing,
  done,
}: {
  readonly ward: number;
  readonly name: string;
  readonly closing: string;
  readonly done: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [, confirm] = useMutation(CONFIRM_HOLDER);
  const words = { closing: dayWords(language, closing) };
  const check = (values: FormData): Errors => {
    const until = String(values.get('until'));
    if (isDay(until) && until > closing && until <= today()) return {};
    return { until: say('console.review.holderDayWrong', words) };
  };
  return (
    <>
      <h3>{say('console.review.holder')}</h3>
      <p>
        {say('console.review.holderText', { name })} {say('console.review.holderStale')}
      </p>
      <Form
        check={check}
        send={async (values) => {
          const { error } = await confirm({ ward, until: String(values.get('until')) });
          if (!error) done();
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <TextField
              name="until"
              type="date"
              label={say('console.review.holderDay')}
              hint={say('console.review.holderDayHint', words)}
              initial={today()}
            />
            <div className={css.holderSend}>
              <Button type="submit" icon="check" busy={busy}>
                {say('console.review.holderConfirm', { name })}
              </Button>
            </div>
          </>
        )}
      </Form>
    </>
  );
}
