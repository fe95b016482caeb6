import type { INestApplicationContext } from '@nestjs/common';
import { Bulk, type Person, Tagging, Zones } from '#people';
import { TurfService } from '#volunteers';
import type { Team } from './team.ts';

type Corner = readonly [west: number, north: number];
/** Parts of the town with straight edges, as somebody draws them who means no more than roughly here. */
const ZONES: readonly (readonly [name: string, corners: readonly Corner[]])[] = [
  [
    'Practice: south of the lake',
    [
      [-93.262, 44.948],
      [-93.236, 44.948],
      [-93.232, 44.932],
      [-93.262, 44.932],
    ],
  ],
  [
    'Practice: around the market',
    [
      [-93.27, 44.956],
      [-93.246, 44.956],
      [-93.246, 44.949],
      [-93.27, 44.949],
    ],
  ],
  [
    'Practice: north side',
    [
      [-93.31, 45.016],
      [-93.286, 45.016],
      [-93.284, 44.996],
      [-93.306, 44.994],
    ],
  ],
];

/** Zones on the map: one with two in charge of it, one with one, and one that still needs somebody. */
export async function drawZones(
  app: INestApplicationContext,
  { organizer, coordinator }: Pick<Team, 'organizer' | 'coordinator'>,
): Promise<void> {
  const inCharge = [[organizer.id, coordinator.id], [organizer.id], []];
  for (const [n, [name, corners]] of ZONES.entries()) {
    const ring = [...corners, corners[0]!].map((corner) => [...corner]);
    const zone = await app.get(Zones).save(organizer, { name, ring });
    const userIds = inCharge[n]!;
    if (userIds.length) await app.get(TurfService).setZone(zone.id, userIds);
  }
}

/** Two tags that say something, on some people each: for how many they can host, and what they speak beside the rest. */
export async function saySomething(
  app: INestApplicationContext,
  organizer: Team['organizer'],
  people: readonly Person[],
): Promise<void> {
  const [tags, bulk] = [app.get(Tagging), app.get(Bulk)];
  const ids = people.map(({ id }) => id);
  const put = async (tagId: string, personIds: string[], value: string) =>
    bulk.start(organizer, { kind: 'ADD_TAG', tagId, personIds, value });
  const host = { label: 'Can host', group: 'Practice: meetings', color: 'good', valueType: 'NUMBER' } as const;
  const { id: hosts } = await tags.save(organizer, host);
  for (const [n, value] of ['6', '12', '30'].entries()) await put(hosts, ids.slice(n * 4, n * 4 + 4), value);
  const speaks = { label: 'Also speaks', group: 'Practice: meetings', color: 'brand', valueType: 'TEXT' } as const;
  const { id: speaking } = await tags.save(organizer, speaks);
  await put(speaking, ids.slice(10, 15), 'Some Hmong');
}
