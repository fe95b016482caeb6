import type { ReactNode } from 'react';
import type { LeverView } from '#officials';
import { textIn } from '#platform';
import type { Writing } from './council.grid.tsx';
import { dayWords, underLabel } from './council.words.ts';
import { SpriteIcon } from './sprite.tsx';
import { StanceMark } from './stance-mark.tsx';

/** How far it is, as a row of seats: firm ones first, a gap where the number of votes is reached. */
function Seats({ lever, writing: { t } }: { lever: LeverView; writing: Writing }): ReactNode {
  if (!lever.state) return null;
  const { floor, likely, ceiling, needed } = lever.state;
  const marks = [
    ...Array.from({ length: floor }, () => 'st-support'),
    ...Array.from({ length: likely - floor }, () => 'st-lean-support'),
    ...Array.from({ length: ceiling - likely }, () => 'st-unknown'),
    ...Array.from({ length: lever.seats - ceiling }, () => 'st-oppose'),
  ];
  const counts = { seats: lever.seats, floor, leans: likely - floor, open: ceiling - likely };
  return (
    <p className="seats" role="img" aria-label={t('lever.picture', { ...counts, away: lever.seats - ceiling, needed })}>
      {marks.map((mark, at) => (
        <i key={at} className={at + 1 === needed ? `${mark} need` : mark} />
      ))}
    </p>
  );
}

/** The words of how far it is, or why that is not counted. */
export function leverState({ state, notReckoned, seats, rule }: LeverView, { t }: Pick<Writing, 't'>): string {
  if (!state) return t(`lever.why.${notReckoned ?? 'NO_DECIDER'}`, { known: seats, seats: rule?.seats ?? 0 });
  return `${t(`lever.state.${state.state}`, { ...state })}. ${t('lever.numbers', { ...state })}.`;
}

function Rule({ lever, writing: { t } }: { lever: LeverView; writing: Writing }): ReactNode {
  const { rule, override } = lever;
  if (!rule) return null;
  const { needed, seats, source } = rule;
  const words = [
    needed === null ? t('lever.needsPresent') : t('lever.needs', { needed, seats }),
    override !== null && t('lever.override', { needed: override }),
    !rule.verified && t('lever.unverified'),
  ].filter(Boolean);
  return (
    <>
      <p>
        {words.join('. ')}. {needed !== null && t('lever.noVote')}
      </p>
      <p className="meta">
        {source.url ? <a href={source.url}>{source.publisher}</a> : source.publisher}, {rule.locator}.
      </p>
    </>
  );
}

function Holder({ lever, writing }: { lever: LeverView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  if (!lever.holder) return null;
  const { office, figure, cell } = lever.holder;
  const title = textIn(office, language).text;
  return (
    <>
      <p>
        {figure ? t('lever.holder', { office: title, name: figure.name }) : t('lever.holderNone', { office: title })}.{' '}
        {t('lever.own')}:
      </p>
      <p>
        <StanceMark {...cell} t={t} icon={SpriteIcon} />{' '}
        <span className="soft">
          {underLabel(cell, t)}
          {cell.decidedOn && `, ${dayWords(cell.decidedOn, language)}`}
        </span>
      </p>
    </>
  );
}

/** Every way to win a demand: who decides, by how many votes, and how far it is. */
export function Levers({ levers, writing }: { levers: readonly LeverView[]; writing: Writing }): ReactNode {
  const { t, language } = writing;
  if (!levers.length) return <p>{t('lever.none')}</p>;
  return (
    <ul className="ev text">
      {levers.map((lever) => (
        <li key={lever.code}>
          <SpriteIcon name="scale" />
          <p>
            <b>{t(`lever.kind.${lever.kind as 'ORDINANCE'}`)}</b>.{' '}
            {lever.decider
              ? t('lever.decides', { name: textIn(lever.decider, language).text })
              : t('lever.decidesNobody')}
            .
          </p>
          <p className={`may ${lever.grants ? 'yes' : 'no'}`}>
            <SpriteIcon name={lever.grants ? 'check' : 'minus'} />
            <span>{t(lever.grants ? 'lever.grants' : 'lever.helps')}</span>
          </p>
          <Rule lever={lever} writing={writing} />
          <Seats lever={lever} writing={writing} />
          <p>{leverState(lever, writing)}</p>
          <Holder lever={lever} writing={writing} />
        </li>
      ))}
    </ul>
  );
}
