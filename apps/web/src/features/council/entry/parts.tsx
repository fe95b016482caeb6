import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Checkbox, Select, TextField } from '../../../ui/index.ts';
import { told } from '../words.ts';
import type { Choice } from './types.ts';
import css from './entry.module.css';

/** What stands in a field of a form, or nothing. */
export const typed = (values: FormData, name: string): string => String(values.get(name) ?? '').trim();

/** Choices of the record for a list, in the reader's language. */
export function useChoices(): (choices: readonly Choice[]) => { value: string; label: string }[] {
  const { language } = useTexts();
  return (choices) => choices.map(({ code, title }) => ({ value: code, label: told(title, language).text }));
}

/** Where something was read, as the form starts with it. */
export interface SourceStart {
  readonly source: {
    readonly id: string;
    readonly publisher: string;
    readonly url: string | null;
    readonly published: string | null;
  };
  readonly locator: string;
}

/** Where it was read. */
export function SourceFields({ start }: { readonly start?: SourceStart | undefined }): ReactNode {
  const { say } = useTexts();
  return (
    <fieldset className={css.group}>
      <legend>{say('console.entry.source')}</legend>
      <p className="hint">{say('console.entry.sourceHint')}</p>
      <div className={css.two}>
        <TextField
          name="source.publisher"
          label={say('console.entry.publisher')}
          initial={start?.source.publisher ?? ''}
          autoComplete="off"
        />
        <TextField
          name="locator"
          label={say('console.entry.locator')}
          hint={say('console.entry.locatorHint')}
          initial={start?.locator ?? ''}
          autoComplete="off"
        />
        <TextField
          name="source.url"
          type="url"
          inputMode="url"
          label={say('console.entry.url')}
          initial={start?.source.url ?? ''}
          optional
          autoComplete="off"
        />
        <TextField
          name="source.published"
          type="date"
          label={say('console.entry.published')}
          initial={start?.source.published ?? ''}
          optional
        />
      </div>
    </fieldset>
  );
}

/** The source as it is sent; one that the form started with and that was not changed is the same source. */
export function sourceOf(values: FormData, start?: SourceStart) {
  const source = {
    publisher: typed(values, 'source.publisher'),
    url: typed(values, 'source.url') || null,
    published: typed(values, 'source.published') || null,
  };
  const same =
    start &&
    source.publisher === start.source.publisher &&
    source.url === start.source.url &&
    source.published === start.source.published;
  return same ? { code: start.source.id } : source;
}

/** How a link starts in the form. */
export interface LinkStart {
  readonly demand: string | null;
  readonly direction: number;
  readonly explicitness: string;
  readonly promise: boolean;
}

/** So many links an entry has at most. */
const MOST_LINKS = 12;

/** On which demands it bears, and which way; without one it names none. Another one can be added, and taken away again. */
export function LinkFields({
  demands,
  vote = false,
  start = [],
}: {
  readonly demands: readonly Choice[];
  readonly vote?: boolean;
  readonly start?: readonly LinkStart[];
}): ReactNode {
  const { say } = useTexts();
  // Each keeps its number as long as the form is open, so that what was typed stays with it.
  const [numbers, setNumbers] = useState(() => (start.length ? start.map((_, at) => at + 1) : [1]));
  const fields = useRef<HTMLFieldSetElement>(null);
  const add = () => {
    const next = Math.max(0, ...numbers) + 1;
    flushSync(() => setNumbers([...numbers, next]));
    fields.current?.querySelector<HTMLSelectElement>(`[name="${nameOf('links', next)}"]`)?.focus();
  };
  const remove = (number: number) => {
    flushSync(() => setNumbers(numbers.filter((each) => each !== number)));
    fields.current?.querySelector<HTMLButtonElement>('[data-add]')?.focus();
  };
  return (
    <fieldset className={css.group} ref={fields}>
      <legend>{say(vote ? 'console.entry.meaning' : 'console.entry.bears')}</legend>
      <p className="hint">{say(vote ? 'console.entry.meaningHint' : 'console.entry.bearsHint')}</p>
      {numbers.map((number, at) => (
        <div key={number} role="group" aria-label={say('console.entry.linkNumber', { number: at + 1 })}>
          <LinkField number={number} demands={demands} vote={vote} start={start[number - 1]} />
          {numbers.length > 1 && (
            <Button kind="plain" icon="x" onPress={() => remove(number)}>
              {say('console.entry.linkRemove', { number: at + 1 })}
            </Button>
          )}
        </div>
      ))}
      {numbers.length < MOST_LINKS && (
        <Button icon="plus" data-add onPress={add}>
          {say('console.entry.linkAdd')}
        </Button>
      )}
    </fieldset>
  );
}

/** The name of a field of the link with this number; those of the first are the plain ones. */
const nameOf = (field: string, number: number): string => (number === 1 ? field : `${field} ${number}`);

function LinkField({
  number,
  demands,
  vote,
  start,
}: {
  readonly number: number;
  readonly demands: readonly Choice[];
  readonly vote: boolean;
  readonly start: LinkStart | undefined;
}): ReactNode {
  const { say } = useTexts();
  const choices = useChoices();
  const none = { value: '', label: say('console.entry.noDemand') };
  return (
    <>
      <div className={css.two}>
        <Select
          name={nameOf('links', number)}
          label={say('console.entry.demand')}
          initial={start?.demand ?? ''}
          options={[none, ...choices(demands)]}
        />
        <Select
          name={nameOf('direction', number)}
          label={say(vote ? 'console.entry.yesMeans' : 'console.entry.direction')}
          initial={String(start?.direction ?? 1)}
          options={(['1', '-1', '0'] as const).map((value) => ({
            value,
            label: say(`console.entry.direction.${value === '1' ? 'for' : value === '-1' ? 'against' : 'neither'}`),
          }))}
        />
        {!vote && (
          <Select
            name={nameOf('explicitness', number)}
            label={say('console.entry.explicitness')}
            hint={say('console.entry.explicitnessHint')}
            initial={start?.explicitness ?? 'EXPLICIT'}
            options={(['EXPLICIT', 'IMPLIED', 'GENERAL'] as const).map((value) => ({
              value,
              label: say(`console.entry.explicitness.${value}`),
            }))}
          />
        )}
      </div>
      {!vote && (
        <Checkbox
          name={nameOf('promise', number)}
          label={say('console.entry.promise')}
          hint={say('console.entry.promiseHint')}
          initial={start?.promise ?? false}
        />
      )}
    </>
  );
}

/** The links as they are sent, in their order; the same demand twice is sent as it was typed last. */
export function linksOf(values: FormData) {
  const numbers = [...values.keys()].flatMap((key) => {
    const [, number = '1'] = /^links(?: (\d+))?$/.exec(key) ?? [];
    return /^links( \d+)?$/.test(key) ? [Number(number)] : [];
  });
  const links = numbers.map((number) => {
    const demand = typed(values, nameOf('links', number)) || null;
    const explicitness = (typed(values, nameOf('explicitness', number)) || 'EXPLICIT') as
      'EXPLICIT' | 'IMPLIED' | 'GENERAL';
    return {
      demand,
      direction: Number(typed(values, nameOf('direction', number))),
      explicitness: demand ? explicitness : ('GENERAL' as const),
      promise: values.has(nameOf('promise', number)),
    };
  });
  return [...new Map(links.map((link) => [link.demand, link])).values()];
}

/** What a matter is. */
const CLASSES = ['ORDINANCE', 'RESOLUTION', 'CONTRACT', 'ORDER', 'PETITION', 'OTHER'] as const;

/** A matter that is known, or else the fields of a new one. */
export function MatterFields({ matters }: { readonly matters: readonly Choice[] }): ReactNode {
  const { say } = useTexts();
  const [known, setKnown] = useState('');
  const list = useChoices();
  return (
    <>
      {matters.length > 0 && (
        <Select
          name="matter.code"
          label={say('console.entry.matterKnown')}
          options={[{ value: '', label: say('console.entry.matterNew') }, ...list(matters)]}
          onChange={setKnown}
        />
      )}
      {!known && (
        <>
          <TextField name="matter.titleEn" label={say('console.entry.titleEn')} lang="en" autoComplete="off" />
          <TextField name="matter.titleEs" label={say('console.entry.titleEs')} lang="es" optional autoComplete="off" />
          <TextField name="matter.fileNumber" label={say('console.entry.fileNumber')} optional autoComplete="off" />
          <Select
            name="matter.classification"
            label={say('console.entry.class')}
            options={CLASSES.map((value) => ({ value, label: say(`console.entry.matter.${value}`) }))}
          />
        </>
      )}
    </>
  );
}

/** The matter as it is sent. */
export function matterOf(values: FormData) {
  const code = typed(values, 'matter.code');
  if (code) return { code };
  return {
    ...{ titleEn: typed(values, 'matter.titleEn'), titleEs: typed(values, 'matter.titleEs') },
    fileNumber: typed(values, 'matter.fileNumber') || null,
    classification: typed(values, 'matter.classification') as (typeof CLASSES)[number],
  };
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
