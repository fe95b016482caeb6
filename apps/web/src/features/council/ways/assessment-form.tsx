import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { useLocation, useSearchParams } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { type Errors, Select, TextField } from '../../../ui/index.ts';
import css from '../entry/entry.module.css';
import { SourceFields, sourceOf, typed, useChoices } from '../entry/parts.tsx';
import { type AssessmentInput, RECORD_ASSESSMENT, WAY_CONTEXT, type WayChoices } from './documents.ts';
import { WayForm } from './frame.tsx';

const VERDICTS = ['MEETS', 'PARTLY', 'FALLS_SHORT', 'SILENT', 'BEARS_ON'] as const;

const inputOf = (values: FormData): AssessmentInput => ({
  demand: typed(values, 'demand'),
  clause: typed(values, 'clause') || null,
  document: typed(values, 'clause') ? null : typed(values, 'document') || null,
  ...{ clauseEn: typed(values, 'clauseEn') || null, clauseEs: typed(values, 'clauseEs') || null },
  verdict: typed(values, 'verdict') as AssessmentInput['verdict'],
  ...{ reasonEn: typed(values, 'reasonEn'), reasonEs: typed(values, 'reasonEs') },
  assessor: typed(values, 'assessor') || null,
  ...{ source: sourceOf(values), locator: typed(values, 'locator'), checked: values.has('checked') },
});

/** What a clause of a document does for a demand: public once somebody else has accepted it. */
export function AssessmentForm(): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const [, record] = useMutation(RECORD_ASSESSMENT);
  const demand = params.get('demand') ?? '';
  const needed = say('field.required');
  const check = (values: FormData): Errors => ({
    ...(!typed(values, 'clause') &&
      !typed(values, 'clauseEn') &&
      !typed(values, 'clauseEs') && { clauseEn: say('console.ways.clauseNeeded') }),
    ...(!typed(values, 'reasonEn') && !typed(values, 'reasonEs') && { reasonEn: say('console.ways.reasonNeeded') }),
    ...(!typed(values, 'source.publisher') && { 'source.publisher': needed }),
    ...(!typed(values, 'locator') && { locator: needed }),
  });
  return (
    <WayForm
      title="console.ways.assessment"
      about="console.ways.assessmentAbout"
      verb="console.entry.save"
      back={`/council/demands/${demand}`}
      check={check}
      send={async (values) => {
        const { data, error } = await record({ input: inputOf(values) }, WAY_CONTEXT);
        if (data) navigate('/council/review', { state: { saved: true } });
        return failureOf(error);
      }}
    >
      {(choices) => (
        <>
          <What choices={choices} demand={demand} />
          <SourceFields />
        </>
      )}
    </WayForm>
  );
}

function What({ choices, demand }: { readonly choices: WayChoices; readonly demand: string }): ReactNode {
  const { say } = useTexts();
  const list = useChoices();
  const [document, setDocument] = useState(choices.documents[0]?.code ?? '');
  const [clause, setClause] = useState('');
  const clauses = choices.clauses.filter(({ of }) => of === document);
  return (
    <fieldset className={css.group}>
      <legend>{say('console.ways.what')}</legend>
      <div className={css.two}>
        <Select name="demand" label={say('console.entry.demand')} initial={demand} options={list(choices.assessed)} />
        <Select
          name="document"
          label={say('console.ways.document')}
          initial={document}
          options={list(choices.documents)}
          onChange={(value) => {
            setDocument(value);
            setClause('');
          }}
        />
        <Select
          key={document}
          name="clause"
          label={say('console.ways.clause')}
          options={[{ value: '', label: say('console.ways.clauseNew') }, ...list(clauses)]}
          onChange={setClause}
        />
        {!clause && (
          <>
            <TextField name="clauseEn" label={say('console.ways.clauseEn')} lang="en" lines={3} />
            <TextField name="clauseEs" label={say('console.ways.clauseEs')} lang="es" lines={3} optional />
          </>
        )}
        <Select
          name="verdict"
          label={say('demand.verdict')}
          options={VERDICTS.map((value) => ({ value, label: say(`demand.verdict.${value}`) }))}
        />
        <Select
          name="assessor"
          label={say('console.ways.assessor')}
          options={[{ value: '', label: say('demand.assessorRecord') }, ...list(choices.bodies)]}
        />
        <TextField name="reasonEn" label={say('console.ways.reasonEn')} lang="en" lines={3} />
        <TextField name="reasonEs" label={say('console.ways.reasonEs')} lang="es" lines={3} optional />
      </div>
    </fieldset>
  );
}
