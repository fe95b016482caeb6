import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Select, TextField } from '../../../ui/index.ts';
import { told } from '../words.ts';
import type { Choice } from './documents.ts';
import css from './entry.module.css';

/** What stands in a field of a form, or nothing. */
export const typed = (values: FormData, name: string): string => String(values.get(name) ?? '').trim();

/** Choices of the record for a list, in the reader's language. */
export function useChoices(): (choices: readonly Choice[]) => { value: string; label: string }[] {
  const { language } = useTexts();
  return (choices) => choices.map(({ code, title }) => ({ value: code, label: told(title, language).text }));
}

/** Where it was read. */
export function SourceFields(): ReactNode {
  const { say } = useTexts();
  return (
    <fieldset className={css.group}>
      <legend>{say('console.entry.source')}</legend>
      <p className="hint">{say('console.entry.sourceHint')}</p>
      <div className={css.two}>
        <TextField name="source.publisher" label={say('console.entry.publisher')} autoComplete="off" />
        <TextField
          name="locator"
          label={say('console.entry.locator')}
          hint={say('console.entry.locatorHint')}
          autoComplete="off"
        />
        <TextField
          name="source.url"
          type="url"
          inputMode="url"
          label={say('console.entry.url')}
          optional
          autoComplete="off"
        />
        <TextField name="source.published" type="date" label={say('console.entry.published')} optional />
      </div>
    </fieldset>
  );
}

/** The source as it is sent. */
export const sourceOf = (values: FormData) => ({
  publisher: typed(values, 'source.publisher'),
  url: typed(values, 'source.url') || null,
  published: typed(values, 'source.published') || null,
});

/** On which demand it bears, and which way; without one it names none. */
export function LinkFields({
  demands,
  vote = false,
}: {
  readonly demands: readonly Choice[];
  readonly vote?: boolean;
}): ReactNode {
  const { say } = useTexts();
  const choices = useChoices();
  const none = { value: '', label: say('console.entry.noDemand') };
  return (
    <fieldset className={css.group}>
      <legend>{say(vote ? 'console.entry.meaning' : 'console.entry.bears')}</legend>
      <p className="hint">{say(vote ? 'console.entry.meaningHint' : 'console.entry.bearsHint')}</p>
      <div className={css.two}>
        <Select name="links" label={say('console.entry.demand')} options={[none, ...choices(demands)]} />
        <Select
          name="direction"
          label={say(vote ? 'console.entry.yesMeans' : 'console.entry.direction')}
          options={(['1', '-1', '0'] as const).map((value) => ({
            value,
            label: say(`console.entry.direction.${value === '1' ? 'for' : value === '-1' ? 'against' : 'neither'}`),
          }))}
        />
        {!vote && (
          <Select
            name="explicitness"
            label={say('console.entry.explicitness')}
            hint={say('console.entry.explicitnessHint')}
            options={(['EXPLICIT', 'IMPLIED', 'GENERAL'] as const).map((value) => ({
              value,
              label: say(`console.entry.explicitness.${value}`),
            }))}
          />
        )}
      </div>
    </fieldset>
  );
}

/** The link as it is sent. */
export function linksOf(values: FormData) {
  const demand = typed(values, 'links') || null;
  const explicitness = (typed(values, 'explicitness') || 'EXPLICIT') as 'EXPLICIT' | 'IMPLIED' | 'GENERAL';
  const direction = Number(typed(values, 'direction'));
  return [
    { demand, direction, explicitness: demand ? explicitness : ('GENERAL' as const), promise: values.has('promise') },
  ];
}

/** The end of a form in a dialog: its verb, and the way out. */
export function Submit({
  busy,
  verb,
  close,
}: {
  readonly busy: boolean;
  readonly verb: string;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <div className="submit">
      <Button type="submit" kind="primary" busy={busy}>
        {verb}
      </Button>
      <Button kind="plain" onPress={close}>
        {say('console.cancel')}
      </Button>
    </div>
  );
}
