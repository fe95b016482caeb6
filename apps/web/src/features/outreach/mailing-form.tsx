import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { languageWord } from '../../lib/format.ts';
import { type Language, LANGUAGES, useTexts } from '../../lib/i18n.ts';
import { Button, ButtonLink, Form, Loaded, PageHead, TextField } from '../../ui/index.ts';
import { BLAST, type BlastInput, CHOICES, CREATE_BLAST, UPDATE_BLAST } from './documents.ts';
import { blank, checkMailing, fieldsOf, type Known, mailingIn } from './mailing-draft.ts';
import css from './mailings.module.css';
import { Whom } from './whom.tsx';

const BOTH = Object.keys(LANGUAGES) as Language[];
const ENDINGS = { en: 'En', es: 'Es' } as const;
type Saved = { readonly id: string } | { readonly failure: Failure | undefined };

/** A mailing that does not exist yet. */
export function NewMailing(): ReactNode {
  const { say } = useTexts();
  const [, create] = useMutation(CREATE_BLAST);
  const nameless = { en: say('console.mailings.nameless.en'), es: say('console.mailings.nameless.es') };
  return (
    <>
      <PageHead
        title={say('console.mailings.formNew')}
        about={say('console.mailings.formLede')}
        back={{ to: '/outreach', label: say('console.mailings.back') }}
      />
      <MailingForm
        known={blank(nameless)}
        leaveTo="/outreach"
        save={async (input) => {
          const { data, error } = await create({ input });
          return data ? data.createBlast : { failure: failureOf(error) };
        }}
      />
    </>
  );
}

/** A draft, to be changed. */
export function EditMailing({ id }: { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: BLAST, variables: { id }, requestPolicy: 'network-only' });
  const [, update] = useMutation(UPDATE_BLAST);
  const shown = result.data?.blast.id === id ? result : { ...result, data: undefined };
  return (
    <Loaded whole result={shown} retry={() => again()}>
      {({ blast }) => (
        <>
          <PageHead
            title={say('console.mailings.formEdit')}
            about={blast.title}
            back={{ to: `/outreach/mailings/${id}`, label: say('console.mailings.backOne') }}
          />
          <MailingForm
            known={blast}
            leaveTo={`/outreach/mailings/${id}`}
            save={async (changes) => {
              const { data, error } = await update({ id, changes });
              return data ? data.updateBlast : { failure: failureOf(error) };
            }}
          />
        </>
      )}
    </Loaded>
  );
}

function MailingForm({
  known,
  leaveTo,
  save,
}: {
  readonly known: Known;
  readonly leaveTo: string;
  readonly save: (input: BlastInput) => Promise<Saved>;
}): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [choices, again] = useQuery({ query: CHOICES });
  return (
    <Loaded result={choices} retry={() => again()}>
      {({ segmentChoices }) => (
        <div className={css.form}>
          <Form
            check={(values) => checkMailing(values, say)}
            send={async (values) => {
              const saved = await save(mailingIn(values));
              if (!('id' in saved)) return saved.failure;
              navigate(`/outreach/mailings/${saved.id}`);
              return undefined;
            }}
          >
            {(busy) => (
              <>
                <Texts known={known} />
                <Whom segment={known.segment} savedSegmentId={known.savedSegmentId} choices={segmentChoices} />
                <When startsAt={known.startsAt} />
                <div className="submit">
                  <Button type="submit" kind="primary" busy={busy}>
                    {say(busy ? 'console.mailings.saving' : 'console.mailings.save')}
                  </Button>
                  <ButtonLink to={leaveTo} kind="plain">
                    {say('console.mailings.leave')}
                  </ButtonLink>
                </div>
              </>
            )}
          </Form>
        </div>
      )}
    </Loaded>
  );
}

/** Name, and subject, text and the words for nobody in both languages, side by side where there is room. */
function Texts({ known }: { readonly known: Known }): ReactNode {
  const { say, language } = useTexts();
  const label = (field: 'subject' | 'body' | 'nameless', each: Language) =>
    say('console.events.inLanguage', {
      field: say(`console.mailings.field.${field}`),
      language: languageWord(language, each),
    });
  return (
    <fieldset className={css.group}>
      <legend>{say('console.mailings.texts')}</legend>
      <p className="hint">{say('console.mailings.textsHint')}</p>
      <TextField
        name="title"
        label={say('console.mailings.field.title')}
        hint={say('console.mailings.field.titleHint')}
        initial={known.title}
        autoComplete="off"
      />
      <div className={css.pairs}>
        {(['subject', 'body', 'nameless'] as const).map((field) =>
          BOTH.map((each) => (
            <TextField
              key={field + each}
              name={`${field}${ENDINGS[each]}`}
              label={label(field, each)}
              lang={each}
              initial={known[field][each]}
              optional
              autoComplete="off"
              {...(field === 'body' && {
                lines: 12,
                hint: say('console.mailings.field.bodyHint', { field: '{name}' }),
              })}
              {...(field === 'nameless' && { hint: say('console.mailings.field.namelessHint') })}
            />
          )),
        )}
      </div>
    </fieldset>
  );
}

function When({ startsAt }: Pick<Known, 'startsAt'>): ReactNode {
  const { say } = useTexts();
  const { date, time } = fieldsOf(startsAt);
  return (
    <fieldset className={css.group}>
      <legend>{say('console.mailings.when')}</legend>
      <p className="hint">{say('console.mailings.whenHint')}</p>
      <div className={css.when}>
        <TextField name="startsOn" type="date" label={say('console.mailings.day')} initial={date} optional />
        <TextField name="startsTime" type="time" label={say('console.mailings.time')} initial={time} optional />
      </div>
    </fieldset>
  );
}
