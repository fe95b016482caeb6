import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { networkOf } from './network.ts';

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['203.0.113.255', '203.0.113.0/24'],
  ['203.0.114.7', '203.0.114.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.0/24'],
  ['::ffff:cb00:7107', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:0DB8:0001::9', '2001:db8:1::/48'],
  ['2001:db8:2::9', '2001:db8:2::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['::1', '0:0:0::/48'],
  ['::', '0:0:0::/48'],
  ['unknown', 'unknown'],
])('%s belongs to %s', (address, network) => expect(networkOf(address)).toBe(network));

test('every address of a network is counted with it, and with no other', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 0, max: 255 }), (address, host) => {
      const neighbour = [...address.split('.').slice(0, 3), host].join('.');
      expect(networkOf(neighbour)).toBe(networkOf(address));
      expect(networkOf(`::ffff:${address}`)).toBe(networkOf(address));
    }),
  );
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 8, maxLength: 8 }),
      fc.array(group, { minLength: 5, maxLength: 5 }),
      (one, host) => {
        const written = (groups: number[]) => groups.map((each) => each.toString(16)).join(':');
        fc.pre(one.slice(0, 5).some((each) => each !== 0));
        const network = written(one.slice(0, 3));
        expect(networkOf(written(one))).toBe(`${network}::/48`);
        expect(networkOf(written([...one.slice(0, 3), ...host]).toUpperCase())).toBe(`${network}::/48`);
      },
    ),
  );
});
