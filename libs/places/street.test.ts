import { expect, test } from '@jest/globals';
import { cityKey, streetKey, zipKey } from './street.ts';

test.each([
  ['2501 Bloomington Ave S', '2501 bloomington ave s'],
  ['2501 Bloomington Avenue South, Apt. 3', '2501 bloomington ave s'],
  ['2501 S. Bloomington Av #3', '2501 bloomington ave s'],
  ['2501  bloomington  ave  so  unit 3', '2501 bloomington ave s'],
  ['02501 BLOOMINGTON AVE S', '2501 bloomington ave s'],
  ['419 East Lake Street', '419 lake st e'],
  ['419 Lake St. E.', '419 lake st e'],
  ['12 First Ave NE', '12 1st ave ne'],
  ['12 1st Avenue Northeast', '12 1st ave ne'],
  ['1420 Saint Anthony Pkwy', '1420 st anthony pkwy'],
  ['1420 St. Anthony Parkway', '1420 st anthony pkwy'],
  ['7 North Street', '7 n st'],
  ['7 North St', '7 n st'],
  ['3100½ 38th Ave S', '3100 1/2 38th ave s'],
  ['3100 1/2 38th Ave S', '3100 1/2 38th ave s'],
  ['3100A 38th Ave S', '3100 a 38th ave s'],
  ['3100-3104 38th Ave S', '3100 38th ave s'],
  ['15 O’Brien Lane, Minneapolis', '15 obrien ln'],
  ['15 Unit Drive', '15 unit dr'],
])('%s', (line, key) => expect(streetKey(line)).toBe(key));

test.each([['PO Box 12'], [''], ['Lake Street'], ['55407'], ['#3'], ['1234567 Lake St']])(
  '%j is on no street',
  (line) => expect(streetKey(line)).toBeUndefined(),
);

test('a town and a ZIP code are compared whatever their spelling', () => {
  expect([cityKey('St. Paul'), cityKey('saint paul'), cityKey(' ')]).toEqual(['st paul', 'st paul', undefined]);
  expect([zipKey('55407-1234'), zipKey(' 55407'), zipKey('5540'), zipKey('554071')]).toEqual([
    '55407',
    '55407',
    undefined,
    undefined,
  ]);
});
