import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService } from '#accounts';
import { Batch } from '#people';
import { CITY_ZONE, Db, within } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { type ImportReport, ImportService } from './import.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function upload(content: string, name: string): Promise<ImportReport> {
  const key = await api.app.get(AccountsService).createKey(api.organizationId, 'organizer', 'test');
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${await api.app.getUrl()}/api/imports`, { method: 'POST', body: form, headers });
  expect(response.status).toBe(200);
  return (await response.json()) as ImportReport;
}
const inTx = <T>(work: (db: Db) => Promise<T>) => api.inside(() => api.app.get(Db).tx(() => work(api.app.get(Db))));
const WORDS = 'query ($d: SegmentDefinition!) { segmentCount(definition: $d) { count words } }';
const words = async (id: string, language: 'en' | 'es') => {
  const d = { where: { did: { kind: 'batch', what: 'DID', id } } };
  const { data } = await api.gql<{ segmentCount: { count: number; words: string } }>(
    'organizer',
    WORDS,
    { d },
    { language },
  );
  return data.segmentCount;
};
const choices = async (role: 'organizer' | 'coordinator') => {
  const { data } = await api.gql<{ segmentParts: { activities: { kind: string; choices: { name: string }[] }[] } }>(
    role,
    '{ segmentParts { activities { kind choices { name } } } }',
  );
  return data.segmentParts.activities.find(({ kind }) => kind === 'batch')!.choices.map(({ name }) => name);
};

test('an import is known by the name of its file, sealed; one without by its kind, in the language of the reader', async () => {
  const { batchId } = await upload('First,Last,E-mail\nAna,Vega,ana@example.org\n', 'Vecinas de Rosa.csv');
  const en = await words(batchId!, 'en');
  expect(en.count).toBe(1);
  expect(en.words).toContain('Vecinas de Rosa.csv, ');
  expect((await words(batchId!, 'es')).words).toContain('Vecinas de Rosa.csv, ');
  const bytes = async function* () {
    yield await Promise.resolve(Buffer.from('First,Last,E-mail\nBea,Vega,bea@example.org\n'));
  };
  const { batchId: other } = await within({ organizationId: api.organizationId }, () =>
    api.app.get(ImportService).run(bytes),
  );
  const made = await inTx((db) => db.repo(Batch).findOneByOrFail({ id: other! }));
  const month = (language: string) =>
    new Intl.DateTimeFormat(language, { month: 'short', timeZone: CITY_ZONE }).format(made.createdAt);
  for (const [language, kind] of [
    ['en', 'a list with a header row'],
    ['es', 'una lista con encabezados'],
  ] as const) {
    const said = (await words(other!, language)).words;
    expect([said.includes(kind), said.includes(month(language))]).toEqual([true, true]);
  }
  // In the time of the place, wherever the server stands: there it is still the day before.
  const early = `update batch set "createdAt" = '2026-01-02T03:30:00Z' where id = $1`;
  await inTx((db) => db.repo(Batch).query(early, [batchId]));
  expect((await words(batchId!, 'en')).words).toMatch(/Vecinas de Rosa.csv, Jan 1, 2026, 9:30\sPM/);
  const { data } = await api.gql<{ importBatches: { id: string; fileName: string | null }[] }>(
    'organizer',
    '{ importBatches { id fileName } }',
  );
  expect(new Map(data.importBatches.map(({ id, fileName }) => [id, fileName]))).toEqual(
    new Map([
      [batchId, 'Vecinas de Rosa.csv'],
      [other, null],
    ]),
  );
  expect(await api.dump(['batch'])).not.toContain('Vecinas');
  expect((await choices('organizer')).join()).toContain('Vecinas de Rosa.csv');
  // The name of a file may be a person's: who may not reach people does not read it.
  expect(await choices('coordinator')).toEqual([]);
});

test('a stray quote rejects its own row with the reason, and the others come in', async () => {
  const report = await upload(
    'First,Last,E-mail\nCy,"Vega,cy@example.org\nDi,Vega,di@example.org\nEva "La" ,Vega,eva@example.org\nFay,Vega,fay@example.org\n',
    'quotes.csv',
  );
  expect(report).toMatchObject({ rows: 4, created: 2, rejectedCount: 2 });
  expect(report.rejected).toEqual([
    { row: 2, reason: 'broken_row', at: { line: 2, sign: 4, last: 2 } },
    { row: 4, reason: 'broken_row', at: { line: 4, sign: 5, last: 4 } },
  ]);
});

test('a note in which nobody can say where a cell ends makes nobody; who reads why is told the line, in their language', async () => {
  const { batchId, ...report } = await upload(
    'First,Last,E-mail,Notes\nGea,Vega,gea@example.org,"he said "so" and\nLuz,Vega,luz@example.org,too\nleft"\nHil,Vega,hil@example.org,x\n',
    'notes.csv',
  );
  expect(report).toMatchObject({ rows: 2, created: 1, rejected: [{ row: 2, at: { line: 2, sign: 35, last: 4 } }] });
  for (const [language, words] of [
    ['en', 'at line 2 of the file, character 35: nobody can say where its cell ends, so nothing was read up to line 4'],
    ['es', 'en la línea 2 del archivo, carácter 35: no se puede decir dónde termina su celda'],
  ] as const) {
    const key = await api.app.get(AccountsService).createKey(api.organizationId, 'organizer', 'test');
    const headers = { authorization: `Bearer ${key}`, 'accept-language': language };
    const answer = await fetch(`${await api.app.getUrl()}/api/imports/${batchId}/rows.csv`, { headers });
    expect(await answer.text()).toContain(words);
  }
});
