import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Loaded, NotDone, Pill, Section } from '../../../ui/index.ts';
import { StanceMark } from '../mark.tsx';
import { dayWords, told } from '../words.ts';
import { AGREE_OVERRIDE, END_OVERRIDE, LEDGER_CONTEXT, OVERRIDES } from './documents.ts';
import type { Override, Overrides } from './types.ts';
import css from './entry.module.css';

/** What people decided in place of the rule, or propose to: to agree to, or to end. */
export function OverrideList(): ReactNode {
  const { can } = useSession();
  return can('council.review') ? <List /> : null;
}

function List(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: OVERRIDES, context: LEDGER_CONTEXT });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ positionOverrides, ledgerChoices }) =>
        positionOverrides.length > 0 && (
          <Section title={say('console.override.list')}>
            <ul className={`${css.items} ${css.form}`}>
              {positionOverrides.map((override) => (
                <One key={override.id} override={override} choices={ledgerChoices} />
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  );
}

function One({
  override,
  choices: { figures, demands },
}: {
  readonly override: Override;
  readonly choices: Overrides['ledgerChoices'];
}): ReactNode {
  const { say, language } = useTexts();
  const { figure, demand, label, reason, from, until, agreed } = override;
  const nameOf = (code: string, choices: typeof figures) => {
    const choice = choices.find((each) => each.code === code);
    return choice ? told(choice.title, language).text : code;
  };
  return (
    <li className="card">
      <p className="over">{nameOf(demand, demands)}</p>
      <h3>{nameOf(figure, figures)}</h3>
      <p>
        <StanceMark cell={{ label, stale: false }} />{' '}
        <Pill kind={agreed ? 'good' : 'warn'} icon={agreed ? 'check' : 'clock'}>
          {say(agreed ? 'console.override.agreed' : 'console.override.waits')}
        </Pill>
      </p>
      <p>{reason}</p>
      <p className="meta">
        {say('console.override.days', { from: dayWords(language, from), until: dayWords(language, until) })}
      </p>
      <Decide override={override} />
    </li>
  );
}

function Decide({ override: { id, agreed, mine } }: { readonly override: Override }): ReactNode {
  const { say } = useTexts();
  const [agreeing, agree] = useMutation(AGREE_OVERRIDE);
  const [ending, end] = useMutation(END_OVERRIDE);
  return (
    <>
      <NotDone error={agreeing.error ?? ending.error} title="console.entry.notDone" />
      {mine && !agreed && <p className="soft">{say('console.override.mine')}</p>}
      <div className={css.decide}>
        {!agreed && !mine && (
          <Button
            kind="primary"
            icon="check"
            busy={agreeing.fetching}
            onPress={() => void agree({ id }, LEDGER_CONTEXT)}
          >
            {say('console.override.agree')}
          </Button>
        )}
        <Button busy={ending.fetching} onPress={() => void end({ id }, LEDGER_CONTEXT)}>
          {say(agreed ? 'console.override.end' : 'console.override.drop')}
        </Button>
      </div>
    </>
  );
}
