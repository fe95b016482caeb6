import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation, useSearchParams } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, ButtonLink, Checkbox, type Errors, Form, Loaded, Select, TextField } from '../../../ui/index.ts';
import { CHOICES, type Choices, type EvidenceInput, LEDGER_CONTEXT, RECORD_EVIDENCE } from './documents.ts';
import css from './entry.module.css';
import { LinkFields, linksOf, SourceFields, sourceOf, typed, useChoices } from './parts.tsx';

const TYPES = [
  'DIRECT_QUOTE',
  'REPORTED_PARAPHRASE',
  'PLEDGE',
  'QUESTIONNAIRE',
  'FORUM_ANSWER',
  'OWN_POST',
  'NEWSLETTER',
  'TESTIMONY',
  'ENDORSEMENT',
  'EVENT_ATTENDANCE',
  'STAFF_STATEMENT',
  'DECLINED_INVITATION',
  'NO_REPLY',
  'ALLEGATION',
] as const;

/** Something that an official said or did is entered with its source; it counts once somebody else has accepted it. */
export function EvidenceForm(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: CHOICES, variables: { on: null } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ ledgerChoices }) => (
        <>
          <p className="lede">
            {say('console.entry.evidenceLede')} <Link to="/council/act">{say('console.matters.enterAct')}</Link>
          </p>
          <Fields choices={ledgerChoices} />
        </>
      )}
    </Loaded>
  );
}

const inputOf = (values: FormData): EvidenceInput => ({
  type: typed(values, 'type') as (typeof TYPES)[number],
  figure: typed(values, 'figure') || null,
  ...{ on: typed(values, 'on') || null, until: typed(values, 'until') || null },
  ...{ textEn: typed(values, 'textEn'), textEs: typed(values, 'textEs') },
  original: typed(values, 'original') || null,
  language: typed(values, 'original') ? typed(values, 'language') || null : null,
  translator: typed(values, 'translator') || null,
  ...{ source: sourceOf(values), locator: typed(values, 'locator'), quotedInSource: values.has('quoted') },
  confidence: typed(values, 'confidence') as 'HIGH' | 'MEDIUM' | 'LOW',
  links: linksOf(values),
});

function Fields({ choices }: { readonly choices: Choices }): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, record] = useMutation(RECORD_EVIDENCE);
  const check = (values: FormData): Errors => ({
    ...(!typed(values, 'textEn') && !typed(values, 'textEs') && { textEn: say('field.required') }),
    ...(!typed(values, 'source.publisher') && { 'source.publisher': say('field.required') }),
    ...(!typed(values, 'locator') && { locator: say('field.required') }),
    ...(typed(values, 'original') && !typed(values, 'language') && { language: say('field.required') }),
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
          <Said figures={choices.figures} />
          <LinkFields demands={choices.demands} />
          <Checkbox name="promise" label={say('console.entry.promise')} hint={say('console.entry.promiseHint')} />
          <SourceFields />
          <Checkbox name="quoted" label={say('console.entry.quoted')} />
          <Select
            name="confidence"
            label={say('console.entry.confidence')}
            options={(['HIGH', 'MEDIUM', 'LOW'] as const).map((value) => ({
              value,
              label: say(`console.entry.confidence.${value}`),
            }))}
          />
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy}>
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

/** Who said or did what, when, and in which words. */
function Said({ figures }: { readonly figures: Choices['figures'] }): ReactNode {
  const { say } = useTexts();
  const [params] = useSearchParams();
  const list = useChoices();
  return (
    <fieldset className={css.group}>
      <legend>{say('console.entry.saidOrDone')}</legend>
      <div className={css.two}>
        <Select
          name="figure"
          label={say('console.entry.who')}
          initial={params.get('figure') ?? figures[0]?.code ?? ''}
          options={list(figures)}
        />
        <Select
          name="type"
          label={say('console.entry.type')}
          options={TYPES.map((value) => ({ value, label: say(`council.type.${value}`) }))}
        />
        <TextField name="on" type="date" label={say('console.entry.on')} hint={say('console.entry.onHint')} optional />
        <TextField name="until" type="date" label={say('console.entry.until')} optional />
        <TextField
          name="textEn"
          label={say('console.entry.textEn')}
          hint={say('console.entry.textHint')}
          lang="en"
          lines={3}
        />
        <TextField name="textEs" label={say('console.entry.textEs')} lang="es" lines={3} optional />
      </div>
      <details>
        <summary>{say('console.entry.originalMore')}</summary>
        <div className={css.two}>
          <TextField name="original" label={say('console.entry.original')} lines={3} optional />
          <TextField
            name="language"
            label={say('console.entry.language')}
            hint={say('console.entry.languageHint')}
            optional
          />
          <TextField name="translator" label={say('console.entry.translator')} optional />
        </div>
      </details>
    </fieldset>
  );
}
