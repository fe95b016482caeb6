import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { languageName } from '../../lib/format.ts';
import { type Language, type Say, sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { told } from '../events/words.ts';
import { type OwnField, useOwnFields } from '../people/own-fields.tsx';
import type { Parts } from './documents.ts';
import { TAGS } from './tags/documents.ts';
import { BLANKS, type Clause, type ClauseKind, kindOf } from './draft.ts';
import { type Option, Pick, Ticks, Typed } from './inputs.tsx';
import { Near } from './near.tsx';
import { Which } from './which.tsx';
import css from './segments.module.css';

type Change = (clause: Clause) => void;

/** A number of days, or none. */
const daysOf = (text: string): number | null => {
  const days = Number.parseInt(text, 10);
  return days > 0 ? Math.min(days, 36_500) : null;
};

function Did({ clause, parts, change }: { clause: Clause; parts: Parts; change: Change }): ReactNode {
  const { say } = useTexts();
  const did = clause.did as {
    kind: string;
    what: string;
    id: string | null;
    since: string | null;
    days: number | null;
    more?: number | null;
    until?: string | null;
  };
  const put = (some: object) => change({ did: { ...did, ...some } });
  const ways = parts.activities.flatMap(({ kind, whats }) =>
    whats.map((what) => ({ value: `${kind}/${what}`, label: sayCode(say, 'console.segments.did', `${kind}.${what}`) })),
  );
  const activity = parts.activities.find(({ kind }) => kind === did.kind);
  return (
    <>
      <Pick
        label={say('console.segments.what')}
        value={`${did.kind}/${did.what}`}
        options={ways}
        choose={(value) => {
          const [kind = '', what = ''] = value.split('/');
          put({ kind, what, id: kind === did.kind ? did.id : null, more: null, until: null });
        }}
      />
      {activity?.measured && (
        <Typed
          label={say('console.segments.moreThan')}
          type="number"
          value={did.more ? String(did.more) : ''}
          typed={(text) => put({ more: daysOf(text) })}
        />
      )}
      {activity && activity.choices.length > 0 && (
        <Which activity={activity} id={did.id} choose={(id) => put({ id })} />
      )}
      <Typed
        label={say('console.segments.withinDays')}
        type="number"
        value={did.days ? String(did.days) : ''}
        typed={(text) => put({ days: daysOf(text), since: null, until: null })}
      />
    </>
  );
}

function Added({ clause, change }: { clause: Clause; change: Change }): ReactNode {
  const { say } = useTexts();
  const added = clause.added as { from: string | null; to: string | null; days: number | null };
  const put = (some: object) => change({ added: { ...added, ...some } });
  return (
    <>
      <Typed
        label={say('console.segments.withinDays')}
        type="number"
        value={added.days ? String(added.days) : ''}
        typed={(text) => put({ days: daysOf(text) })}
      />
      <Typed
        label={say('console.segments.from')}
        type="date"
        value={added.from?.slice(0, 10) ?? ''}
        typed={(text) => put({ from: text || null })}
      />
      <Typed
        label={say('console.segments.until')}
        type="date"
        value={added.to?.slice(0, 10) ?? ''}
        typed={(text) => put({ to: text || null })}
      />
    </>
  );
}

type Asked = Pick<OwnField, 'id' | 'label' | 'choices'> & { readonly type: string };

/** What can be chosen in a field of the organization's own making; undefined where it is written. */
function chosenIn(field: Asked | undefined, say: Say, language: Language): Option[] | undefined {
  if (field?.type === 'BOOLEAN')
    return (['yes', 'no'] as const).map((word) => ({
      value: String(word === 'yes'),
      label: say(`console.fields.${word}`),
    }));
  if (field?.type !== 'CHOICE' && field?.type !== 'CHOICES') return undefined;
  return field.choices.map((each) => ({ value: each.id, label: told(each.label, language).text }));
}

interface SealedText {
  readonly field: string;
  readonly how: string;
  readonly value: string;
  readonly to?: string;
}

/** How what stands in a field may be compared. */
function waysOf(field: Asked | undefined, chosen: boolean): readonly string[] {
  if (chosen) return ['IS', 'EMPTY', 'FILLED'];
  if (field?.type === 'NUMBER' || field?.type === 'DATE') return ['IS', 'LESS', 'MORE', 'BETWEEN', 'EMPTY', 'FILLED'];
  return ['IS', 'STARTS', 'HOLDS', 'EMPTY', 'FILLED'];
}

/** What can be compared: the organization's own fields, and tags that say something. */
function useComparable(): readonly Asked[] {
  const own = useOwnFields();
  const [{ data }] = useQuery({ query: TAGS });
  const tags = (data?.tagList ?? []).flatMap(({ id, label, valueType }) =>
    valueType ? [{ id, label: { en: label, es: label }, type: valueType, choices: [] }] : [],
  );
  return [...own, ...tags];
}

function Sealed({ clause, change }: { clause: Clause; change: Change }): ReactNode {
  const { say, language } = useTexts();
  const all = useComparable();
  const text = clause.text as SealedText;
  const put = (some: Partial<SealedText>) => change({ text: { ...text, ...some } });
  const codes = (group: 'field' | 'how', values: readonly string[]) =>
    values.map((value) => ({ value, label: sayCode(say, `console.segments.${group}`, value) }));
  const own = all.find(({ id }) => id === text.field);
  const choices = chosenIn(own, say, language);
  return (
    <>
      <Pick
        label={say('console.segments.field')}
        value={text.field}
        options={[
          ...codes('field', ['POSTAL_CODE', 'CITY', 'STREET', 'EMAIL_DOMAIN', 'PRONOUNS']),
          ...all.map(({ id, label }) => ({ value: id, label: told(label, language).text })),
        ]}
        choose={(field) => change({ text: { field, value: '', how: field === 'POSTAL_CODE' ? 'STARTS' : 'IS' } })}
      />
      <Pick
        label={say('console.segments.how')}
        value={text.how}
        options={codes('how', waysOf(own, choices !== undefined))}
        choose={(how) => change({ text: { field: text.field, how, value: text.value } })}
      />
      {text.how !== 'EMPTY' && text.how !== 'FILLED' && <Compared {...{ text, own, choices, put }} />}
    </>
  );
}

/** What it is compared with, as the field asks for it. */
function Compared({
  text,
  own,
  choices,
  put,
}: {
  readonly text: SealedText;
  readonly own: Asked | undefined;
  readonly choices: Option[] | undefined;
  readonly put: (some: Partial<SealedText>) => void;
}): ReactNode {
  const { say } = useTexts();
  const label = say('console.segments.value');
  if (choices) {
    const options = [{ value: '', label: say('console.segments.choose') }, ...choices];
    return <Pick label={label} value={text.value} options={options} choose={(value) => put({ value })} />;
  }
  const type = own?.type === 'NUMBER' ? 'number' : own?.type === 'DATE' ? 'date' : 'text';
  const end = say('console.segments.upTo');
  return (
    <>
      <Typed label={label} type={type} any={type === 'number'} value={text.value} typed={(value) => put({ value })} />
      {text.how === 'BETWEEN' && (
        <Typed label={end} type={type} any={type === 'number'} value={text.to ?? ''} typed={(to) => put({ to })} />
      )}
    </>
  );
}

const WARDS = Array.from({ length: 13 }, (_, index) => String(index + 1));

/** Languages that people of Minneapolis speak; what somebody speaks beside the one they read is sealed, and not listed. */
const SPOKEN = ['en', 'es', 'so', 'hmn', 'om', 'am', 'ar', 'fr', 'vi', 'zh', 'ru', 'sw', 'ti', 'kar', 'lo', 'pt', 'qu'];
const spokenIn = ({ languages }: Parts): string[] => [...new Set([...languages.filter(Boolean), ...SPOKEN])];

/** Clauses that are met by any one of what is ticked. */
function Several({ clause, parts, change }: { clause: Clause; parts: Parts; change: Change }): ReactNode {
  const { say, language } = useTexts();
  const kind = kindOf(clause) as 'tags' | 'wards' | 'languages' | 'speaks';
  const noneKnown = { value: '', label: say('console.segments.noneKnown') };
  const options = {
    tags: parts.tags.map(({ id, name }) => ({ value: id, label: name })),
    wards: [...WARDS.map((value) => ({ value, label: value })), noneKnown],
    languages: parts.languages.map((value) => (value ? { value, label: languageName(language, value) } : noneKnown)),
    speaks: spokenIn(parts).map((value) => ({ value, label: languageName(language, value) })),
  }[kind];
  const chosen = (clause[kind] as (string | number | null)[]).map((each) => String(each ?? ''));
  const asWard = (ward: string) => (ward ? Number(ward) : null);
  return (
    <Ticks
      label={say(`console.segments.clause.${kind}`)}
      options={options}
      chosen={chosen}
      choose={(values) => change({ [kind]: kind === 'wards' ? values.map(asWard) : values })}
    />
  );
}

/** What one clause asks, in fields that fit its kind. */
function Fields({ clause, parts, change }: { clause: Clause; parts: Parts; change: Change }): ReactNode {
  const { say } = useTexts();
  const kind = kindOf(clause);
  const label = say(`console.segments.clause.${kind}`);
  const named = (all: readonly { id: string; name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  const codes = (values: readonly string[]) =>
    values.map((value) => ({ value, label: sayCode(say, `console.segments.${kind}`, value) }));
  const one = (options: readonly Option[]) => (
    <Pick label={label} value={String(clause[kind])} options={options} choose={(value) => change({ [kind]: value })} />
  );
  const among = (all: readonly { id: string; name: string }[]) =>
    all.length ? (
      one([{ value: '', label: say('console.segments.choose') }, ...named(all)])
    ) : (
      <p className="hint">{say('console.segments.nothingToChoose')}</p>
    );
  switch (kind) {
    case 'tags':
    case 'wards':
    case 'languages':
    case 'speaks':
      return <Several {...{ clause, parts, change }} />;
    case 'is':
      return one(codes(['EMAIL', 'WORKING_EMAIL', 'PHONE', 'WORKING_PHONE', 'TEXTABLE', 'BOUNCED', 'DECEASED']));
    case 'may':
      return one(codes(['EMAIL', 'SMS', 'SMS_PERSON', 'PHONE']));
    case 'stopped':
      return one(codes(['ALL', 'EMAIL', 'SMS', 'SMS_PERSON', 'PHONE']));
    case 'list':
      return among(parts.lists);
    case 'segment':
      return among(parts.segments);
    case 'zone':
      return among(parts.zones);
    case 'near':
      return <Near {...{ clause, change }} />;
    case 'within':
      return <p className="hint">{say('console.segments.within')}</p>;
    case 'name':
      return (
        <Typed label={say('console.segments.value')} value={String(clause.name)} typed={(name) => change({ name })} />
      );
    case 'did':
      return <Did {...{ clause, parts, change }} />;
    case 'added':
      return <Added {...{ clause, change }} />;
    default:
      return <Sealed {...{ clause, change }} />;
  }
}

/** The kind of a clause, and what it asks. */
export function ClauseFields({ clause, parts, change }: { clause: Clause; parts: Parts; change: Change }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const isOffered = (kind: ClauseKind) => {
    if (kind === 'within') return kindOf(clause) === kind; // Drawn by programs: it is shown, and stays as it is.
    return (kind !== 'text' && kind !== 'speaks') || can('people.contact');
  };
  const kinds = (Object.keys(BLANKS) as ClauseKind[]).filter(isOffered);
  return (
    <div className={css.fields}>
      <Pick
        label={say('console.segments.kind')}
        value={kindOf(clause)}
        options={kinds.map((kind) => ({ value: kind, label: say(`console.segments.clause.${kind}`) }))}
        choose={(kind) => change(BLANKS[kind as ClauseKind])}
      />
      <Fields {...{ clause, parts, change }} />
    </div>
  );
}
