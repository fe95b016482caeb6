import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import { Icon } from '../../../ui/index.ts';
import { LeverHolder, LeverRule, leverState } from '../demand/levers.tsx';
import type { Path } from './documents.ts';
import css from '../path.module.css';
import { decidesWords } from '../path-words.ts';
import { told } from '../words.ts';

/** The ways to win the demand, each with who decides: a link each, so that a way has an address of its own. */
export function LeverChoice({
  path: { lever: chosen, levers },
  to,
}: {
  readonly path: Path;
  readonly to: (lever: string) => string;
}): ReactNode {
  const { say, language } = useTexts();
  if (levers.length < 2) return null;
  return (
    <nav className={css.choice} aria-labelledby="levers">
      <h2 id="levers">{say('lever.choose')}</h2>
      <div className={css.demands}>
        {levers.map(({ code, kind, decider }) => (
          <Link key={code} to={to(code)} aria-current={code === chosen?.code ? 'page' : undefined}>
            <span>
              {sayCode(say, 'lever.kind', kind)}
              <span className="meta">{decider ? told(decider, language).text : say('lever.decidesNobody')}</span>
            </span>
          </Link>
        ))}
      </div>
    </nav>
  );
}

/** A way on which nothing is counted: who decides, where they stand themselves, and why there is no number. */
export function NotCounted({ path: { lever } }: { readonly path: Path }): ReactNode {
  const { say, language } = useTexts();
  if (!lever) return <p>{say('console.path.lever.none')}</p>;
  return (
    <section className={css.hero} aria-labelledby="path-state">
      <h2 id="path-state">{leverState(lever, say)}</h2>
      <div className={css.lever}>
        <Icon name="scale" small />
        <div className={css.decider}>
          <p>{decidesWords(lever, say, language)}</p>
          <LeverRule lever={lever} />
          <LeverHolder lever={lever} />
        </div>
      </div>
    </section>
  );
}
