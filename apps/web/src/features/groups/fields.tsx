import type { ReactNode } from 'react';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { type Errors, Select, TextField } from '../../ui/index.ts';
import type { Group } from './documents.ts';

export const KINDS = ['HOUSEHOLD', 'ORGANIZATION'] as const;
export type Kind = (typeof KINDS)[number];

const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();

/** What a household or an organization is called, and where it is. */
export function GroupFields({ group }: { readonly group?: Group }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <Select
        name="kind"
        label={say('console.groups.kind')}
        initial={group?.kind ?? 'HOUSEHOLD'}
        options={KINDS.map((value) => ({ value, label: say(`console.groups.kind.${value}`) }))}
      />
      <TextField
        name="name"
        label={say('console.groups.name')}
        hint={say('console.person.neverStatus')}
        initial={group?.name ?? ''}
        autoComplete="off"
      />
      <TextField
        name="address"
        label={say('console.groups.address')}
        initial={group?.address ?? ''}
        autoComplete="off"
        optional
      />
      <TextField
        name="url"
        label={say('console.groups.url')}
        hint={say('console.fields.urlHint')}
        initial={group?.url ?? ''}
        inputMode="url"
        autoComplete="off"
        optional
      />
    </>
  );
}

/** What the fields say, as the API takes it. */
export const groupIn = (values: FormData) => ({
  kind: KINDS.find((each) => each === values.get('kind')) ?? ('HOUSEHOLD' as const),
  name: text(values, 'name'),
  address: text(values, 'address') || null,
  url: text(values, 'url') || null,
});

/** It has a name. */
export const nameNeeded = (values: FormData, say: Say): Errors =>
  text(values, 'name') ? {} : { name: say('console.relations.nameGroup') };
