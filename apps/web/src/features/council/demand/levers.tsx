import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Say, sayCode, useTexts } from '../../../lib/i18n.ts';
import { ButtonLink, Icon, Pill, Section } from '../../../ui/index.ts';
import { StanceMark } from '../mark.tsx';
import { told, underLabel } from '../words.ts';
import { Cited } from './cited.tsx';
import css from './demand.module.css';
import type { DemandPage, Lever } from './documents.ts';

/** What a lever needs so that one can say how far it is. */
interface Reckoned extends Pick<Lever, 'notReckoned' | 'seats'> {
  readonly state: Omit<NonNullable<Lever['state']>, 'likely'> | null;
  readonly rule: { readonly seats: number } | null;
}
/** What it takes, and where that stands. */
interface Ruled extends Pick<Lever, 'override'> {
  readonly rule: Pick<NonNullable<Lever['rule']>, 'needed' | 'seats' | 'verified' | 'source' | 'locator'> | null;
}
/** Who decides in person. */
interface Held {
  readonly holder: Pick<NonNullable<Lever['holder']>, 'office' | 'figure' | 'cell'> | null;
}

/** How far it is by a lever, or why that is not counted. */
export function leverState({ state, notReckoned, seats, rule }: Reckoned, say: Say): string {
  if (!state) return say(`lever.why.${notReckoned ?? 'NO_DECIDER'}`, { known: seats, seats: rule?.seats ?? 0 });
  return say(`lever.state.${state.state}`, state);
}

/** Every way to win a demand: who decides, by how many votes, and how far it is. */
export function Levers({
  demand,
  levers,
  asOf,
}: Pick<DemandPage, 'levers'> & { readonly demand: string; readonly asOf: string | undefined }): ReactNode {
  const { say } = useTexts();
  return (
    <Section title={say('lever.title')}>
      <p className="meta">{say('lever.text')}</p>
      {levers.length === 0 && <p>{say('lever.none')}</p>}
      <ul className={css.levers}>
        {levers.map((lever) => (
          <li key={lever.code}>
            <OneLever lever={lever} demand={demand} asOf={asOf} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneLever({
  lever,
  demand,
  asOf,
}: {
  readonly lever: Lever;
  readonly demand: string;
  readonly asOf: string | undefined;
}): ReactNode {
  const { say, language } = useTexts();
  const to = `/council/path/${demand}?lever=${encodeURIComponent(lever.code)}${asOf ? `&asOf=${asOf}` : ''}`;
  const kind = sayCode(say, 'lever.kind', lever.kind);
  return (
    <article className={css.lever} aria-label={kind}>
      <h3>{kind}</h3>
      <p>
        {lever.decider
          ? say('lever.decides', { name: told(lever.decider, language).text })
          : say('lever.decidesNobody')}
      </p>
      <p>
        <Pill kind={lever.grants ? 'good' : undefined} icon={lever.grants ? 'check' : 'minus'}>
          {say(lever.grants ? 'lever.grants' : 'lever.helps')}
        </Pill>
      </p>
      <LeverSeats lever={lever} />
      <p>
        <b>{leverState(lever, say)}</b>
      </p>
      {lever.state && <p className="meta">{say('lever.numbers', lever.state)}</p>}
      <LeverRule lever={lever} />
      <LeverHolder lever={lever} />
      <ButtonLink to={to} aria-label={`${say('lever.path')}: ${kind}`}>
        {say('lever.path')}
      </ButtonLink>
    </article>
  );
}

/** The seats as blocks: firm, leaning, open, then against or away, with a gap where the number is reached. */
function LeverSeats({ lever: { state, seats } }: { readonly lever: Lever }): ReactNode {
  const { say } = useTexts();
  if (!state) return null;
  const { floor, likely, ceiling, needed } = state;
  const markAt = (at: number) =>
    at < floor ? 'st-support' : at < likely ? 'st-lean-support' : at < ceiling ? 'st-unknown' : 'st-oppose';
  const counts = { seats, floor, leans: likely - floor, open: ceiling - likely, away: seats - ceiling, needed };
  return (
    <p className={css.seats} role="img" aria-label={say('lever.picture', counts)}>
      {Array.from({ length: seats }, (_, at) => (
        <i key={at} className={markAt(at)} data-needed={at + 1 === needed || undefined} />
      ))}
    </p>
  );
}

/** How many votes it takes, and where that stands. */
export function LeverRule({ lever: { rule, override } }: { readonly lever: Ruled }): ReactNode {
  const { say } = useTexts();
  if (!rule) return null;
  const { needed, seats } = rule;
  const words = [
    needed === null ? say('lever.needsPresent') : say('lever.needs', { needed, seats }),
    override !== null && say('lever.override', { needed: override }),
    !rule.verified && say('lever.unverified'),
  ];
  return (
    <p className="meta">
      {words.filter(Boolean).join('. ')}. <Cited source={rule.source} locator={rule.locator} />
    </p>
  );
}

/** Who decides alone, or heads the agency, and where they stand themselves. */
export function LeverHolder({ lever: { holder } }: { readonly lever: Held }): ReactNode {
  const { say, language } = useTexts();
  if (!holder) return null;
  const office = told(holder.office, language).text;
  return (
    <div className={css.holder}>
      <p>
        <Icon name="people" small />{' '}
        {holder.figure ? (
          <Link to={`/council/figure/${encodeURIComponent(holder.figure.code)}`}>
            {say('lever.holder', { office, name: holder.figure.name })}
          </Link>
        ) : (
          say('lever.holderNone', { office })
        )}
      </p>
      <p>
        {say('lever.own')}: <StanceMark cell={holder.cell} />{' '}
        <span className="meta">{underLabel(holder.cell, say)}</span>
      </p>
    </div>
  );
}
