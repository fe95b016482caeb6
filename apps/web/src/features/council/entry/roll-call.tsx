import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useField } from '../../../ui/form.tsx';
import { Button, ButtonLink, type Errors, Form, Icon, Loaded, Select, TextField } from '../../../ui/index.ts';
import { isDay } from '../view.ts';
import { told } from '../words.ts';
import { CHOICES } from './choices/documents.ts';
import { LEDGER_CONTEXT, RECORD_ROLL_CALL } from './documents.ts';
import type { Choices, RollCallInput, VoteOption } from './types.ts';
import css from './entry.module.css';
import { LinkFields, linksOf, MatterFields, matterOf, SourceFields, sourceOf, typed, useChoices } from './parts.tsx';
import { countsOf, OPTIONS, optionFor } from './votes.ts';

const MOTIONS = [
  'PASSAGE',
  'OVERRIDE',
  'AMENDMENT',
  'REFER',
  'POSTPONE',
  'TABLE',
  'SUSPEND_RULES',
  'AGENDA',
  'OTHER',
] as const;
const PRINTED = ['YES', 'NO', 'ABSTAIN', 'ABSENT'] as const;

/** A roll call is entered as the minutes print it: a key press a name, and the printed counts beside them. */
export function RollCall(): ReactNode {
  const { say } = useTexts();
  const [on, setOn] = useState('');
  const [body, setBody] = useState<string | null>(null);
  const [result, again] = useQuery({ query: CHOICES, variables: { on: isDay(on) ? on : null, body } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ ledgerChoices }) => (
        <>
          <p className="lede">{say('console.entry.rollCallLede')}</p>
          <Fields choices={ledgerChoices} setOn={setOn} setBody={setBody} />
        </>
      )}
    </Loaded>
  );
}

function inputOf(values: FormData, members: Choices['members']): RollCallInput {
  const votes = members.flatMap(({ code }) => {
    const option = typed(values, `vote ${code}`);
    return option ? [{ figure: code, option: option as VoteOption }] : [];
  });
  const counts = PRINTED.flatMap((option) => {
    const value = typed(values, `count ${option}`);
    return value === '' ? [] : [{ option, value: Number(value) }];
  });
  return {
    ...{ matter: matterOf(values), body: typed(values, 'body') || null },
    motion: typed(values, 'motion') as (typeof MOTIONS)[number],
    ...{ heldOn: typed(values, 'heldOn'), result: typed(values, 'result'), votes, counts, links: linksOf(values) },
    ...{ source: sourceOf(values), locator: typed(values, 'locator'), decision: typed(values, 'decision') || null },
  };
}

interface WhatProps {
  readonly choices: Choices;
  readonly setOn: (day: string) => void;
  readonly setBody: (code: string) => void;
}

function Fields({ choices, setOn, setBody }: WhatProps): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, record] = useMutation(RECORD_ROLL_CALL);
  const [votes, setVotes] = useState<Readonly<Record<string, VoteOption | ''>>>({});
  const { members, demands } = choices;
  // Who votes in one body does not in another.
  const changeBody = (code: string) => {
    setVotes({});
    setBody(code);
  };
  const check = (values: FormData): Errors => ({
    ...(!isDay(typed(values, 'heldOn')) && { heldOn: say('field.required') }),
    ...(!typed(values, 'matter.code') &&
      !typed(values, 'matter.titleEn') &&
      !typed(values, 'matter.titleEs') && { 'matter.titleEn': say('field.required') }),
    ...(!typed(values, 'source.publisher') && { 'source.publisher': say('field.required') }),
    ...(!typed(values, 'locator') && { locator: say('field.required') }),
    ...(!members.some(({ code }) => typed(values, `vote ${code}`)) && { votes: say('console.entry.noVotes') }),
  });
  const send = async (values: FormData) => {
    const { data, error } = await record({ input: inputOf(values, members) }, LEDGER_CONTEXT);
    if (data) navigate('/council/review', { state: { saved: true } });
    return failureOf(error);
  };
  return (
    <Form check={check} send={send}>
      {(busy) => (
        <div className={css.form}>
          <What choices={choices} setOn={setOn} setBody={changeBody} />
          <LinkFields demands={demands} vote />
          <SourceFields />
          <Roll members={members} votes={votes} setVotes={setVotes} />
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy} id={SAVE}>
              {say('console.entry.save')}
            </Button>
            <ButtonLink to="/council" kind="plain">
              {say('console.cancel')}
            </ButtonLink>
          </div>
        </div>
      )}
    </Form>
  );
}
const SAVE = 'save-roll-call';

/** The matter, the motion and how it ended; a matter that is known is chosen, another one is named. */
function What({ choices, setOn, setBody }: WhatProps): ReactNode {
  const { say } = useTexts();
  const list = useChoices();
  const { matters, decisions, bodies, body } = choices;
  return (
    <fieldset className={css.group}>
      <legend>{say('console.entry.what')}</legend>
      <div className={css.two}>
        <TextField name="heldOn" type="date" label={say('console.entry.heldOn')} onChange={setOn} />
        {bodies.length > 1 && (
          <Select
            name="body"
            label={say('console.entry.body')}
            initial={body}
            options={list(bodies)}
            onChange={setBody}
          />
        )}
        <Select
          key={`decision ${body}`}
          name="decision"
          label={say('console.entry.decision')}
          hint={say('console.entry.decisionHint')}
          options={[{ value: '', label: say('console.entry.none') }, ...list(decisions)]}
          optional
        />
        <MatterFields key={`matter ${body}`} matters={matters} />
        <Select
          name="motion"
          label={say('console.entry.motion')}
          hint={say('console.entry.motionHint')}
          options={MOTIONS.map((value) => ({ value, label: say(`console.entry.motion.${value}`) }))}
        />
        <Select
          name="result"
          label={say('console.entry.result')}
          options={(['PASSED', 'FAILED'] as const).map((value) => ({
            value,
            label: say(`console.entry.result.${value}`),
          }))}
        />
      </div>
    </fieldset>
  );
}

interface RollProps {
  readonly members: Choices['members'];
  readonly votes: Readonly<Record<string, VoteOption | ''>>;
  readonly setVotes: (votes: Readonly<Record<string, VoteOption | ''>>) => void;
}

/** One line a member. A letter says how they voted and goes on to the next; the device's own list does it, too. */
function Roll({ members, votes, setVotes }: RollProps): ReactNode {
  const { say, language } = useTexts();
  const { id, error } = useField('votes', say('console.entry.roll'));
  const roll = useRef<HTMLOListElement>(null);
  const press = (event: KeyboardEvent<HTMLSelectElement>, code: string, at: number) => {
    const option = event.ctrlKey || event.metaKey || event.altKey ? undefined : optionFor(event.key);
    if (!option) return;
    event.preventDefault();
    setVotes({ ...votes, [code]: option });
    const next = roll.current?.querySelectorAll('select')[at + 1] ?? document.getElementById(SAVE);
    next?.focus();
  };
  const counts = countsOf(votes);
  return (
    <fieldset className={css.group} id={id} tabIndex={-1} aria-describedby={error && `${id}-error`}>
      <legend>{say('console.entry.roll')}</legend>
      <p className="hint">{say('console.entry.rollHint')}</p>
      {error && (
        <p className="err" id={`${id}-error`}>
          <Icon name="alert" small />
          <span>{error}</span>
        </p>
      )}
      <div className={css.split}>
        <ol className={css.roll} ref={roll}>
          {members.map(({ code, ward, place, name }, at) => (
            <li key={code} data-vote={votes[code] || undefined}>
              <label>
                <span className="meta">{place ? told(place, language).text : say('council.ward', { ward })}</span>
                <b>{name}</b>
                <select
                  className="input"
                  name={`vote ${code}`}
                  value={votes[code] ?? ''}
                  onChange={(event) => setVotes({ ...votes, [code]: event.currentTarget.value as VoteOption | '' })}
                  onKeyDown={(event) => press(event, code, at)}
                >
                  <option value="">{say('console.entry.notSaid')}</option>
                  {OPTIONS.map((option) => (
                    <option key={option} value={option}>
                      {say(`console.entry.option.${option}`)}
                    </option>
                  ))}
                </select>
              </label>
            </li>
          ))}
        </ol>
        <Totals counts={counts} named={[...counts.values()].reduce((sum, each) => sum + each, 0)} of={members.length} />
      </div>
    </fieldset>
  );
}

/** The names counted beside what the minutes print; where they differ it says so, and both are kept. */
function Totals({
  counts,
  named,
  of,
}: {
  readonly counts: ReadonlyMap<VoteOption, number>;
  readonly named: number;
  readonly of: number;
}): ReactNode {
  const { say } = useTexts();
  const [printed, setPrinted] = useState<Readonly<Record<string, string>>>({});
  const differ = PRINTED.filter((option) => {
    const value = printed[option] ?? '';
    return value !== '' && Number(value) !== (counts.get(option) ?? 0);
  });
  return (
    <section className={css.totals} aria-label={say('console.entry.totals')}>
      <h3>{say('console.entry.totals')}</h3>
      <p className="meta">{say('console.entry.named', { named, of })}</p>
      <div className={css.counts}>
        {PRINTED.map((option) => (
          <div key={option}>
            <TextField
              name={`count ${option}`}
              label={say(`console.entry.option.${option}`)}
              inputMode="numeric"
              autoComplete="off"
              onChange={(value) => setPrinted({ ...printed, [option]: value.replace(/\D/g, '') })}
            />
            <span className="meta">{say('console.entry.counted', { count: counts.get(option) ?? 0 })}</span>
          </div>
        ))}
      </div>
      <p role="status" className={css.differ}>
        {differ.length > 0 && (
          <>
            <Icon name="alert" small /> {say('console.entry.differ')}
          </>
        )}
      </p>
    </section>
  );
}
