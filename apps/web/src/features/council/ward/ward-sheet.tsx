import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useMe, useSession } from '../../../lib/session.tsx';
import { useAnswers } from '../../../lib/use-answers.ts';
import { Blank, Icon, Loaded, PageHead } from '../../../ui/index.ts';
import { type Council, COUNCIL, type Seat } from '../documents.ts';
import { FIGURE, type FigurePage } from '../figure/documents.ts';
import { MEETINGS } from '../private/documents.ts';
import { cellOf } from '../view.ts';
import { codeWords, dateWords, dayWords, labelWords, seatWords, told, underLabel } from '../words.ts';
import { linesOf, numberWords, WARD_SOURCES } from './numbers.ts';
import css from './ward.module.css';

/** So much of each fits on one page, whatever there is; the rest is counted. */
const MOST = { evidence: 2, petitions: 4, said: 8 };
/** A line said at a meeting is cut after so many letters. */
const LETTERS = 140;

/** One page for a meeting, black on white: who, where they stand and since when, our numbers, and what was asked. */
export function WardSheet({ ward }: { readonly ward: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: COUNCIL, variables: { asOf: null } });
  return (
    <Loaded whole result={result} retry={() => again()}>
      {({ council }) => {
        const seat = council.seats.find((each) => String(each.ward) === ward);
        return seat ? (
          <>
            <PageHead
              title={say('console.ward.sheet')}
              about={say('console.ward.sheetAbout')}
              back={{ to: `/council/ward/${ward}`, label: say('console.ward.sheetBack', { ward }) }}
              acts={
                <button type="button" className="btn primary" onClick={() => print()}>
                  <Icon name="print" small />
                  {say('console.ward.print')}
                </button>
              }
            />
            <Sheet council={council} seat={seat} />
          </>
        ) : (
          <Blank whole icon="search" title={say('console.council.missing')}>
            <p>{say('console.ward.missingText')}</p>
          </Blank>
        );
      }}
    </Loaded>
  );
}

interface Seated {
  readonly council: Council;
  readonly seat: Seat;
}

function Sheet({ council, seat }: Seated): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const { name, organization } = useMe();
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date());
  return (
    <article className={css.sheet} aria-label={say('console.ward.sheet')}>
      <header>
        <p>{organization}</p>
        <h2>{seatWords(seat, say)}</h2>
        {!seat.figure && <p>{say('console.ward.nobody')}</p>}
        {seat.holderUnconfirmed && <p>{say('council.unknown.HOLDER_UNCONFIRMED')}</p>}
      </header>
      <section>
        <h3>{say('console.ward.positions')}</h3>
        <p>{say('council.page.asOf', { date: dayWords(language, council.asOf) })}</p>
        <Positions council={council} seat={seat} />
      </section>
      {can('people.read') && <Numbers ward={seat.ward} />}
      {can('council.whip') && seat.figure && <Said figure={seat.figure.code} />}
      <footer>
        <p>{say('console.ward.sheetRule')}</p>
        <p>{say('console.ward.printedBy', { name, when })}</p>
      </footer>
    </article>
  );
}

function Positions({ council, seat }: Seated): ReactNode {
  const { say, language } = useTexts();
  const code = seat.figure?.code;
  const [{ data }] = useQuery({ query: FIGURE, variables: { code: code ?? '', asOf: null }, pause: !code });
  return (
    <ul>
      {council.demands.map((demand) => {
        const cell = cellOf(seat, demand.code);
        const { text, lang } = told(demand.title, language);
        const entry = data?.figure.entries.find((each) => each.demand.code === demand.code);
        return (
          cell && (
            <li key={demand.code}>
              <b lang={lang}>{text}</b>: <b>{labelWords(cell, say)}</b>. {underLabel(cell, say)}.{' '}
              {code && <Rests evidence={entry?.evidence ?? []} />}
            </li>
          )
        );
      })}
    </ul>
  );
}

/** What the position rests on, with its day: the rows that set it. */
function Rests({ evidence }: Pick<FigurePage['entries'][number], 'evidence'>): ReactNode {
  const { say, language } = useTexts();
  const sets = evidence.filter((row) => row.sets);
  if (!sets.length) return say('console.ward.noEvidence');
  const words = sets.slice(0, MOST.evidence).map((row) =>
    say('console.ward.evidenceItem', {
      type: codeWords(say, 'type', row.type),
      date: dateWords(row.date, say, language),
      source: row.source.publisher,
    }),
  );
  const more = sets.length - words.length;
  if (more) words.push(say('console.ward.evidenceMore', { count: more }));
  return `${say('console.ward.evidence', { list: words.join('; ') })}.`;
}

function Numbers({ ward }: { readonly ward: number }): ReactNode {
  const { say, language } = useTexts();
  const { answers } = useAnswers(WARD_SOURCES);
  const { lines, failed } = linesOf(answers, say, language);
  return (
    <section>
      <h3>{say('console.ward.numbers')}</h3>
      {failed && <p>{say('console.ward.notCounted')}</p>}
      <ul>
        {lines.slice(0, MOST.petitions + 2).map((line, at) => (
          <li key={line.key}>
            {at > 1 && `${say('console.ward.signatures')}: `}
            <span lang={line.lang}>{line.name}</span>: <b>{numberWords(line, ward, say, language)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

const cut = (text: string) => (text.length > LETTERS ? `${text.slice(0, LETTERS).trimEnd()}…` : text);

/** What was asked and promised at the latest meetings, for the few who may read that; never the notes themselves. */
function Said({ figure }: { readonly figure: string }): ReactNode {
  const { say, language } = useTexts();
  const [{ data }] = useQuery({ query: MEETINGS, variables: { figure } });
  const said = (data?.meetings ?? []).flatMap(({ id, heldOn, asks, commitments }) => {
    const date = dayWords(language, heldOn);
    return [
      ...commitments.map((text, at) => ({ key: `${id}c${at}`, head: say('console.ward.promised', { date }), text })),
      ...asks.map((text, at) => ({ key: `${id}a${at}`, head: say('console.ward.weAsked', { date }), text })),
    ];
  });
  if (!said.length) return null;
  return (
    <section>
      <h3>{say('console.ward.asked')}</h3>
      <p>{say('console.ward.private')}</p>
      <ul>
        {said.slice(0, MOST.said).map(({ key, head, text }) => (
          <li key={key}>
            {head} {cut(text)}
          </li>
        ))}
      </ul>
      {said.length > MOST.said && <p>{say('console.ward.more', { count: said.length - MOST.said })}</p>}
    </section>
  );
}
