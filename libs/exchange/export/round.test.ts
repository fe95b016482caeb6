import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AccountsService, Actor } from '#accounts';
import {
  CustomFields,
  CustomFieldType,
  folded,
  Person,
  type PersonDetails,
  PersonTag,
  Tag,
  Tags,
  TagValue,
} from '#people';
import { Db, within } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { ImportService } from '../import.service.ts';
import { ExportPeople } from './export.service.ts';
import { type ExportFormat, written } from './writing.ts';

let api: Api;
let organizer: Member;
const SIZES = [{ label: { en: 'Small; slim', es: 'Pequeña' } }, { label: { en: '+Large', es: '' } }];
/** The organization's own fields, the same in every organization; two bear one name, and one the name of ours. */
const FIELDS = [
  { type: CustomFieldType.TEXT, label: { en: 'Needs', es: 'Necesita' } },
  { type: CustomFieldType.NUMBER, label: { en: 'Needs', es: '' } },
  { type: CustomFieldType.DATE, label: { en: '', es: 'E-mail' } },
  { type: CustomFieldType.BOOLEAN, label: { en: 'Has a key', es: '' } },
  { type: CustomFieldType.CHOICE, label: { en: 'Shirt', es: '' }, choices: SIZES },
  { type: CustomFieldType.CHOICES, label: { en: 'Shirts', es: '' }, choices: SIZES },
  { type: CustomFieldType.URL, label: { en: 'Page', es: '' } },
];
beforeAll(async () => {
  api = await startApi();
  const team = new Team(api);
  organizer = await team.invited(await team.join('owner'), 'organizer');
});
afterAll(() => api.close());

const makeFields = async () => {
  const made = [];
  for (const field of FIELDS) made.push(await api.app.get(CustomFields).create(field));
  return made;
};
const full = (held?: ConstructorParameters<typeof Actor>[5]) =>
  new Actor(organizer.id, api.organizationId, 'organizer', true, undefined, held);
/** Somebody exactly so, whoever may have told us. */
const kept = (details: PersonDetails, language: string | null = null) =>
  api.inside(() => {
    const db = api.app.get(Db);
    const values = { details, ward: null, language, deceased: false, bounced: Boolean(details.bouncedEmails) };
    return db.tx(() => db.save(db.make(Person, values)));
  });
const exported = (actor: Actor, format: ExportFormat, ids: string[]) =>
  api.inside(async () => text(written(format, await api.app.get(ExportPeople).pages(actor, { format, ids }), 'en')));

/** A file as it comes over HTTP. */
async function sent(format: ExportFormat, ids: string[]): Promise<Buffer> {
  const response = await fetch(`${await api.app.getUrl()}/api/exports/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: organizer.cookie },
    body: JSON.stringify({ format, ids }),
  });
  return Buffer.from(await response.arrayBuffer());
}

const KNOWN: PersonDetails = {
  givenName: 'Guadalupe',
  familyName: 'Wobble',
  chosenName: 'Lupe',
  alternateNames: ['=Lupita', 'G. W.'],
  otherLanguages: ['es', 'nah'],
  identifiers: ['van:123456789', 'member-list:A:7'],
  emails: ['lupe@example.org', 'old@example.org', 'spam@example.org'],
  bouncedEmails: ['old@example.org', 'spam@example.org'],
  phones: ['+16125550101', '+16125550102'],
  extensions: { '+16125550102': '4' },
  about: {
    'lupe@example.org': { type: 'WORK' },
    'spam@example.org': { status: 'SPAM_COMPLAINT' },
    '+16125550101': { type: 'HOME', textable: false },
    '+16125550102': { status: 'DISCONNECTED' },
  },
  address: '70001 Elm St',
  city: 'Minneapolis',
  postalCode: '55407',
  addressType: 'HOME',
  addresses: [{ address: '70002 Oak St', postalCode: '55408', type: 'WORK' }, { city: 'St. Paul' }],
};

test('identifiers, what is known of addresses, other names and places, and fields of one’s own come back as they were', async () => {
  const fields = await api.inside(makeFields);
  const choice = (n: number, at: number) => fields[n]!.details.choices![at]!.id;
  const values = [
    ['a ramp, "wide"'],
    ['-4.5'],
    ['2026-06-03'],
    ['false'],
    [choice(4, 1)],
    [choice(5, 0), choice(5, 1)],
  ];
  const custom = Object.fromEntries([...values, ['https://example.org/a,b']].map((each, n) => [fields[n]!.id, each]));
  const { id } = await kept({ ...KNOWN, custom });
  const { id: plain } = await kept({
    givenName: 'Plain',
    familyName: 'Wobble',
    emails: ['plain@example.org'],
  });
  for (const format of ['csv', 'xlsx'] as const) {
    const bytes = await sent(format, [id, plain]);
    const organizationId = await api.app.get(AccountsService).organization(`Elsewhere ${format}`);
    const elsewhere = await within({ organizationId }, async () => {
      const there = await makeFields();
      const report = await api.app.get(ImportService).run(async function* () {
        yield bytes;
      });
      expect(report).toMatchObject({ created: 2, rejected: [], flagged: [] });
      const db = api.app.get(Db);
      const people = await db.tx(() => db.repo(Person).find());
      return { there, details: people.map((person) => person.details) };
    });
    const found = elsewhere.details.find(({ emails }) => emails!.length > 1)!;
    const { custom: read, ...rest } = found;
    expect(rest).toEqual({ ...KNOWN, identifiers: KNOWN.identifiers });
    const their = (n: number, at: number) => elsewhere.there[n]!.details.choices![at]!.id;
    const [first, second, third, fourth, , , last] = Object.values(custom);
    const inTheirs = [first, second, third, fourth, [their(4, 1)], [their(5, 0), their(5, 1)], last];
    expect(read).toEqual(Object.fromEntries(inTheirs.map((each, n) => [elsewhere.there[n]!.id, each])));
    expect(elsewhere.details.find(({ emails }) => emails![0] === 'plain@example.org')!.custom).toBeUndefined();
  }
});

/** Tags that say something, the same in every organization: one is called as our own columns are. */
const SAYING = { Shirt: 'TEXT', 'Can host': 'NUMBER', 'Trained on': 'DATE', Notes: 'TEXT', '!?': 'TEXT' } as const;
const makeTags = async () => {
  const db = api.app.get(Db);
  return db.tx(async () => {
    const made = await api.app.get(Tags).ids(Object.keys(SAYING));
    for (const tag of await db.repo(Tag).find()) {
      const value = SAYING[tag.details.label as keyof typeof SAYING];
      tag.details = { ...tag.details, value };
      await db.save(tag);
    }
    return Object.keys(SAYING).map((label) => made.get(api.app.get(Tags).key(label)!)!);
  });
};
const saysOf = async (values: readonly (string | undefined)[], personId: string, tagIds: readonly string[]) => {
  const db = api.app.get(Db);
  await db.tx(async () => {
    for (const [n, value] of values.entries()) {
      const at = { personId, tagId: tagIds[n]! };
      await db.save(db.make(PersonTag, at));
      if (value) await db.save(db.make(TagValue, { ...at, details: { value } }));
    }
  });
};

test('what tags say comes back as it was, in both tables and on cards, and calculates nothing', async () => {
  const tagIds = await api.inside(makeTags);
  const values = ['=1+1 ::: a "ramp", wide', '-4.5', '2026-06-03', undefined, '+'];
  const { id } = await kept({ givenName: 'Lupe', familyName: 'Tagged', emails: ['tagged@example.org'], phones: [] });
  const { id: plain } = await kept({
    givenName: 'Plain',
    familyName: 'Tagged',
    emails: ['no@example.org'],
    phones: [],
  });
  await api.inside(() => saysOf(values, id, tagIds));
  const head = (await exported(full(), 'csv', [id])).split('\r\n');
  expect(head[0]).toMatch(/Tag: !\?,Tag: Can host,Tag: Notes,Tag: Shirt,Tag: Trained on$/);
  expect(head[1]).toMatch(/,'\+,'-4\.5,,"'=1\+1 ::: a ""ramp"", wide",2026-06-03$/);
  // Phones show notes: what tags say is not among them.
  expect(await exported(full(), 'vcf', [id])).not.toMatch(/NOTE:.*ramp/);
  for (const format of ['csv', 'xlsx', 'vcf'] as const) {
    const bytes = await sent(format, [id, plain]);
    const organizationId = await api.app.get(AccountsService).organization(`Elsewhere tagged ${format}`);
    await within({ organizationId }, async () => {
      const there = await makeTags();
      const run = () =>
        api.app.get(ImportService).run(async function* () {
          yield bytes;
        });
      expect(await run()).toMatchObject({ created: 2, rejected: [], flagged: [] });
      expect(await run()).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
      const db = api.app.get(Db);
      const people = await db.tx(() => db.repo(Person).find());
      const on = await api.app.get(Tags).of(people.map((person) => person.id));
      expect(on.size).toBe(1);
      const said = new Map([...on.values()].flat().map((each) => [each.id, each.value]));
      expect(there.map((each) => said.get(each))).toEqual(values.map((value) => value ?? null));
    });
  }
});

test('cards hold fields of one’s own, each of two with one name by itself', async () => {
  const fields = await api.inside(() => api.app.get(CustomFields).all());
  const choice = (n: number, at: number) => fields[n]!.details.choices![at]!.id;
  const held = (...pairs: [number, string[]][]) =>
    Object.fromEntries(pairs.map(([n, values]) => [fields[n]!.id, values]));
  const first = held(
    [0, ['\'90s; a ramp, \\n "wide"\nand a key ::: twice']],
    [2, ['2026-06-03']],
    [3, ['false']],
    [5, [choice(5, 0), choice(5, 1)]],
  );
  const second = held([1, ['-4.5']], [4, [choice(4, 1)]], [6, ['https://example.org/a,b']]);
  const [a, b] = ['first@example.org', 'second@example.org'];
  const ids: string[] = [];
  for (const [email, custom] of [
    [a!, first],
    [b!, second],
  ] as const)
    ids.push((await kept({ givenName: 'Guadalupe', familyName: 'Asked', emails: [email], phones: [], custom })).id);
  const card = await exported(full(), 'vcf', ids);
  // Nobody in the file has what bears the name first, and still it goes where it belongs.
  for (const [file, email, custom] of [
    [card, a!, first],
    [await exported(full(), 'vcf', ids.slice(1)), b!, second],
  ] as const) {
    const organizationId = await api.app.get(AccountsService).organization(`Elsewhere asked by ${email}`);
    const { there, people } = await within({ organizationId }, async () => {
      const made = await makeFields();
      const report = await api.app.get(ImportService).run(async function* () {
        yield Buffer.from(file);
      });
      expect(report).toMatchObject({ rejected: [], flagged: [] });
      return { there: made, people: await api.app.get(Db).tx(() => api.app.get(Db).repo(Person).find()) };
    });
    const theirs = new Map(
      fields.flatMap((field, n) => [
        [field.id, there[n]!.id] as const,
        ...(field.details.choices ?? []).map(({ id }, at) => [id, there[n]!.details.choices![at]!.id] as const),
      ]),
    );
    const inTheirs = Object.entries(custom).map(([id, values]) => [
      theirs.get(id),
      values.map((each) => theirs.get(each) ?? each),
    ]);
    expect(people.find(({ details }) => details.emails![0] === email)!.details.custom).toEqual(
      Object.fromEntries(inTheirs),
    );
  }
});

test('tags come back from cards and tables as the same tags, whatever signs are in their names', async () => {
  const signs = [...'aeñ ,;:.\\"\'=+-*/()&#nN5'];
  const label = fc
    .string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 12 })
    .filter((text) => /[aeñ]/.test(text));
  const keyOf = (text: string) => folded(text) || text.toLowerCase();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(label, { minLength: 1, maxLength: 5 }), async (labels) => {
      run += 1;
      const tags = api.app.get(Tags);
      const { id } = await kept({
        givenName: 'Tagged',
        familyName: 'Often',
        emails: [`tags.${run}@example.org`],
        phones: [],
      });
      const keys = await api.inside(async () => {
        const db = api.app.get(Db);
        const made = await db.tx(() => tags.ids(labels));
        await db.tx(() => db.insertAll([...made.values()].map((tagId) => db.make(PersonTag, { personId: id, tagId }))));
        return [...(await tags.labelsOf([id])).values()].flat().map((each) => keyOf(each));
      });
      for (const format of ['csv', 'vcf'] as const) {
        const file = await exported(full(), format, [id]);
        const organizationId = await api.app.get(AccountsService).organization(`Elsewhere tags ${run} ${format}`);
        const found = await within({ organizationId }, async () => {
          await api.app.get(ImportService).run(async function* () {
            yield Buffer.from(file);
          });
          const people = await api.app.get(Db).tx(() => api.app.get(Db).repo(Person).find());
          return [...(await tags.labelsOf(people.map((each) => each.id))).values()].flat().map((each) => keyOf(each));
        });
        expect(found.sort()).toEqual(keys.sort());
      }
    }),
    { numRuns: 12, examples: [[['* eñ', 'Na']], [['Ride, or walk; "late"', "'90s \\ñ", '=a', 'a\\na']]] },
  );
}, 60_000);

test('cards hold names, languages and pronouns beside the first ones, and an import reads them back', async () => {
  const details: PersonDetails = {
    ...{
      givenName: 'Guadalupe',
      familyName: 'Wobble',
      chosenName: 'Lupe; L.',
      alternateNames: ['Lupita, la', 'G. W.'],
    },
    ...{ otherLanguages: ['en', 'nah'], pronouns: 'ella, she', emails: ['lupe.card@example.org'], phones: [] },
  };
  const { id } = await kept(details, 'es');
  const card = await exported(full(), 'vcf', [id]);
  const lines = card.replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'NICKNAME;PREF=1:Lupe\\; L.',
      'NICKNAME:Lupita\\, la,G. W.',
      ...['LANG;PREF=1:es', 'LANG:en', 'LANG:nah', 'PRONOUNS:ella\\, she'],
    ]),
  );
  expect(await importedIn('Elsewhere cards', card)).toEqual([['es', details]]);
});

type Spoken = readonly [language: string | null, details: PersonDetails];
const byEmail = ([, a]: Spoken, [, b]: Spoken) => a.emails![0]!.localeCompare(b.emails![0]!);

/** The languages and details of whom an organization has that imported a file, and nothing else. */
async function importedIn(name: string, file: string): Promise<Spoken[]> {
  const organizationId = await api.app.get(AccountsService).organization(name);
  const people = await within({ organizationId }, async () => {
    await api.app.get(ImportService).run(async function* () {
      yield Buffer.from(file);
    });
    const db = api.app.get(Db);
    return db.tx(() => db.repo(Person).find());
  });
  return people.map(({ language, details }) => [language, details]);
}

test('whatever languages people have, with a main one or with none, cards bring back just these', async () => {
  const tag = fc.constantFrom('en', 'es', 'so', 'hmn', 'nah', 'zh-Hans', 'qu');
  const spoken = fc.record({ language: fc.option(tag), otherLanguages: fc.uniqueArray(tag, { maxLength: 4 }) });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(spoken, { minLength: 1, maxLength: 12 }), async (all) => {
      run += 1;
      const people = all.map(({ language, otherLanguages }, n): Spoken => {
        const more = otherLanguages.length ? { otherLanguages } : {};
        const emails = [`lupe.${run}.${n}@example.org`];
        return [language, { givenName: 'Guadalupe', familyName: 'Wobble', phones: [], ...more, emails }];
      });
      const ids: string[] = [];
      for (const [language, details] of people) ids.push((await kept(details, language)).id);
      const found = await importedIn(`Elsewhere speaking ${run}`, await exported(full(), 'vcf', ids));
      expect(found.toSorted(byEmail)).toEqual(people.toSorted(byEmail));
    }),
    { numRuns: 10, examples: [[[{ language: null, otherLanguages: ['es', 'en'] }]]] },
  );
});

test('whoever sees people masked gets them masked, in a table and on cards, and nothing else', async () => {
  const fields = await api.inside(() => api.app.get(CustomFields).all());
  const canary = { givenName: 'Zorquib', familyName: 'Plyx', middleName: 'Vuntdrej', suffix: 'Tsoq' };
  const sealed = { chosenName: 'Makhwril', alternateNames: ['Drejzor'], identifiers: ['van:zorq99'] };
  const places = { address: '70777 Vunt St', city: 'Quibton', postalCode: '55499', addresses: [{ city: 'Tsoqville' }] };
  const reach = {
    emails: ['zorquib@vunt.example.org'],
    phones: ['+16125550177'],
    extensions: { '+16125550177': '88' },
  };
  const custom = { [fields[0]!.id]: ['a wrilramp'] };
  const { id } = await kept({ ...canary, ...sealed, ...places, ...reach, custom });
  const [tagId = ''] = await api.inside(makeTags);
  await api.inside(() => saysOf(['vuntknob'], id, [tagId]));
  const masked = full([{ permissions: ['people.read', 'people.export'], scope: 'ORGANIZATION', subjectId: null }]);
  const secrets = ['Plyx', 'Vuntdrej', 'Tsoq', 'Drejzor', 'zorq99', '70777', 'Quibton', '55499'];
  for (const format of ['csv', 'vcf'] as const) {
    const file = (await exported(masked, format, [id])).replaceAll('\r\n ', '');
    for (const secret of [
      ...secrets,
      'zorquib@',
      'vunt.example',
      '5550177',
      'x88',
      'wrilramp',
      'Needs',
      'vuntknob',
      'Tag: ',
    ])
      expect(`${secret}: ${file.includes(secret)}`).toBe(`${secret}: false`);
    for (const seen of ['Zorquib', 'P.', 'z…@….org', '77']) expect(file).toContain(seen);
  }
  const open = await exported(full(), 'csv', [id]);
  for (const secret of [...secrets, 'Makhwril', 'wrilramp', 'Needs', 'vuntknob']) expect(open).toContain(secret);
});
