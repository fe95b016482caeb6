import { expect, test } from '@jest/globals';
import { CAMPAIGN_RECORD, day, type FuzzyDate, range, unknownDate, weekdayIsWrong, year } from '#campaigns';

const { claims, demands, disputes, documents, incidents, levers, occasions, responses, sources, versions } =
  CAMPAIGN_RECORD;
const summary = ({ precision, value, until, yearInferred }: FuzzyDate) => [precision, value, until, yearInferred];

test('the dates without a year resolve as table A18 says', () => {
  const days: [FuzzyDate, string, boolean][] = [
    [occasions.E1.date, '2025-11-14', true],
    [incidents.I1.date, '2025-06-03', true],
    [occasions.E6.date, '2025-06-04', true],
    [occasions.E8.date, '2025-06-23', false],
    [incidents.I2.date, '2025-11-25', true],
    [documents['doc:eo-dec3'].date, '2025-12-03', true],
    [occasions.E5.date, '2025-12-10', true],
    [occasions.E4.date, '2025-12-11', true],
    [incidents.I3.date, '2025-12-15', true],
    [occasions.E3.date, '2025-12-16', true],
    [occasions.E2.date, '2025-12-20', true],
  ];
  for (const [date, value, inferred] of days) {
    expect(summary(date)).toEqual(['DAY', value, null, inferred]);
    expect(date.inferenceNote).toBeTruthy();
  }
  expect(summary(occasions.E7.date)).toEqual(['UNKNOWN', null, null, true]);
  expect(summary(documents['doc:ord-2003'].date)).toEqual(['YEAR', '2003-01-01', '2003-12-31', false]);
  expect(sources['src:004'].published).toMatchObject({ precision: 'RANGE', value: '2017-09-07', yearInferred: true });
});

test('a printed weekday that is not the day is found; the record has the one that K11 is about', () => {
  const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  for (const [name, date] of [
    ['Fri', occasions.E1.date],
    ['Tue', incidents.I1.date],
    ['Mon', occasions.E8.date],
    ['Mon', incidents.I3.date],
    ['Sat', occasions.E2.date],
  ] as const)
    expect(weekdays[new Date(date.value!).getUTCDay()]).toBe(name);
  expect(weekdayIsWrong(day('2025-09-20', { text: 'Friday, September 20' }))).toBe(true);
  expect(weekdayIsWrong(day('2025-09-20', { text: 'sábado 20 de septiembre' }))).toBe(false);
  expect(weekdayIsWrong(day('2025-09-20', { text: 'September 20' }))).toBe(false);
  expect(weekdayIsWrong(unknownDate({ text: 'Tuesday' }))).toBe(false);
  const wrong = Object.entries(claims).filter(([, { date }]) => weekdayIsWrong(date));
  expect(wrong.map(([code]) => code)).toEqual(['Q1']);
  expect(disputes.K11.handlingEn).toContain('June 23, 2025');
});

test('a month, a year and a range say their first and last day', () => {
  expect(summary(year(2003))).toEqual(['YEAR', '2003-01-01', '2003-12-31', false]);
  expect(summary(claims['I-response'].date)).toEqual(['MONTH', '2025-12-01', '2025-12-31', true]);
  expect(summary(range(null, '2025-12-10'))).toEqual(['RANGE', null, '2025-12-10', false]);
});

test('every question on which sources differ has both sides, each with its claimant; K15 has only one in the record', () => {
  const sides = Map.groupBy(
    Object.values(claims).filter((claim) => 'disputeCode' in claim),
    ({ disputeCode }) => disputeCode as string,
  );
  expect([...sides.keys()].sort()).toEqual(Object.keys(disputes).sort());
  for (const [code, both] of sides)
    expect([code, new Set(both.map(({ side }) => side)).size]).toEqual([code, { K7: 3, K15: 1 }[code] ?? 2]);
});

test('the four demands have texts, parts, levers, and answers that came before the ordinance', () => {
  const four = Object.entries(demands).filter(
    ([, { campaignCode, kind }]) => campaignCode === 'camp:sanctuary-for-real' && kind === 'DEMAND',
  );
  expect(four.map(([code]) => code)).toEqual(['D1', 'D2', 'D3', 'D4']);
  for (const [code] of four) {
    expect(versions[`${code}@1`]).toBeDefined();
    expect(Object.values(levers).some(({ demandCode }) => demandCode === code)).toBe(true);
    const answers = Object.values(responses).filter((answer) => answer.demandVersionCode === `${code}@1`);
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer.beforeOrdinance).toBe(true);
  }
  const granting = Object.values(levers).filter(({ demandCode, grants }) => demandCode === 'D3' && grants !== false);
  expect(granting.map(({ kind }) => kind)).toEqual(['FEDERAL']);
});

test('every text is in plain sentences of at most twenty words', () => {
  const long = Object.entries(CAMPAIGN_RECORD).flatMap(([table, rows]) =>
    Object.entries(rows).flatMap(([code, row]) =>
      Object.entries(row)
        .filter(([column]) => /(En|Es)$/.test(column))
        .flatMap(([column, text]) =>
          String(text)
            .split(/(?<=[.:;?])\s+/)
            .map((sentence) => [column, sentence]),
        )
        .filter(([, sentence]) => sentence!.split(/\s+/).length > 20)
        .map(([column]) => `${table} ${code} ${column}`),
    ),
  );
  expect(long).toEqual([]);
});
