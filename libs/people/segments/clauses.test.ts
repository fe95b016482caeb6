import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const FIELD = 'mutation ($input: CustomFieldInput!) { createCustomField(input: $input) { id } }';
const ASKED = `query ($d: SegmentDefinition!) {
  segmentCount(definition: $d) { words } segmentPeople(definition: $d) { items { givenName } } }`;
const KINDS = [
  'pointPerson',
  'ladder',
  'oneOnOne',
  'skill',
  'training',
  'availability',
  'task',
  'assessment',
  'hours',
  'referral',
  'blast',
  'group',
];

const asked = async (where: object, language: 'en' | 'es' = 'en') => {
  const { data, errors } = await api.gql<{
    segmentCount: { words: string };
    segmentPeople: { items: { givenName: string }[] };
  }>('organizer', ASKED, { d: { where } }, { language });
  expect(errors).toBeUndefined();
  return { words: data.segmentCount.words, names: data.segmentPeople.items.map(({ givenName }) => givenName).sort() };
};

test('fields of one’s own are compared as numbers and as days, and may be empty; others are found by all they speak', async () => {
  const field = async (type: string) => {
    const input = { type, label: { en: `Of ${type}`, es: `De ${type}` } };
    const { data, errors } = await api.gql<{ createCustomField: { id: string } }>('admin', FIELD, { input });
    expect(errors).toBeUndefined();
    return data.createCustomField.id;
  };
  const [kids, since] = [await field('NUMBER'), await field('DATE')];
  const own = (number: string, day: string) => [
    { fieldId: kids, values: [number] },
    { fieldId: since, values: [day] },
  ];
  await savedPerson(api, { givenName: 'Two', custom: own('2', '2026-01-31'), language: 'hmn', pronouns: 'they/them' });
  await savedPerson(api, { givenName: 'Ten', custom: own('10', '2026-10-01'), otherLanguages: ['hmn', 'es-MX'] });
  await savedPerson(api, { givenName: 'None', language: 'en' });
  const text = (id: string, how: string, value?: string, to?: string) => asked({ text: { field: id, how, value, to } });
  expect((await text(kids, 'MORE', '9')).names).toEqual(['Ten']);
  expect((await text(kids, 'LESS', '10')).names).toEqual(['Two']);
  expect((await text(kids, 'BETWEEN', '2', '10')).names).toEqual(['Ten', 'Two']);
  expect((await text(since, 'LESS', '2026-10-01')).names).toEqual(['Two']);
  expect((await text(since, 'MORE', '2026-02-01')).words).toBe('People who have a “Of DATE” after February 1, 2026');
  expect((await text(kids, 'EMPTY')).names).toEqual(['None']);
  expect((await text(kids, 'FILLED')).names).toEqual(['Ten', 'Two']);
  expect((await text('PRONOUNS', 'IS', 'They/Them')).names).toEqual(['Two']);
  expect((await asked({ speaks: ['hmn'] })).names).toEqual(['Ten', 'Two']);
  expect((await asked({ languages: ['hmn'] })).names).toEqual(['Two']);
  for (const wrong of [
    { field: kids, how: 'MORE', value: 'many' },
    { field: kids, how: 'BETWEEN', value: '1', to: '2026-01-01' },
    { field: 'CITY', how: 'LESS', value: '3' },
  ])
    expect((await api.gql('organizer', ASKED, { d: { where: { text: wrong } } })).errors?.[0]).toMatchObject({
      extensions: { code: 'INVALID' },
    });
});

test.each(KINDS)('%s is asked in each of its ways, of one and of any, and said in both languages', async (kind) => {
  const query = '{ segmentParts { activities { kind whats measured } } }';
  const { data } = await api.gql<{
    segmentParts: { activities: { kind: string; whats: string[]; measured: boolean }[] };
  }>('organizer', query);
  const { whats, measured } = data.segmentParts.activities.find((each) => each.kind === kind)!;
  const id = '00000000-0000-4000-8000-000000000002';
  for (const what of whats)
    for (const some of [{}, { id }, { days: 30 }, ...(measured ? [{ more: 3 }] : [])]) {
      const did = { kind, what, ...some };
      const english = await asked({ did });
      expect(english.names).toEqual([]);
      expect(english.words).not.toContain('cannot name');
      expect((await asked({ not: { did } }, 'es')).words).not.toContain('no podemos nombrar');
    }
});
