import { DateTime } from 'luxon';
import { CITY_ZONE } from '#platform';
import { dayOf } from '#volunteers';

/** Noon in the city, so many days of the calendar ago. */
export const noonAgo = (days: number): Date =>
  DateTime.now().setZone(CITY_ZONE).minus({ days }).startOf('day').set({ hour: 12 }).toJSDate();

/** Does once more what fell into a midnight of the city: what it says holds within one day. */
export async function onOneDay(work: () => Promise<void>): Promise<void> {
  const day = dayOf(new Date());
  try {
    await work();
  } catch (error) {
    if (dayOf(new Date()) === day) throw error;
    await work();
  }
}
