import type { INestApplicationContext } from '@nestjs/common';
import { cityKey, LoadingService, streetKey } from '#places';

/** Streets that the town does not have, each in another part of it; the last is in none of the zones. */
const STREETS = [
  { name: 'Practice Lake Street', lon: -93.249, lat: 44.94 },
  { name: 'Practice Market Street', lon: -93.258, lat: 44.9525 },
  { name: 'Practice North Street', lon: -93.296, lat: 45.005 },
  { name: 'Practice Hill Street', lon: -93.33, lat: 44.92 },
] as const;
const HOUSES = 60;
/** In degrees. */
const APART = 0.0002;

/** Where the n-th person of the list lives: one in two has said it. */
export const homeOf = (n: number): string =>
  n % 2 ? '' : `${100 + ((n >> 3) % HOUSES)} ${STREETS[(n >> 1) % STREETS.length]!.name}`;

/** Puts a register of those streets in, so that zones find who lives in them. */
export async function buildHomes(app: INestApplicationContext): Promise<void> {
  const city = cityKey('Minneapolis')!;
  async function* houses() {
    for (const { name, lon, lat } of STREETS)
      for (let n = 0; n < HOUSES; n += 1) {
        const street = streetKey(`${100 + n} ${name}`)!;
        yield { street, zip: null, city, lon: lon + (n - HOUSES / 2) * APART, lat };
      }
  }
  await app.get(LoadingService).takeRegister(houses(), true);
}
