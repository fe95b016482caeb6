import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Loaded, Pill, Table } from '../../../ui/index.ts';
import type { Path } from '../levers/documents.ts';
import { StanceMark } from '../mark.tsx';
import type { PathSeat } from '../path-view.ts';
import { dayWords, seatWords } from '../words.ts';
import { type Guess, GUESS_CONTEXT, GUESSES } from './documents.ts';
import { GuessForm } from './guess-form.tsx';
import { type Lean, LEANS } from './lean.ts';
import css from './private.module.css';

/** What we guess of each seat, beside what is on record: only for those who may read guesses, and counted nowhere. */
export function Guesses({ path }: { readonly path: Path }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  if (!path.lever || !can('council.whip')) return null;
  return (
    <section className={css.guesses} aria-labelledby="guesses">
      <header>
        <h2 id="guesses">{say('console.guess.title')}</h2>
        <Pill icon="lock">{say('console.guess.private')}</Pill>
      </header>
      <p className="meta">{say('console.guess.text')}</p>
      <Seats seats={path.seats} lever={path.lever.code} />
    </section>
  );
}

function Seats({ seats, lever }: { readonly seats: readonly PathSeat[]; readonly lever: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: GUESSES, variables: { lever }, context: GUESS_CONTEXT });
  const held = seats.filter(({ seat }) => seat.figure);
  return (
    <Loaded result={result} retry={() => again()}>
      {({ whipAssessments }) => {
        const guessOf = ({ seat }: PathSeat) => whipAssessments.find(({ figure }) => figure === seat.figure?.code);
        return (
          <Table
            label={say('console.guess.title')}
            rows={held}
            rowKey={({ ward }) => ward}
            columns={[
              { key: 'seat', head: say('console.path.seat'), cell: ({ seat }) => <b>{seatWords(seat, say)}</b> },
              { key: 'now', head: say('console.guess.record'), cell: ({ cell }) => <StanceMark cell={cell} /> },
              {
                key: 'guess',
                head: say('console.guess.ours'),
                cell: (each) => <Ours seat={each} lever={lever} guess={guessOf(each)} />,
              },
            ]}
          />
        );
      }}
    </Loaded>
  );
}

function Ours({
  seat: { seat },
  lever,
  guess,
}: {
  readonly seat: PathSeat;
  readonly lever: string;
  readonly guess: Guess | undefined;
}): ReactNode {
  const { say } = useTexts();
  const [open, setOpen] = useState(false);
  if (!seat.figure) return null;
  const verb = say(guess ? 'console.guess.change' : 'console.guess.add');
  return (
    <div className={css.ours}>
      {guess && <Told guess={guess} />}
      <Button kind="plain" aria-label={`${verb}: ${seat.figure.name}`} onPress={() => setOpen(true)}>
        {verb}
      </Button>
      {open && <GuessForm figure={seat.figure} lever={lever} last={guess} close={() => setOpen(false)} />}
    </div>
  );
}

/** One guess: five steps, the word, and who says so. */
function Told({ guess: { lean, note, witnesses, askedOn, askedBy } }: { readonly guess: Guess }): ReactNode {
  const { say, language } = useTexts();
  return (
    <div>
      <p className={css.lean}>
        <span className={css.steps} aria-hidden="true">
          {LEANS.map((step) => (
            <i key={step} data-on={step === lean || undefined} />
          ))}
        </span>
        <b>{say(`console.guess.lean.${lean as Lean}`)}</b>
      </p>
      {note && <p>{note}</p>}
      <p className="meta">
        {askedBy
          ? say('console.guess.by', { name: askedBy, date: dayWords(language, askedOn) })
          : dayWords(language, askedOn)}{' '}
        {witnesses > 0 && say('console.guess.heard', { count: witnesses })}
      </p>
    </div>
  );
}
