import { type ReactNode, useRef } from 'react';
import { type Language, LANGUAGES, useTexts } from '../../lib/i18n.ts';
import { useField } from '../../ui/form.tsx';
import { Button, Icon, TextField } from '../../ui/index.ts';
import type { DemandChoice } from './documents.ts';
import type { Draft } from './draft.ts';
import css from './petitions.module.css';
import { MAYOR, postOf, told, WARDS } from './words.ts';

const ENDINGS = { en: 'En', es: 'Es' } as const;
const BOTH = Object.keys(LANGUAGES) as Language[];

interface Started {
  /** What the fields start with. */
  readonly start: Draft;
}

/** Title, what is asked and why in both languages, side by side where there is room. */
export function Texts({ start }: Started): ReactNode {
  const { say, language } = useTexts();
  const label = (field: 'title' | 'summary' | 'body', each: Language) =>
    say('console.events.inLanguage', {
      field: say(`console.petitions.field.${field}`),
      language: new Intl.DisplayNames(language, { type: 'language' }).of(each) ?? each,
    });
  return (
    <fieldset className={css.group}>
      <legend>{say('console.events.texts')}</legend>
      <p className="hint">{say('console.petitions.textsHint')}</p>
      <div className={css.pairs}>
        {(['title', 'summary', 'body'] as const).map((field) =>
          BOTH.map((each) => (
            <TextField
              key={field + each}
              name={`${field}${ENDINGS[each]}`}
              label={label(field, each)}
              lang={each}
              initial={start[`${field}${ENDINGS[each]}`] ?? ''}
              optional={field === 'body'}
              {...(field === 'summary' && { lines: 3 })}
              {...(field === 'body' && { lines: 6 })}
              hint={say(`console.petitions.field.${field}Hint`)}
            />
          )),
        )}
      </div>
    </fieldset>
  );
}

function Mistake({ id, error }: { readonly id: string; readonly error: string | undefined }): ReactNode {
  return (
    error && (
      <p className="err" id={`${id}-error`}>
        <Icon name="alert" small />
        <span>{error}</span>
      </p>
    )
  );
}

/** To whom it goes: the mayor and any of the wards. */
export function TargetFields({ start }: Started): ReactNode {
  const { say } = useTexts();
  const { id, error } = useField('targets', say('console.petitions.targets'));
  const boxes = useRef<HTMLDivElement>(null);
  const tick = (on: boolean) =>
    boxes.current?.querySelectorAll<HTMLInputElement>('input').forEach((box) => (box.checked = on));
  const posts = [
    { code: MAYOR, label: say('console.petitions.mayor') },
    ...WARDS.map((ward) => ({ code: postOf(ward), label: say('petition.ward', { ward }) })),
  ];
  return (
    <fieldset className={css.group} id={id} tabIndex={-1} aria-describedby={error && `${id}-error`}>
      <legend>{say('console.petitions.targets')}</legend>
      <p className="hint">{say('console.petitions.targetsHint')}</p>
      <Mistake id={id} error={error} />
      <div className={css.actions}>
        <Button onPress={() => tick(true)}>{say('console.petitions.targetsAll')}</Button>
        <Button onPress={() => tick(false)}>{say('console.petitions.targetsClear')}</Button>
      </div>
      <div className={css.boxes} ref={boxes}>
        {posts.map(({ code, label }) => (
          <label className="opt" key={code}>
            <input type="checkbox" name="target" value={code} defaultChecked={start.targets.includes(code)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which demands of the campaign it is about; without a record there are none to choose. */
export function DemandFields({ start, demands }: Started & { readonly demands: readonly DemandChoice[] }): ReactNode {
  const { say, language } = useTexts();
  const { id, error } = useField('demands', say('console.petitions.demands'));
  if (!demands.length) return null;
  return (
    <fieldset className={css.group} id={id} tabIndex={-1} aria-describedby={error && `${id}-error`}>
      <legend>
        {say('console.petitions.demands')} <span className="soft">{say('console.optional')}</span>
      </legend>
      <Mistake id={id} error={error} />
      <div className={css.boxes} data-wide="">
        {demands.map(({ code, title }) => {
          const { text, lang } = told(title, language);
          return (
            <label className="opt" key={code}>
              <input type="checkbox" name="demand" value={code} defaultChecked={start.demands.includes(code)} />
              <span lang={lang}>{text}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Goal and days: these can be changed also when people have signed. */
export function FrameFields({ start }: Started): ReactNode {
  const { say } = useTexts();
  return (
    <fieldset className={css.group}>
      <legend>{say('console.petitions.frame')}</legend>
      <p className="hint">{say('console.petitions.goalHint')}</p>
      <div className={css.three}>
        <TextField
          name="goal"
          label={say('console.petitions.goalFirst')}
          initial={start.goal}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField
          name="opensOn"
          type="date"
          label={say('console.petitions.opensOn')}
          initial={start.opensOn}
          optional
        />
        <TextField
          name="closesOn"
          type="date"
          label={say('console.petitions.closesOn')}
          initial={start.closesOn}
          optional
        />
      </div>
    </fieldset>
  );
}
