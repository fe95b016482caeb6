import type { ReactNode } from 'react';
import { languageName } from '../../lib/format.ts';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { type Errors, Select, TextField } from '../../ui/index.ts';

/** What the fields begin with. */
export interface Known {
  readonly givenName: string;
  readonly familyName: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly language: string | null;
  readonly ward: number | null;
  readonly postalCode: string | null;
  readonly address: string | null;
  readonly pronouns: string | null;
  readonly notes: string | null;
}

/** Languages that are much spoken in the city come first; whatever else somebody reads stays. */
const LANGUAGES = ['en', 'es', 'so', 'hmn', 'om', 'am', 'vi', 'fr'];
const WARDS = Array.from({ length: 13 }, (_, index) => String(index + 1));

const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();
const lines = (values: FormData, name: string) =>
  text(values, name)
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** What was typed, as the API takes it; addresses and numbers only where they stood in the form, unmasked. */
export function personIn(values: FormData) {
  const ward = text(values, 'ward');
  return {
    givenName: text(values, 'givenName'),
    familyName: text(values, 'familyName'),
    language: text(values, 'language') || null,
    postalCode: text(values, 'postalCode') || null,
    ward: ward ? Number(ward) : null,
    ...(values.has('checked') && { checked: true }),
    ...(values.has('emails') && { emails: lines(values, 'emails') }),
    ...(values.has('phones') && { phones: lines(values, 'phones') }),
    ...(values.has('notes') && {
      address: text(values, 'address') || null,
      pronouns: text(values, 'pronouns') || null,
      notes: text(values, 'notes') || null,
    }),
  };
}

/** Somebody needs a name, an address or a number, and addresses must look like such. */
export function checkPerson(values: FormData, say: Say): Errors {
  const { givenName, familyName, emails = [], phones = [] } = personIn(values);
  const wrong = emails.find((email) => !/^\S+@\S+\.\S+$/.test(email));
  const short = phones.find((phone) => phone.replace(/\D/g, '').length < 7);
  return {
    ...(values.has('emails') &&
      ![givenName, familyName, ...emails, ...phones].some(Boolean) && { givenName: say('console.person.nobody') }),
    ...(wrong !== undefined && { emails: say('console.person.emailWrong', { email: wrong }) }),
    ...(short !== undefined && { phones: say('console.person.phoneWrong', { phone: short }) }),
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
      {can('people.contact') && <Contacts known={known} />}
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
      <TextField
        name="postalCode"
        label={say('console.person.postalCode')}
        initial={known?.postalCode ?? ''}
        inputMode="numeric"
        optional
      />
      {can('people.contact') && <Described known={known} />}
    </>
  );
}

function Described({ known }: { readonly known: Known | undefined }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <TextField name="address" label={say('console.person.address')} initial={known?.address ?? ''} optional />
      <TextField name="pronouns" label={say('console.person.pronouns')} initial={known?.pronouns ?? ''} optional />
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

function Contacts({ known }: { readonly known: Known | undefined }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <TextField
        name="emails"
        label={say('console.person.emails')}
        hint={say('console.person.onePerLine')}
        inputMode="email"
        initial={known?.emails.join('\n') ?? ''}
        lines={Math.max(2, known?.emails.length ?? 0)}
        optional
      />
      <TextField
        name="phones"
        label={say('console.person.phones')}
        hint={say('console.person.phonesHint')}
        inputMode="tel"
        initial={known?.phones.join('\n') ?? ''}
        lines={Math.max(2, known?.phones.length ?? 0)}
        optional
      />
    </>
  );
}
