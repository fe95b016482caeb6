import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { useAnswers } from '../../../lib/use-answers.ts';
import { Blank, Icon, Loaded, Notice } from '../../../ui/index.ts';
import { type Council, COUNCIL, type Seat } from '../documents.ts';
import { Top } from '../top.tsx';
import { cellOf, markOf } from '../view.ts';
import { labelWords, seatWords, told } from '../words.ts';
import { CONTACTS, linesOf, numberWords, type WardLine } from './numbers.ts';
import css from './ward.module.css';

/** The thirteen wards as tiles: who holds the seat, where they stand, and how many people we know there. */
export function WardsPage(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: COUNCIL, variables: { asOf: null } });
  return (
    <>
      <Top tab="wards" about={say('console.ward.about')} />
      <Loaded result={result} retry={() => again()}>
        {({ council }) =>
          council.seats.length ? (
            can('people.read') ? (
              <Counted council={council} />
            ) : (
              <Tiles council={council} contacts={undefined} />
            )
          ) : (
            <Blank icon="council" title={say('console.council.empty')}>
              <p>{say('console.council.emptyText')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}

function Counted({ council }: { readonly council: Council }): ReactNode {
  const { say, language } = useTexts();
  const { answers } = useAnswers(CONTACTS);
  const { lines, failed } = linesOf(answers, say, language);
  return (
    <>
      {failed && (
        <Notice kind="warn" icon="alert">
          <p>{say('console.ward.notCounted')}</p>
        </Notice>
      )}
      <Tiles council={council} contacts={lines[0]} />
    </>
  );
}

interface TilesProps {
  readonly council: Council;
  readonly contacts: WardLine | undefined;
}

function Tiles({ council, contacts }: TilesProps): ReactNode {
  const { say } = useTexts();
  return (
    <ul className={css.tiles} aria-label={say('console.ward.tab')}>
      {council.seats.map((seat) => (
        <Tile key={seat.ward} seat={seat} council={council} contacts={contacts} />
      ))}
    </ul>
  );
}

function Tile({ seat, council, contacts }: TilesProps & { readonly seat: Seat }): ReactNode {
  const { say, language } = useTexts();
  const number = contacts && numberWords(contacts, seat.ward, say, language);
  return (
    <li className={css.tile}>
      <b className={css.number} aria-hidden="true">
        {seat.ward}
      </b>
      <h2>
        <Link to={`/council/ward/${seat.ward}`}>
          <span className="vh">{seatWords(seat, say)}</span>
          <span aria-hidden="true">{seat.figure?.name ?? say('console.ward.nobody')}</span>
        </Link>
      </h2>
      <ul className={css.marks} aria-label={say('console.ward.positions')}>
        {council.demands.map(({ code, title }) => {
          const cell = cellOf(seat, code);
          const { icon, mark } = markOf(cell ?? { label: 'UNKNOWN', stale: false });
          return (
            <li key={code} className={`st ${mark}`}>
              <Icon name={icon} small />
              <span className="vh">
                {told(title, language).text}: {cell && labelWords(cell, say)}
              </span>
            </li>
          );
        })}
      </ul>
      {number && (
        <p className="meta">
          {say('console.ward.contacts')}: <b className="num">{number}</b>
        </p>
      )}
    </li>
  );
}
