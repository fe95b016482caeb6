import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation, useSearchParams } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import {
  Button,
  ButtonLink,
  Checkbox,
  type Errors,
  Form,
  Loaded,
  Notice,
  Select,
  TextField,
} from '../../../ui/index.ts';
import { codeWords, told } from '../words.ts';
import { CHOICES } from './choices/documents.ts';
import { EVIDENCE_ENTRY, LEDGER_CONTEXT, RECORD_EVIDENCE } from './documents.ts';
import type { Choices, EvidenceEntry, EvidenceInput } from './types.ts';
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

/**
 * Something that an official said or did is entered with its source; it counts once somebody else has accepted it. With
 * `?corrects` the form starts with the row that is corrected, and the new row takes its place once it is accepted.
 */
export function EvidenceForm(): ReactNode {
  const [params] = useSearchParams();
  const corrects = params.get('corrects');
  return corrects ? <Correction key={corrects} id={corrects} /> : <Chosen row={undefined} />;
}

function Correction({ id }: { readonly id: string }): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: EVIDENCE_ENTRY, variables: { id } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ evidenceEntry }) => (
        <div className={css.form}>
          <Notice icon="file">
            <p>
              <b>{say('console.entry.correcting')}</b> {told(evidenceEntry.text, language).text}
            </p>
            <p>{say('console.entry.correctingText')}</p>
          </Notice>
          <Chosen row={evidenceEntry} />
        </div>
      )}
    </Loaded>
  );
}

function Chosen({ row }: { readonly row: EvidenceEntry | undefined }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: CHOICES, variables: { on: null } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ ledgerChoices }) => (
        <>
          {!row && (
            <p className="lede">
              {say('console.entry.evidenceLede')} <Link to="/council/act">{say('console.matters.enterAct')}</Link>
            </p>
          )}
          <Fields choices={ledgerChoices} row={row} />
        </>
      )}
    </Loaded>
  );
}

const inputOf = (values: FormData, row: EvidenceEntry | undefined): EvidenceInput => ({
  type: typed(values, 'type') as EvidenceInput['type'],
  figure: typed(values, 'figure') || null,
  ...{ on: typed(values, 'on') || null, until: typed(values, 'until') || null },
  ...{ textEn: typed(values, 'textEn'), textEs: typed(values, 'textEs') },
  original: typed(values, 'original') || null,
  language: typed(values, 'original') ? typed(values, 'language') || null : null,
  translator: typed(values, 'translator') || null,
  ...{ source: sourceOf(values, row), locator: typed(values, 'locator'), quotedInSource: values.has('quoted') },
  confidence: typed(values, 'confidence') as 'HIGH' | 'MEDIUM' | 'LOW',
  links: linksOf(values),
  corrects: row?.id ?? null,
});

interface Filled {
  readonly choices: Choices;
  readonly row: EvidenceEntry | undefined;
}

function Fields({ choices, row }: Filled): ReactNode {
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
    const { data, error } = await record({ input: inputOf(values, row) }, LEDGER_CONTEXT);
    if (data) navigate('/council/review', { state: { saved: true } });
    return failureOf(error);
  };
  return (
    <Form check={check} send={send}>
      {(busy) => (
        <div className={css.form}>
          <Said choices={choices} row={row} />
          <LinkFields
            demands={choices.demands}
            start={row ? row.links.map((link) => ({ ...link, demand: link.part ?? link.demand })) : []}
          />
          <SourceFields start={row} />
          <Checkbox name="quoted" label={say('console.entry.quoted')} initial={row?.quotedInSource ?? false} />
          <Select
            name="confidence"
            label={say('console.entry.confidence')}
            initial={row?.confidence ?? 'HIGH'}
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
function Said({ choices: { figures }, row }: Filled): ReactNode {
  const { say } = useTexts();
  const types: readonly string[] =
    row && !(TYPES as readonly string[]).includes(row.type) ? [row.type, ...TYPES] : TYPES;
  return (
    <fieldset className={css.group}>
      <legend>{say('console.entry.saidOrDone')}</legend>
      <div className={css.two}>
        <Speaker figures={figures} row={row} />
        <Select
          name="type"
          label={say('console.entry.type')}
          initial={row?.type ?? TYPES[0]}
          options={types.map((value) => ({ value, label: codeWords(say, 'type', value) }))}
        />
        <TextField
          name="on"
          type="date"
          label={say('console.entry.on')}
          hint={say('console.entry.onHint')}
          initial={row?.on ?? ''}
          optional
        />
        <TextField name="until" type="date" label={say('console.entry.until')} initial={row?.until ?? ''} optional />
        <TextField
          name="textEn"
          label={say('console.entry.textEn')}
          hint={say('console.entry.textHint')}
          lang="en"
          initial={row?.text.en ?? ''}
          lines={3}
        />
        <TextField
          name="textEs"
          label={say('console.entry.textEs')}
          lang="es"
          initial={row?.text.es ?? ''}
          lines={3}
          optional
        />
      </div>
      <Original row={row} />
    </fieldset>
  );
}

/** Who said or did it; a correction of what others tell keeps that. */
function Speaker({ figures, row }: Pick<Filled, 'row'> & Pick<Choices, 'figures'>): ReactNode {
  const { say } = useTexts();
  const [params] = useSearchParams();
  const list = useChoices();
  if (row && !row.figure)
    return (
      <p>
        <b>{row.who}</b> <span className="soft">{say('console.entry.whoStays')}</span>
      </p>
    );
  return (
    <Select
      name="figure"
      label={say('console.entry.who')}
      initial={row?.figure ?? params.get('figure') ?? figures[0]?.code ?? ''}
      options={list(figures)}
    />
  );
}

/** The words in the language in which they were said. */
function Original({ row }: Pick<Filled, 'row'>): ReactNode {
  const { say } = useTexts();
  return (
    <details open={Boolean(row?.original)}>
      <summary>{say('console.entry.originalMore')}</summary>
      <div className={css.two}>
        <TextField
          name="original"
          label={say('console.entry.original')}
          initial={row?.original ?? ''}
          lines={3}
          optional
        />
        <TextField
          name="language"
          label={say('console.entry.language')}
          hint={say('console.entry.languageHint')}
          initial={row?.language ?? ''}
          optional
        />
        <TextField name="translator" label={say('console.entry.translator')} initial={row?.translator ?? ''} optional />
      </div>
    </details>
  );
}
