import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useField } from '../../../ui/form.tsx';
import {
  Button,
  ButtonLink,
  Checkbox,
  type Errors,
  Form,
  Icon,
  Loaded,
  Notice,
  Select,
  TextField,
} from '../../../ui/index.ts';
import { CHOICES } from '../entry/choices/documents.ts';
import { LEDGER_CONTEXT } from '../entry/documents.ts';
import type { Choices } from '../entry/types.ts';
import css from '../entry/entry.module.css';
import {
  LinkFields,
  linksOf,
  MatterFields,
  matterOf,
  SourceFields,
  sourceOf,
  typed,
  useChoices,
} from '../entry/parts.tsx';
import { isDay } from '../view.ts';
import { type ActInput, RECORD_ACT } from './documents.ts';

const ACTS = ['AUTHOR', 'COSPONSOR', 'SIGN', 'VETO', 'RETURN_UNSIGNED', 'ORDER'] as const;
type Act = (typeof ACTS)[number];
const isSponsor = (act: Act) => act === 'AUTHOR' || act === 'COSPONSOR';

/** Sponsorships and executive actions are entered with their matter; each counts once somebody else has accepted it. */
export function ActForm(): ReactNode {
  const [on, setOn] = useState('');
  const [result, again] = useQuery({ query: CHOICES, variables: { on: isDay(on) ? on : null } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ ledgerChoices }) => <Fields choices={ledgerChoices} setOn={setOn} />}
    </Loaded>
  );
}

function inputOf(values: FormData): ActInput {
  const act = typed(values, 'act') as Act;
  return {
    ...{ act, on: typed(values, 'on'), links: linksOf(values), source: sourceOf(values) },
    figures: isSponsor(act) ? values.getAll('figures').map(String) : [typed(values, 'figure')],
    locator: typed(values, 'locator'),
    matter: matterOf(values),
  };
}

function Fields({ choices, setOn }: { readonly choices: Choices; readonly setOn: (day: string) => void }): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, record] = useMutation(RECORD_ACT);
  const [act, setAct] = useState<Act>('AUTHOR');
  const check = (values: FormData): Errors => ({
    ...(!isDay(typed(values, 'on')) && { on: say('field.required') }),
    ...(isSponsor(act) && !values.has('figures') && { figures: say('console.matters.nobody') }),
    ...(!typed(values, 'matter.code') &&
      !typed(values, 'matter.titleEn') &&
      !typed(values, 'matter.titleEs') && { 'matter.titleEn': say('field.required') }),
    ...(!typed(values, 'source.publisher') && { 'source.publisher': say('field.required') }),
    ...(!typed(values, 'locator') && { locator: say('field.required') }),
  });
  const send = async (values: FormData) => {
    const { data, error } = await record({ input: inputOf(values) }, LEDGER_CONTEXT);
    if (data) navigate('/council/review', { state: { saved: true } });
    return failureOf(error);
  };
  return (
    <Form check={check} send={send}>
      {(busy) => (
        <div className={css.form}>
          <What choices={choices} act={act} setAct={setAct} setOn={setOn} />
          <LinkFields demands={choices.demands} />
          {act === 'VETO' && (
            <Notice icon="alert">
              <p>{say('console.matters.vetoMeans')}</p>
            </Notice>
          )}
          {isSponsor(act) && (
            <Checkbox name="promise" label={say('console.matters.promise')} hint={say('console.matters.promiseHint')} />
          )}
          <SourceFields />
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy}>
              {say('console.entry.save')}
            </Button>
            <ButtonLink to="/council/matters" kind="plain">
              {say('console.cancel')}
            </ButtonLink>
          </div>
        </div>
      )}
    </Form>
  );
}

interface WhatProps {
  readonly choices: Choices;
  readonly act: Act;
  readonly setAct: (act: Act) => void;
  readonly setOn: (day: string) => void;
}

/** Who did what about which matter, and when. */
function What({ choices, act, setAct, setOn }: WhatProps): ReactNode {
  const { say } = useTexts();
  const list = useChoices();
  const members = new Set(choices.members.map(({ code }) => code));
  return (
    <fieldset className={css.group}>
      <legend>{say('console.matters.what')}</legend>
      <div className={css.two}>
        <Select
          name="act"
          label={say('console.matters.act')}
          options={ACTS.map((value) => ({ value, label: say(`console.matters.act.${value}`) }))}
          onChange={(value) => setAct(value as Act)}
        />
        <TextField name="on" type="date" label={say('console.entry.on')} onChange={setOn} />
        {!isSponsor(act) && (
          <Select
            name="figure"
            label={say('console.matters.executive')}
            options={list(choices.figures.filter(({ code }) => !members.has(code)))}
          />
        )}
        <MatterFields matters={choices.matters} />
      </div>
      {isSponsor(act) && <Sponsors members={choices.members} />}
    </fieldset>
  );
}

function Sponsors({ members }: { readonly members: Choices['members'] }): ReactNode {
  const { say } = useTexts();
  const { id, error } = useField('figures', say('console.matters.whoSponsors'));
  return (
    <fieldset className={css.group} id={id} tabIndex={-1} aria-describedby={error && `${id}-error`}>
      <legend>{say('console.matters.whoSponsors')}</legend>
      {error && (
        <p className="err" id={`${id}-error`}>
          <Icon name="alert" small />
          <span>{error}</span>
        </p>
      )}
      {members.map(({ code, ward, name }) => (
        <label key={code} className="opt">
          <input type="checkbox" name="figures" value={code} />
          <span>
            {name} <span className="meta">{say('council.ward', { ward })}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
