import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { useLocation, useSearchParams } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Checkbox, type Errors, Select, TextField } from '../../../ui/index.ts';
import css from '../entry/entry.module.css';
import { SourceFields, sourceOf, typed, useChoices } from '../entry/parts.tsx';
import { type LeverInput, RECORD_LEVER, WAY_CONTEXT, type WayChoices } from './documents.ts';
import { WayForm } from './frame.tsx';

const KINDS = [
  ...(['ORDINANCE', 'RESOLUTION', 'CONTRACT', 'EXECUTIVE_ORDER', 'AGENCY_POLICY', 'BALLOT', 'COUNTY'] as const),
  ...(['STATE_LAW', 'FEDERAL', 'FUNDING', 'NOT_STATED'] as const),
] as const;
const NEW = 'new';
const isCount = (text: string) => /^\d{1,3}$/.test(text) && Number(text) > 0;

/** The answer says of which field of the rule it speaks; in the form that stands beside the others. */
const inForm = (failure: ReturnType<typeof failureOf>) =>
  failure && {
    ...failure,
    fields: Object.fromEntries(
      Object.entries(failure.fields).map(([name, error]) => [name.replace(/^newRule\./, ''), error]),
    ),
  };

function inputOf(values: FormData): LeverInput {
  const rule = typed(values, 'rule');
  const base = typed(values, 'base') as 'ALL' | 'PRESENT';
  return {
    ...{ demand: typed(values, 'demand'), kind: typed(values, 'kind') as LeverInput['kind'] },
    ...{ decider: typed(values, 'decider') || null, grants: values.has('grants') },
    rule: rule && rule !== NEW ? rule : null,
    newRule:
      rule === NEW
        ? {
            ...{ base, seats: Number(typed(values, 'seats')), source: sourceOf(values) },
            ...{ needed: base === 'ALL' ? Number(typed(values, 'needed')) : null, locator: typed(values, 'locator') },
          }
        : null,
  };
}

/** One way to win a demand: by what, who decides, and how many votes that takes. */
export function LeverForm(): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const [, record] = useMutation(RECORD_LEVER);
  const demand = params.get('demand') ?? '';
  const check = (values: FormData): Errors => {
    if (typed(values, 'rule') !== NEW) return {};
    const needsCount = typed(values, 'base') === 'ALL';
    return {
      ...(!isCount(typed(values, 'seats')) && { seats: say('console.ways.countNeeded') }),
      ...(needsCount && !isCount(typed(values, 'needed')) && { needed: say('console.ways.countNeeded') }),
      ...(!typed(values, 'source.publisher') && { 'source.publisher': say('field.required') }),
      ...(!typed(values, 'locator') && { locator: say('field.required') }),
    };
  };
  return (
    <WayForm
      title="console.ways.lever"
      about="console.ways.leverAbout"
      verb="console.ways.save"
      back={`/council/demands/${demand}`}
      check={check}
      send={async (values) => {
        const { data, error } = await record({ input: inputOf(values) }, WAY_CONTEXT);
        if (data) navigate(`/council/demands/${typed(values, 'demand')}`);
        return inForm(failureOf(error));
      }}
    >
      {(choices) => <Fields choices={choices} demand={demand} />}
    </WayForm>
  );
}

function Fields({ choices, demand }: { readonly choices: WayChoices; readonly demand: string }): ReactNode {
  const { say } = useTexts();
  const list = useChoices();
  const [decider, setDecider] = useState('');
  const [rule, setRule] = useState('');
  const votes = choices.bodies.some(({ code }) => code === decider);
  return (
    <>
      <fieldset className={css.group}>
        <legend>{say('console.ways.way')}</legend>
        <div className={css.two}>
          <Select name="demand" label={say('console.entry.demand')} initial={demand} options={list(choices.demands)} />
          <Select
            name="kind"
            label={say('console.ways.kind')}
            options={KINDS.map((value) => ({ value, label: say(`lever.kind.${value}`) }))}
          />
          <Select
            name="decider"
            label={say('console.ways.decider')}
            options={[
              { value: '', label: say('console.ways.deciderNone') },
              ...list(choices.bodies),
              ...list(choices.offices),
            ]}
            onChange={(value) => {
              setDecider(value);
              setRule('');
            }}
          />
          {votes && (
            <Select
              key={decider}
              name="rule"
              label={say('console.ways.rule')}
              hint={say('console.ways.ruleHint')}
              options={[
                { value: '', label: say('console.ways.ruleOwn') },
                ...list(choices.rules.filter(({ of }) => of === decider)),
                { value: NEW, label: say('console.ways.ruleNew') },
              ]}
              onChange={setRule}
            />
          )}
        </div>
        <Checkbox name="grants" label={say('console.ways.grants')} hint={say('console.ways.grantsHint')} initial />
      </fieldset>
      {votes && rule === NEW && (
        <>
          <NewRule />
          <SourceFields />
        </>
      )}
    </>
  );
}

/** How many must agree, where no rule of the body says so yet. */
function NewRule(): ReactNode {
  const { say } = useTexts();
  const [base, setBase] = useState('ALL');
  return (
    <fieldset className={css.group}>
      <legend>{say('console.ways.ruleNew')}</legend>
      <div className={css.two}>
        <Select
          name="base"
          label={say('console.ways.base')}
          options={(['ALL', 'PRESENT'] as const).map((value) => ({
            value,
            label: say(`console.ways.base.${value}`),
          }))}
          onChange={setBase}
        />
        <TextField name="seats" label={say('console.ways.seats')} inputMode="numeric" autoComplete="off" />
        {base === 'ALL' && (
          <TextField name="needed" label={say('console.ways.needed')} inputMode="numeric" autoComplete="off" />
        )}
      </div>
    </fieldset>
  );
}
