import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Language, LANGUAGES, useTexts } from '../../lib/i18n.ts';
import { useField } from '../../ui/form.tsx';
import { Button, Icon, Select, TextField } from '../../ui/index.ts';
import { type Draft, pastMidnight, type RoleDraft } from './draft.ts';
import css from './events.module.css';
import { languageWord, zoneWords } from './words.ts';

const ENDINGS = { en: 'En', es: 'Es' } as const;
const BOTH = Object.keys(LANGUAGES) as Language[];

interface Started {
  /** What the fields start with. */
  readonly start: Draft;
}

/** Title, line and text in both languages, side by side where there is room. */
export function Texts({ start }: Started): ReactNode {
  const { say, language } = useTexts();
  const label = (field: 'title' | 'summary' | 'description', each: Language) =>
    say('console.events.inLanguage', {
      field: say(`console.events.field.${field}`),
      language: languageWord(language, each),
    });
  return (
    <fieldset className={css.group}>
      <legend>{say('console.events.texts')}</legend>
      <p className="hint">{say('console.events.textsHint')}</p>
      <div className={css.pairs}>
        {(['title', 'summary', 'description'] as const).map((field) =>
          BOTH.map((each) => (
            <TextField
              key={field + each}
              name={`${field}${ENDINGS[each]}`}
              label={label(field, each)}
              lang={each}
              initial={start[`${field}${ENDINGS[each]}`]}
              optional={field !== 'title'}
              {...(field === 'description' && { lines: 6 })}
              {...(field !== 'title' && { hint: say(`console.events.field.${field}Hint`) })}
            />
          )),
        )}
      </div>
    </fieldset>
  );
}

/** The zones offered; an event's own zone is added where it is another. */
const ZONES = [
  'America/Chicago',
  'America/New_York',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
];

/** Day, times and zone; what they mean is told in words at once, with the weekday. */
export function TimeFields({ start }: Started): ReactNode {
  const { say, language } = useTexts();
  const [now, setNow] = useState({ date: start.date, start: start.start, end: start.end, timeZone: start.timeZone });
  const set = (name: keyof typeof now) => (value: string) => setNow((last) => ({ ...last, [name]: value }));
  const zones = ZONES.includes(start.timeZone) ? ZONES : [start.timeZone, ...ZONES];
  return (
    <fieldset className={css.group}>
      <legend>{say('console.events.field.when')}</legend>
      <div className={css.times}>
        <TextField
          name="date"
          type="date"
          label={say('console.events.field.date')}
          initial={start.date}
          onChange={set('date')}
        />
        <TextField
          name="start"
          type="time"
          label={say('console.events.field.start')}
          initial={start.start}
          onChange={set('start')}
        />
        <TextField
          name="end"
          type="time"
          label={say('console.events.field.end')}
          initial={start.end}
          onChange={set('end')}
        />
        <Select
          name="timeZone"
          label={say('console.events.field.timeZone')}
          initial={start.timeZone}
          options={zones.map((zone) => ({ value: zone, label: zoneWords(zone, say, language) }))}
          onChange={set('timeZone')}
        />
      </div>
      <p className={css.reads} role="status">
        <Reading now={now} />
      </p>
    </fieldset>
  );
}

/** The chosen time as the public page will say it. */
function Reading({ now }: { readonly now: Pick<Draft, 'date' | 'start' | 'end' | 'timeZone'> }): ReactNode {
  const { say, language } = useTexts();
  if (!/^[1-9]\d{3}-/.test(now.date)) return null;
  // Read as if the wall clock were UTC: what is shown is what was typed.
  const at = (time: string) => new Date(`${now.date}T${time || '12:00'}Z`);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(at(''));
  const clock = (time: string) =>
    new Intl.DateTimeFormat(language, { timeStyle: 'short', hour12: true, timeZone: 'UTC' }).format(at(time));
  const time =
    now.start && now.end
      ? say('console.events.when', {
          start: clock(now.start),
          end: clock(now.end),
          zone: zoneWords(now.timeZone, say, language),
        })
      : now.start && `${clock(now.start)}, ${zoneWords(now.timeZone, say, language)}`;
  const over = now.date < new Date().toISOString().slice(0, 10) && new Date(`${now.date}T23:59`) < new Date();
  return (
    <>
      {say('console.events.field.reads', { text: [day, time].filter(Boolean).join('. ') })}.{' '}
      {pastMidnight(now) && <b>{say('console.events.field.nextDay')} </b>}
      {over && <b>{say('console.events.field.past')}</b>}
    </>
  );
}

const WARDS = Array.from({ length: 13 }, (_, at) => String(at + 1));

/** Where it is, and for how many there is room. */
export function PlaceFields({ start }: Started): ReactNode {
  const { say } = useTexts();
  return (
    <fieldset className={css.group}>
      <legend>{say('console.events.field.where')}</legend>
      <div className={css.column}>
        <TextField
          name="placeName"
          label={say('console.events.field.placeName')}
          hint={say('console.events.field.placeNameHint')}
          initial={start.placeName}
          autoComplete="off"
        />
        <TextField
          name="placeAddress"
          label={say('console.events.field.placeAddress')}
          initial={start.placeAddress}
          optional
          autoComplete="off"
        />
        <div className={css.small}>
          <Select
            name="ward"
            label={say('console.events.field.ward')}
            initial={start.ward}
            optional
            options={['', ...WARDS].map((ward) => ({
              value: ward,
              label: ward ? say('council.ward', { ward }) : say('console.events.field.wardNone'),
            }))}
          />
          <TextField
            name="capacity"
            label={say('console.events.field.capacity')}
            hint={say('console.events.field.capacityHint')}
            initial={start.capacity}
            optional
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
      </div>
    </fieldset>
  );
}

/** What people are needed for; the focus follows a role that is added or taken out. */
export function RoleFields({
  roles,
  setRoles,
}: {
  readonly roles: readonly RoleDraft[];
  readonly setRoles: (roles: readonly RoleDraft[]) => void;
}): ReactNode {
  const { say } = useTexts();
  const { id, error } = useField('roles', say('console.events.field.roles'));
  const group = useRef<HTMLFieldSetElement>(null);
  const [goTo, setGoTo] = useState<string>();
  useEffect(() => {
    if (goTo !== undefined) group.current?.querySelector<HTMLElement>(goTo)?.focus();
    setGoTo(undefined);
  }, [goTo]);
  const add = () => {
    const key = crypto.randomUUID();
    setRoles([...roles, { key, nameEn: '', nameEs: '', needed: '' }]);
    setGoTo(`[name="roles.${key}.nameEn"]`);
  };
  const remove = (key: string) => {
    const at = roles.findIndex((role) => role.key === key);
    const next = roles[at + 1] ?? roles[at - 1];
    setRoles(roles.filter((role) => role.key !== key));
    setGoTo(next ? `[name="roles.${next.key}.nameEn"]` : '[data-add]');
  };
  return (
    <fieldset className={css.group} ref={group}>
      <legend>{say('console.events.field.roles')}</legend>
      <p className="hint">{say('console.events.field.rolesHint')}</p>
      {roles.length > 0 && (
        <ol className={css.roleRows}>
          {roles.map((role, at) => (
            <li key={role.key}>
              <RoleRow role={role} number={at + 1} remove={() => remove(role.key)} />
            </li>
          ))}
        </ol>
      )}
      {error && (
        <p className="err" id={`${id}-error`}>
          <Icon name="alert" small />
          <span>{error}</span>
        </p>
      )}
      <Button icon="plus" onPress={add} id={id} data-add="" {...(error && { 'aria-describedby': `${id}-error` })}>
        {say('console.events.addRole')}
      </Button>
    </fieldset>
  );
}

function RoleRow({
  role,
  number,
  remove,
}: {
  readonly role: RoleDraft;
  readonly number: number;
  readonly remove: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const name = (part: string) => `roles.${role.key}.${part}`;
  const label = (each: Language) =>
    say('console.events.inLanguage', {
      field: say('console.events.field.roleName'),
      language: languageWord(language, each),
    });
  return (
    <div className={css.roleRow} role="group" aria-label={say('console.events.field.roleNumber', { number })}>
      {BOTH.map((each) => (
        <TextField
          key={each}
          name={name(`name${ENDINGS[each]}`)}
          label={label(each)}
          lang={each}
          initial={role[`name${ENDINGS[each]}`]}
          autoComplete="off"
        />
      ))}
      <TextField
        name={name('needed')}
        label={say('console.events.field.needed')}
        initial={role.needed}
        optional
        inputMode="numeric"
        autoComplete="off"
      />
      <Button kind="plain" icon="x" aria-label={say('console.events.removeRole', { number })} onPress={remove}>
        {say('console.events.takeOut')}
      </Button>
    </div>
  );
}
