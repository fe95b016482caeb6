import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation, useSearchParams } from 'wouter';
import { failureOf, FORBIDDEN } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import {
  Button,
  ButtonLink,
  Checkbox,
  type Errors,
  Failed,
  Form,
  Loaded,
  PageHead,
  Select,
  TextField,
} from '../../../ui/index.ts';
import entry from '../entry/entry.module.css';
import { SourceFields, sourceOf, typed, useChoices } from '../entry/parts.tsx';
import { CLAIM_CHOICES, CLAIM_CONTEXT, type ClaimChoices, type ClaimInput, RECORD_CLAIM } from './documents.ts';

/** A claim is entered with who makes it and where that was read; it is shown once somebody else has accepted it. */
export function ClaimForm(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <>
      <PageHead
        title={say('console.claims.add')}
        about={say('console.claims.formAbout')}
        back={{ to: '/council/incidents', label: say('claims.all') }}
      />
      {can('council.record') ? <Asked /> : <Failed failure={FORBIDDEN} />}
    </>
  );
}

function Asked(): ReactNode {
  const [result, again] = useQuery({ query: CLAIM_CHOICES });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ claimChoices }) => <Fields choices={claimChoices} />}
    </Loaded>
  );
}

const inputOf = (values: FormData): ClaimInput => ({
  about: typed(values, 'about'),
  claimantKind: typed(values, 'claimantKind') as ClaimInput['claimantKind'],
  claimant: typed(values, 'claimant') || null,
  stance: typed(values, 'stance') as ClaimInput['stance'],
  ...{ on: typed(values, 'on') || null, until: typed(values, 'until') || null },
  ...{ textEn: typed(values, 'textEn'), textEs: typed(values, 'textEs') },
  ...{ source: sourceOf(values), locator: typed(values, 'locator'), quotedInSource: values.has('quoted') },
  dispute: typed(values, 'dispute') || null,
  side: typed(values, 'dispute') ? Number(typed(values, 'side')) : null,
  checked: values.has('checked'),
});

function Fields({ choices }: { readonly choices: ClaimChoices }): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, record] = useMutation(RECORD_CLAIM);
  const check = (values: FormData): Errors => ({
    ...(!typed(values, 'textEn') && !typed(values, 'textEs') && { textEn: say('field.required') }),
    ...(!typed(values, 'source.publisher') && { 'source.publisher': say('field.required') }),
    ...(!typed(values, 'locator') && { locator: say('field.required') }),
  });
  const send = async (values: FormData) => {
    const { data, error } = await record({ input: inputOf(values) }, CLAIM_CONTEXT);
    if (data) navigate('/council/incidents', { state: { saved: true } });
    return failureOf(error);
  };
  return (
    <Form check={check} send={send}>
      {(busy) => (
        <div className={entry.form}>
          <Who choices={choices} />
          <What disputes={choices.disputes} />
          <SourceFields />
          <Checkbox name="quoted" label={say('console.entry.quoted')} />
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy}>
              {say('console.entry.save')}
            </Button>
            <ButtonLink to="/council/incidents" kind="plain">
              {say('console.cancel')}
            </ButtonLink>
          </div>
        </div>
      )}
    </Form>
  );
}

/** About what it is, and who claims it. */
function Who({ choices }: { readonly choices: ClaimChoices }): ReactNode {
  const { say } = useTexts();
  const [params] = useSearchParams();
  const list = useChoices();
  const [kind, setKind] = useState('BODY');
  return (
    <fieldset className={entry.group}>
      <legend>{say('console.claims.fKind')}</legend>
      <div className={entry.two}>
        <Select
          name="about"
          label={say('console.claims.fAbout')}
          initial={params.get('about') ?? ''}
          options={list(choices.about)}
        />
        <Select
          name="claimantKind"
          label={say('console.claims.fKind')}
          initial={kind}
          options={(['BODY', 'FIGURE', 'SOURCE'] as const).map((value) => ({
            value,
            label: say(`console.claims.fKind.${value}`),
          }))}
          onChange={setKind}
        />
        {kind !== 'SOURCE' && (
          <Select
            key={kind}
            name="claimant"
            label={say(kind === 'BODY' ? 'console.claims.fBody' : 'console.claims.fFigure')}
            options={list(kind === 'BODY' ? choices.bodies : choices.figures)}
          />
        )}
        <Select
          name="stance"
          label={say('console.claims.fStance')}
          options={(['ASSERTS', 'DENIES', 'FINDS'] as const).map((value) => ({
            value,
            label: say(`console.claims.fStance.${value}`),
          }))}
        />
      </div>
    </fieldset>
  );
}

/** What it says, when, and which question it answers. */
function What({ disputes }: Pick<ClaimChoices, 'disputes'>): ReactNode {
  const { say } = useTexts();
  const list = useChoices();
  const [dispute, setDispute] = useState('');
  return (
    <fieldset className={entry.group}>
      <legend>{say('console.entry.saidOrDone')}</legend>
      <div className={entry.two}>
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
        <Select
          name="dispute"
          label={say('console.claims.fDispute')}
          options={[{ value: '', label: say('console.claims.fNoDispute') }, ...list(disputes)]}
          onChange={setDispute}
        />
        {dispute && (
          <Select
            name="side"
            label={say('console.claims.fSide')}
            options={['1', '2', '3'].map((value) => ({ value, label: say('claims.side', { side: value }) }))}
          />
        )}
      </div>
    </fieldset>
  );
}
