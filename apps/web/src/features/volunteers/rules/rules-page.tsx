import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { type Say, useTexts } from '../../../lib/i18n.ts';
import { useFocusKept } from '../../../lib/use-focus-kept.ts';
import { Blank, Button, Loaded, Notice, PageHead, Pill, Sure } from '../../../ui/index.ts';
import { REMOVE_RULE, type Rule, RULE_CONTEXT, TASK_RULES, UPDATE_RULE } from './documents.ts';
import { RuleForm } from './rule-form.tsx';
import css from './rules.module.css';

type Open = { readonly rule?: Rule; readonly act: 'write' | 'remove' };

/** The rules that make tasks by themselves: what came of each, and the way to make and change them. */
export function RulesPage(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: TASK_RULES, context: RULE_CONTEXT, requestPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<Open>();
  const box = useFocusKept();
  const close = () => setOpen(undefined);
  const add = (
    <Button kind="primary" icon="plus" onPress={() => setOpen({ act: 'write' })}>
      {say('console.rules.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={say('console.rules')}
        about={say('console.rules.about')}
        back={{ to: '/settings', label: say('console.settings') }}
        acts={add}
      />
      <div ref={box}>
        <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
          {({ taskRules }) =>
            taskRules.length ? (
              <Rules rules={taskRules} open={setOpen} />
            ) : (
              <Blank icon="checks" title={say('console.rules.none')} act={add}>
                <p>{say('console.rules.noneNext')}</p>
              </Blank>
            )
          }
        </Loaded>
      </div>
      <div className={css.how}>
        <Notice>
          <p>{say('console.rules.how')}</p>
          <p>{say('console.rules.back')}</p>
          <p>{say('console.rules.nobody')}</p>
        </Notice>
      </div>
      {open?.act === 'write' && <RuleForm {...(open.rule && { rule: open.rule })} close={close} />}
      {open?.act === 'remove' && <Remove rule={open.rule!} close={close} />}
    </>
  );
}

function Rules({ rules, open }: { readonly rules: readonly Rule[]; readonly open: (open: Open) => void }): ReactNode {
  const { say } = useTexts();
  const [failed, setFailed] = useState<string>();
  const most = Math.max(...rules.map(({ made }) => made ?? 0), 1);
  return (
    <div className="stack">
      {failed !== undefined && (
        <Notice kind="bad" live>
          <p>{failed || say('console.unreachable')}</p>
        </Notice>
      )}
      <ul className={css.rules} aria-label={say('console.rules')}>
        {rules.map((rule) => (
          <li key={rule.id} data-off={rule.on ? undefined : ''}>
            <What rule={rule} />
            <Work rule={rule} most={most} />
            <Acts rule={rule} open={open} fail={setFailed} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who gets what it makes. */
function whom({ toPointPerson, user }: Rule, say: Say): string {
  if (toPointPerson)
    return user ? say('console.rules.toPointElse', { name: user.name }) : say('console.rules.toPointOnly');
  return user ? say('console.rules.toUser', { name: user.name }) : say('console.rules.toNobody');
}

function What({ rule }: { readonly rule: Rule }): ReactNode {
  const { say } = useTexts();
  const { trigger, title, dueDays, on, user } = rule;
  const due = dueDays ? say('console.rules.due', { count: dueDays }) : say('console.rules.dueToday');
  return (
    <div className={css.what}>
      <p className="soft">{say(`console.rules.trigger.${trigger}`)}</p>
      <h2>
        {title} {!on && <Pill kind="line">{say('console.rules.isOff')}</Pill>}
      </h2>
      <p className={css.meta}>
        <span>{due}</span>
        <span>{whom(rule, say)}</span>
      </p>
      {user && !user.active && (
        <Pill kind="warn" icon="alert">
          {say('console.rules.userGone', { name: user.name })}
        </Pill>
      )}
    </div>
  );
}

/** What came of it in 30 days: the bar is as long as its tasks among those of the rule with the most, filled as far as done. */
function Work({ rule: { made, done }, most }: { readonly rule: Rule; readonly most: number }): ReactNode {
  const { say } = useTexts();
  const words =
    made === null
      ? say('console.rules.few')
      : made === 0
        ? say('console.rules.noWork')
        : done === null
          ? say('console.rules.workFew', { count: made })
          : say('console.rules.work', { done, count: made });
  return (
    <div className={css.work}>
      <p className="num">{words}</p>
      {Boolean(made) && (
        <span className={css.bar} style={{ inlineSize: `${(100 * made!) / most}%` }} aria-hidden="true">
          <span style={{ inlineSize: `${(100 * (done ?? 0)) / made!}%` }} />
        </span>
      )}
      <p className="hint">{say('console.rules.days')}</p>
    </div>
  );
}

function Acts({
  rule,
  open,
  fail,
}: {
  readonly rule: Rule;
  readonly open: (open: Open) => void;
  readonly fail: (text?: string) => void;
}): ReactNode {
  const { say } = useTexts();
  const [{ fetching }, update] = useMutation(UPDATE_RULE);
  const { id, title, on } = rule;
  const turn = async () => fail(failureOf((await update({ id, changes: { on: !on } }, RULE_CONTEXT)).error)?.message);
  return (
    <div className="row wrap">
      <Button aria-label={say('console.rules.changeOf', { title })} onPress={() => open({ rule, act: 'write' })}>
        {say('console.rules.change')}
      </Button>
      <Button
        kind="plain"
        busy={fetching}
        aria-label={say(on ? 'console.rules.turnOffOf' : 'console.rules.turnOnOf', { title })}
        onPress={() => void turn()}
      >
        {say(on ? 'console.rules.turnOff' : 'console.rules.turnOn')}
      </Button>
      <Button
        kind="plain"
        aria-label={say('console.rules.removeOf', { title })}
        onPress={() => open({ rule, act: 'remove' })}
      >
        {say('console.rules.remove')}
      </Button>
    </div>
  );
}

function Remove({ rule: { id, title }, close }: { readonly rule: Rule; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, remove] = useMutation(REMOVE_RULE);
  return (
    <Sure
      title={say('console.rules.removeAsk')}
      yes={say('console.rules.remove')}
      no={say('console.rules.keep')}
      send={async () => {
        const failure = failureOf((await remove({ id }, RULE_CONTEXT)).error);
        if (!failure) close();
        return failure;
      }}
      close={close}
    >
      <p>{say('console.rules.removeWhat', { title })}</p>
    </Sure>
  );
}
