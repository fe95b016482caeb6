import type { ReactNode } from 'react';
import { languageName } from '../../lib/format.ts';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Checkbox, type Errors, Select, TextField } from '../../ui/index.ts';
import { ContactRows, rowsIn } from './contact-rows.tsx';
import { OwnFields, ownIn, type Value } from './own-fields.tsx';
import { type Postal, postalIn, PostalRows } from './postal-rows.tsx';

/** What the fields begin with. */
export interface Known {
  readonly givenName: string;
  readonly familyName: string;
  readonly chosenName: string | null;
  readonly middleName: string | null;
  readonly suffix: string | null;
  readonly deceased: boolean;
  readonly alternateNames: readonly string[];
  readonly identifiers: readonly string[];
  readonly language: string | null;
  readonly otherLanguages: readonly string[];
  readonly ward: number | null;
  readonly emailAddresses: readonly {
    readonly address: string;
    readonly type: string | null;
    readonly status: string;
  }[];
  readonly phoneNumbers: readonly {
    readonly number: string;
    readonly extension: string | null;
    readonly type: string | null;
    readonly status: string;
    readonly textable: boolean;
  }[];
  readonly postalAddresses: readonly Postal[];
  readonly postalCode: string | null;
  readonly pronouns: string | null;
  readonly custom: readonly Value[];
  readonly notes: string | null;
}

/** Languages that are much spoken in the city come first; whatever else somebody reads stays. */
const LANGUAGES = ['en', 'es', 'so', 'hmn', 'om', 'am', 'vi', 'fr'];
const WARDS = Array.from({ length: 13 }, (_, index) => String(index + 1));

const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();
const lines = (values: FormData, name: string, parting: string | RegExp = /[\n,;]+/) =>
  text(values, name)
    .split(parting)
    .map((line) => line.trim())
    .filter(Boolean);

type Type = 'HOME' | 'WORK' | 'MOBILE' | 'OTHER';
type Status = 'WORKS' | 'BOUNCING' | 'SPAM_COMPLAINT' | 'WRONG_PERSON' | 'DISCONNECTED';
const described = ({ type, status }: { type: string | null; status: string }) => ({
  type: type as Type | null,
  status: status as Status,
});

/** What was typed, as the API takes it; addresses and numbers only where they stood in the form, unmasked. */
export function personIn(values: FormData) {
  const ward = text(values, 'ward');
  const reaches = values.has('notes');
  return {
    givenName: text(values, 'givenName'),
    familyName: text(values, 'familyName'),
    language: text(values, 'language') || null,
    ward: ward ? Number(ward) : null,
    ...(values.has('checked') && { checked: true }),
    ...(!reaches && { postalCode: text(values, 'postalCode') || null }),
    ...(reaches && {
      emailAddresses: rowsIn(values, 'email').map((row) => ({ address: row.value, ...described(row) })),
      phoneNumbers: rowsIn(values, 'phone').map((row) => ({
        number: row.value,
        textable: row.textable,
        ...described(row),
      })),
      postalAddresses: postalIn(values),
      chosenName: text(values, 'chosenName') || null,
      middleName: text(values, 'middleName') || null,
      suffix: text(values, 'suffix') || null,
      deceased: values.has('deceased'),
      alternateNames: lines(values, 'alternateNames', '\n'),
      otherLanguages: lines(values, 'otherLanguages'),
      identifiers: lines(values, 'identifiers', '\n'),
      pronouns: text(values, 'pronouns') || null,
      custom: ownIn(values),
      notes: text(values, 'notes') || null,
    }),
  };
}

/** Somebody needs a name, an address or a number, and addresses must look like such. */
export function checkPerson(values: FormData, say: Say): Errors {
  const { givenName, familyName, chosenName } = { chosenName: null, ...personIn(values) };
  const emails = rowsIn(values, 'email');
  const phones = rowsIn(values, 'phone');
  const wrong = emails.filter(({ value }) => !/^\S+@\S+\.\S+$/.test(value));
  const short = phones.filter(({ value }) => value.replace(/\D/g, '').length < 7);
  const somebody = givenName || familyName || chosenName || emails.length || phones.length;
  return {
    ...(values.has('notes') && !somebody && { givenName: say('console.person.nobody') }),
    ...Object.fromEntries(wrong.map(({ name, value }) => [name, say('console.person.emailWrong', { email: value })])),
    ...Object.fromEntries(short.map(({ name, value }) => [name, say('console.person.phoneWrong', { phone: value })])),
  };
}

/** The fields of a person, for adding as for editing. */
export function PersonFields({ known }: { readonly known?: Known }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const unknown = { value: '', label: say('console.person.notKnown') };
  const tags = [...new Set([...LANGUAGES, ...(known?.language ? [known.language] : [])])];
  return (
    <>
      <TextField name="givenName" label={say('console.person.givenName')} initial={known?.givenName ?? ''} />
      <TextField
        name="familyName"
        label={say('console.person.familyName')}
        initial={known?.familyName ?? ''}
        optional
      />
      {can('people.contact') && <Reaching known={known} />}
      <Select
        name="language"
        label={say('console.person.language')}
        hint={say('console.person.languageHint')}
        initial={known?.language ?? ''}
        options={[unknown, ...tags.map((value) => ({ value, label: languageName(language, value) }))]}
        optional
      />
      <Select
        name="ward"
        label={say('console.person.ward')}
        initial={known?.ward ? String(known.ward) : ''}
        options={[
          unknown,
          ...WARDS.map((value) => ({ value, label: say('console.person.wardNumber', { ward: value }) })),
        ]}
        optional
      />
      {!can('people.contact') && (
        <TextField
          name="postalCode"
          label={say('console.person.postalCode')}
          initial={known?.postalCode ?? ''}
          inputMode="numeric"
          optional
        />
      )}
      {can('people.contact') && <Described known={known} />}
    </>
  );
}

/** Other names, and every way of reaching somebody. */
function Reaching({ known }: { readonly known: Known | undefined }): ReactNode {
  const { say } = useTexts();
  const emails = known?.emailAddresses.map(({ address, type, status }) => ({ value: address, type, status })) ?? [];
  const spelled = (number: string, extension: string | null) => (extension ? `${number} ext. ${extension}` : number);
  const phones = known?.phoneNumbers.map((each) => ({ ...each, value: spelled(each.number, each.extension) })) ?? [];
  return (
    <>
      <TextField
        name="chosenName"
        label={say('console.person.chosenName')}
        hint={say('console.person.chosenNameHint')}
        initial={known?.chosenName ?? ''}
        optional
      />
      <TextField
        name="middleName"
        label={say('console.import.field.middleName')}
        initial={known?.middleName ?? ''}
        optional
      />
      <TextField name="suffix" label={say('console.import.field.suffix')} initial={known?.suffix ?? ''} optional />
      <TextField
        name="alternateNames"
        label={say('console.person.alternateNames')}
        hint={say('console.person.alternateNamesHint')}
        initial={known?.alternateNames.join('\n') ?? ''}
        lines={2}
        optional
      />
      <ContactRows kind="email" known={emails} />
      <ContactRows kind="phone" known={phones} />
      <PostalRows known={known?.postalAddresses ?? []} />
    </>
  );
}

function Described({ known }: { readonly known: Known | undefined }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <TextField
        name="otherLanguages"
        label={say('console.person.otherLanguages')}
        hint={say('console.person.otherLanguagesHint')}
        initial={known?.otherLanguages.join(', ') ?? ''}
        optional
      />
      <TextField name="pronouns" label={say('console.person.pronouns')} initial={known?.pronouns ?? ''} optional />
      <Checkbox name="deceased" label={say('console.person.deceased')} initial={known?.deceased ?? false} />
      <TextField
        name="identifiers"
        label={say('console.person.identifiers')}
        hint={say('console.person.identifiersHint')}
        initial={known?.identifiers.join('\n') ?? ''}
        lines={2}
        optional
      />
      <OwnFields known={known?.custom ?? []} />
      <TextField
        name="notes"
        label={say('console.person.notes')}
        hint={say('console.person.neverStatus')}
        initial={known?.notes ?? ''}
        lines={4}
        optional
      />
    </>
  );
}
