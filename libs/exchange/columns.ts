import { folded, oneLine, type OwnField } from '#people';
import { isForbiddenHeader } from '#platform';

/** The systems whose exports we know by their headers, and anything else. */
export type Format =
  | 'action-network'
  | 'everyaction'
  | 'nationbuilder'
  | 'mobilize'
  | 'google-forms'
  | 'google-contacts'
  | 'vcard'
  | 'own'
  | 'generic';

/** What a column can hold; several columns may hold the same. */
export const FIELDS = [
  'givenName',
  'familyName',
  'fullName',
  'middleName',
  'suffix',
  'pronouns',
  'email',
  'phone',
  'street',
  'city',
  'postalCode',
  'language',
  'ward',
  'tags',
  'notes',
  'identifier',
  'organization',
  'organizationFlag',
  'emailStatus',
  'smsStatus',
  'emailConsent',
  'smsConsent',
  'smsFlag',
  'unsubscribedAt',
  'doNotCall',
  'doNotContact',
  'emailIsBad',
  'deceased',
  'statedAt',
  'chosenName',
  'alternateNames',
  'otherLanguages',
  'emailAbout',
  'phoneAbout',
  'addressType',
  'otherAddresses',
  'personalSmsStatus',
] as const;
/** One of them. */
export type Field = (typeof FIELDS)[number];

/** A field of the organization's own making, or what a tag says, by its id. */
export type OwnKey = `custom:${string}` | `tag:${string}`;
/** What stands for it where a column is taken for it. */
export const ownKey = ({ id, isTag }: Pick<OwnField, 'id' | 'isTag'>): OwnKey => `${isTag ? 'tag' : 'custom'}:${id}`;

/** Whether a word is the name of something that a column can hold. */
export const isField = (word: string): word is Field => (FIELDS as readonly string[]).includes(word);

/** One column of a file: its header as written, and what it holds; null where it is not taken over. */
export interface Column {
  readonly header: string;
  readonly field: Field | OwnKey | null;
  /** Which one of several, where the header says so: `email2_is_bad` is about `email2`. */
  readonly number?: string;
  /** Of an identifier: the system that knows people by it. */
  readonly system?: string;
  readonly forbidden: boolean;
}

/** A header for comparing: lower case, no accents, one blank for all that is neither letter nor digit. */
export const normalHeader = (header: string): string =>
  folded(header.replace(/[_.:;/|#@+]+/g, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const SIGNS: [Format, (headers: ReadonlySet<string>) => boolean][] = [
  ['action-network', (h) => [...h].some((each) => each.startsWith('can2 '))],
  ['everyaction', (h) => h.has('vanid') || h.has('voter file vanid') || h.has('myvoterfile vanid')],
  ['nationbuilder', (h) => h.has('nationbuilder id')],
  ['mobilize', (h) => h.has('timeslot id') || (h.has('event id') && h.has('signup created time'))],
  ['google-forms', (h) => h.has('marca temporal') || h.has('timestamp')],
  ['own', (h) => h.has('exported person added on')],
  ['google-contacts', (h) => h.has('e mail 1 value') || (h.has('phonetic first name') && h.has('file as'))],
];

/** Which system a file comes from, by its headers alone. */
export function formatOf(headers: readonly string[]): Format {
  const normal = new Set(headers.map(normalHeader));
  return SIGNS.find(([, sign]) => sign(normal))?.[0] ?? 'generic';
}

/** Headers that mean something in one system only. */
const OWN: Partial<Record<Format, [RegExp, Field][]>> = {
  'action-network': [
    [/^can2 subscription status$/, 'emailStatus'],
    [/^can2 sms status$/, 'smsStatus'],
    [/^can2 subscription date$/, 'statedAt'],
    [/^can2 user address$/, 'street'],
    [/^can2 user city$/, 'city'],
    [/^can2 user tags$/, 'tags'],
  ],
  everyaction: [
    [/^email subscription status$/, 'emailStatus'],
    [/^sms opt in status$/, 'smsStatus'],
    [/^activist codes?$/, 'tags'],
    [/^m(ailing )?address( ?line ?1)?$/, 'street'],
    [/^mcity$/, 'city'],
    [/^mzip5$/, 'postalCode'],
  ],
  nationbuilder: [
    [/^signup type$/, 'organizationFlag'],
    [/^is deceased$/, 'deceased'],
    [/^email opt in$/, 'emailConsent'],
    [/^mobile opt in$/, 'smsFlag'],
    [/^unsubscribed at$/, 'unsubscribedAt'],
    [/^(do not call|federal donotcall)$/, 'doNotCall'],
    [/^do not contact$/, 'doNotContact'],
    [/^email\d is bad$/, 'emailIsBad'],
    [/^tag list$/, 'tags'],
    [/^note$/, 'notes'],
    [/^primary address1$/, 'street'],
    [/^primary city$/, 'city'],
    [/^primary zip$/, 'postalCode'],
  ],
  own: [
    [/^chosen name$/, 'chosenName'],
    [/^other names$/, 'alternateNames'],
    [/^other languages$/, 'otherLanguages'],
    [/^identifiers$/, 'identifier'],
    [/^email details$/, 'emailAbout'],
    [/^phone details$/, 'phoneAbout'],
    [/^address type$/, 'addressType'],
    [/^other addresses$/, 'otherAddresses'],
    [/^personal text status$/, 'personalSmsStatus'],
  ],
  'google-forms': [[/^(marca temporal|timestamp)$/, 'statedAt']],
  'google-contacts': [
    [/^labels$/, 'tags'],
    [/^organization name$/, 'organization'],
    [/^address \d street$/, 'street'],
    [/^address \d city$/, 'city'],
    [/^address \d postal code$/, 'postalCode'],
  ],
};
/** Columns that a system fills in for itself: their names look like something else of ours. */
const NOT_TAKEN: Partial<Record<Format, RegExp>> = {
  nationbuilder:
    /^(prefix|full name|legal name|federal .*|mailing .*|registered .*|work (?!phone).*|user submitted .*|address .*|preferred ward|fax number)$/,
  'google-contacts': /^(phonetic .*|file as|name prefix|nickname|organization (title|department))$/,
  mobilize: /^(event .*|timeslot .*|utm .*|feedback|rating)$/,
};

const ANYWHERE: [RegExp, Field][] = [
  [/^(first|given|fore) ?names?$|^first$|^f ?name$|^(primer )?nombres?( de pila)?$|^nombre s$/, 'givenName'],
  [/^(last|family|sur) ?names?$|^last$|^l ?name$|^apellidos?( paterno)?$|^apellido s$|^primer apellido$/, 'familyName'],
  [
    /^(full |your |contact |display )?name$|^nombre (y apellidos?|completo)$|^nombre y apellido s$|^name first and last$/,
    'fullName',
  ],
  [/^middle( ?name| initial)?$|^segundo nombre$/, 'middleName'],
  [/^(name )?suffix$|^sufijo$/, 'suffix'],
  [/^pronouns?$|^pronombres?$/, 'pronouns'],
  [/^(preferred|primary|personal|home|work|your|contact|other)? ?e ?mail( address(es)?)?( ?\d)?( value)?$/, 'email'],
  [/^(direccion de )?(correo|e ?mail)( electronico)?( ?\d)?$|^su correo( electronico)?$/, 'email'],
  [
    /^(can2|pref|preferred|primary|home|work|cell|mobile|main|other|your|contact|day|evening)? ?(phone|mobile|cell|tel|telephone|cellphone|mobile ?phone)( number| no)?( ?\d)?( value)?$/,
    'phone',
  ],
  [/^(numero de |su )?(telefono|celular|movil|cel)( \p{L}+)?( ?\d)?$/u, 'phone'],
  [
    /^(can2 user |street |home |mailing |postal |primary )?address( ?(line )?1)?$|^street( address)?( ?(line )?1)?$/,
    'street',
  ],
  [/^direccion( postal)?$|^calle( y numero)?$|^domicilio$/, 'street'],
  [/^city$|^town$|^city town$|^ciudad$|^municipio$/, 'city'],
  [/^(zip|postal|post)( ?code| ?5)?$|^zip( code)? postal( code)?$|^codigo postal$|^c ?p$/, 'postalCode'],
  [/^(preferred )?languages?$|^language preference$|\bidioma\b|^lengua( preferida)?$/, 'language'],
  [/^(city )?ward( number)?$|^(council )?ward$|^barrio electoral$|^distrito( municipal)?$/, 'ward'],
  [/^tags?( list)?$|^labels?$|^etiquetas?$/, 'tags'],
  [/^notes?$|^comments?$|^notas?$|^comentarios?$|^observaciones$/, 'notes'],
  [/^(organization|organisation|company)( name)?$|^organizacion$|^empresa$/, 'organization'],
  [/^e ?mail (subscription )?status$|^subscription status$/, 'emailStatus'],
  [/^(sms|text)( subscription| opt in)? status$/, 'smsStatus'],
  [/^e ?mail (opt in|consent)$|\bacepta\b.*\bcorreos?\b/, 'emailConsent'],
  [/^(sms|text|mobile) (opt in|consent)$|\bmensajes de texto\b|\btext messages?\b/, 'smsConsent'],
  [/^do not call$|^no llamar$/, 'doNotCall'],
  [/^do not contact$|^no contactar$/, 'doNotContact'],
  [/^(is )?deceased$|^fallecid[oa]$/, 'deceased'],
  [/^unsubscribed( at| on| date)?$/, 'unsubscribedAt'],
];

const SPANISH = /^(marca temporal|nombres?( .*)?|apellidos?|correo( .*)?|telefono|direccion( .*)?|ciudad|fecha( .*)?)$/;

/** Whether the headers are Spanish, so that in a date of numbers the day comes first. */
export const isSpanish = (columns: readonly Column[]): boolean =>
  columns.some(({ header }) => SPANISH.test(normalHeader(header)));

/** The headers under which our own export writes a field of one's own, or what a tag says: nothing else is called so. */
export const ownHeader = ({ label, isTag }: Pick<OwnField, 'label' | 'isTag'>): string =>
  `${isTag ? 'Tag' : 'Field'}: ${label.en || label.es}`;

const TAG_HEADER = /^\s*(?:tag|etiqueta)\s*:(.*)$/is;

/** The tag that is called so, as it is written first, then as headers are compared, then with its group before it. */
function tagCalled(said: string, tags: readonly OwnField[]): OwnField | undefined {
  const plain = (text: string) => oneLine(text).toLowerCase();
  const ways: ((tag: OwnField) => boolean)[] = [
    ({ label }) => plain(label.en) === plain(said),
    ({ label }) => normalHeader(label.en) !== '' && normalHeader(label.en) === normalHeader(said),
    ({ label, group }) => Boolean(group) && normalHeader(`${group} ${label.en}`) === normalHeader(said),
  ];
  for (const way of ways) {
    const found = tags.find(way);
    if (found) return found;
  }
  return undefined;
}

/**
 * The columns with those among them that bear the name of a field of one's own taken for it, and `Tag: NAME` for what the
 * tag says: what is forbidden never is, and what is known as something else is a field only in a file of our own. Of two
 * fields with one name each gets a column.
 */
export function withOwn(columns: readonly Column[], format: Format, fields: readonly OwnField[]): Column[] {
  const left = new Set(fields);
  return columns.map((column) => {
    if (column.forbidden) return column;
    const normal = normalHeader(column.header);
    const tag = TAG_HEADER.exec(column.header)?.[1];
    const isOurs = format === 'own' && (tag !== undefined || normal.startsWith('field '));
    const names = ({ label }: OwnField) => [label.en, label.es].map(normalHeader).filter(Boolean);
    const mayBe = column.field === null || isOurs ? [...left].filter(({ isTag }) => !isTag) : [];
    const found =
      (tag !== undefined &&
        tagCalled(
          tag,
          [...left].filter(({ isTag }) => isTag),
        )) ||
      mayBe.find((field) => names(field).some((name) => [name, `field ${name}`].includes(normal)));
    if (!found) return isOurs ? { ...column, field: null } : column;
    left.delete(found);
    return { ...column, field: ownKey(found) };
  });
}

function fieldOf(header: string, format: Format): Field | null {
  const own = OWN[format]?.find(([pattern]) => pattern.test(header));
  if (own) return own[1];
  if (NOT_TAKEN[format]?.test(header)) return null;
  return ANYWHERE.find(([pattern]) => pattern.test(header))?.[1] ?? null;
}

/** What each column holds; a forbidden one holds nothing, and so does one that nobody knows. */
export function columnsOf(headers: readonly string[], format: Format): Column[] {
  return headers.map((header) => {
    const normal = normalHeader(header);
    const forbidden = isForbiddenHeader(normal);
    const number = /\d/.exec(normal)?.[0];
    return { header, field: forbidden ? null : fieldOf(normal, format), forbidden, ...(number && { number }) };
  });
}

const IDENTIFYING: readonly Field[] = ['email', 'phone', 'givenName', 'familyName', 'fullName'];

/** Whether any row of such a file could be a person: an e-mail or number is enough, a name needs an address. */
export function canIdentify(columns: readonly Column[]): boolean {
  const fields = new Set(columns.map(({ field }) => field));
  const reached = fields.has('email') || fields.has('phone') || (fields.has('street') && fields.has('postalCode'));
  return (reached && IDENTIFYING.some((field) => fields.has(field))) || fields.has('identifier');
}
