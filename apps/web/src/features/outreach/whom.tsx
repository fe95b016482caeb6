import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { languageName } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Select, TextField } from '../../ui/index.ts';
import { SEGMENT_NAMES } from '../segments/documents.ts';
import type { Choices } from './documents.ts';
import { FoundBoxes } from './found-boxes.tsx';
import type { Known } from './mailing-draft.ts';
import { fieldsOf } from './mailing-draft.ts';
import css from './mailings.module.css';

const WARDS = Array.from({ length: 13 }, (_, index) => String(index + 1));
interface Option {
  readonly value: string;
  readonly label: string;
}

/** Boxes of one part: those that were ticked stay in the form even when the part is folded. */
function Boxes({
  title,
  name,
  options,
  chosen,
  open,
  children,
}: {
  readonly title: string;
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly open?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  if (!options.length) return null;
  return (
    <details className={css.part} open={open || chosen.length > 0}>
      <summary>{title}</summary>
      <div className={css.boxes} role="group" aria-label={title}>
        {options.map(({ value, label }) => (
          <label className="opt" key={value}>
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {children}
    </details>
  );
}

/** Whom a mailing is for: by tag, ward, language and what people did. */
export function Whom({
  segment,
  savedSegmentId,
  choices,
}: {
  readonly segment: Known['segment'];
  readonly savedSegmentId: Known['savedSegmentId'];
  readonly choices: Choices;
}): ReactNode {
  const { say, language } = useTexts();
  const wards = WARDS.map((value) => ({ value, label: say('console.person.wardNumber', { ward: value }) }));
  const tags = choices.tags.map(({ id, name }) => ({ value: id, label: name }));
  const languages = choices.languages.map((value) => ({
    value,
    label: value ? languageName(language, value) : say('console.mailings.languageNone'),
  }));
  const did = segment.activities.map(({ kind, id }) => (id ? `${kind}/${id}` : kind));
  const since = segment.activities.find((each) => each.since)?.since ?? null;
  return (
    <fieldset className={css.group}>
      <legend>{say('console.mailings.who')}</legend>
      <Saved chosen={savedSegmentId} />
      <p className="hint">{say('console.mailings.whoHint')}</p>
      <Boxes title={say('console.mailings.tags')} name="tags" options={tags} chosen={segment.tags} />
      <Boxes title={say('console.mailings.wards')} name="wards" options={wards} chosen={segment.wards.map(String)} />
      <Boxes
        title={say('console.mailings.languages')}
        name="languages"
        options={languages}
        chosen={segment.languages}
      />
      {choices.activities.map((each) => (
        <Activity key={each.kind} activity={each} chosen={did.filter((one) => one.split('/')[0] === each.kind)} />
      ))}
      <div className={css.when}>
        <TextField
          name="since"
          type="date"
          label={say('console.mailings.since')}
          hint={say('console.mailings.sinceHint')}
          initial={fieldsOf(since).date}
          optional
        />
      </div>
    </fieldset>
  );
}

/** What people did of one kind: any of it, or these; looked for by name where there are more than a list holds. */
function Activity({
  activity: { kind, choices, total },
  chosen,
}: {
  readonly activity: Choices['activities'][number];
  readonly chosen: readonly string[];
}): ReactNode {
  const { say } = useTexts();
  const isAll = total <= choices.length;
  const some = choices.map(({ id, name }) => ({ value: `${kind}/${id}`, label: name }));
  // What is chosen and not told here stays in the form: without it, the mailing would be for others.
  const unseen = chosen.filter((value) => value !== kind && some.every((each) => each.value !== value));
  const all = [...some, ...unseen.map((value) => ({ value, label: say('console.segments.unseen') }))];
  return (
    <Boxes
      title={sayCode(say, 'console.mailings.kind', kind)}
      name="activities"
      options={[{ value: kind, label: sayCode(say, 'console.mailings.any', kind) }, ...(isAll ? all : [])]}
      chosen={chosen}
    >
      {!isAll && <FoundBoxes kind={kind} chosen={chosen.flatMap((each) => each.split('/')[1] ?? [])} />}
    </Boxes>
  );
}

/** A saved segment in place of what is ticked; nothing where there is none. */
function Saved({ chosen }: { readonly chosen: string | null }): ReactNode {
  const { say } = useTexts();
  const [{ data }] = useQuery({ query: SEGMENT_NAMES });
  const segments = data?.segments ?? [];
  if (!segments.length) return chosen ? <input type="hidden" name="savedSegmentId" value={chosen} /> : null;
  return (
    <Select
      name="savedSegmentId"
      label={say('console.segments.mailing')}
      hint={say('console.segments.mailingHint')}
      initial={chosen ?? ''}
      options={[
        { value: '', label: say('console.segments.mailingNone') },
        ...segments.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
