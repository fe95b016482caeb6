import type { INestApplicationContext } from '@nestjs/common';
import { chance, invented } from './names.ts';
import { gather } from './gatherings.ts';
import { bringList, TWICE } from './list.ts';
import { inventStance } from './council.ts';
import { mail } from './mailings.ts';
import { collectSignatures } from './signatures.ts';
import { gatherTeam } from './team.ts';
import { volunteer } from './volunteering.ts';

/** How many people practice data have. */
export const PEOPLE = 500;
const SEED = 7_500;
/** Who comes to events without having been on the list. */
const NEW_FACES = 30;

/**
 * Fills an empty installation with invented people and what they do, through the same services as everything else, so
 * that every rule applied to them; within the organization's context.
 */
export async function furnishPractice(app: INestApplicationContext, say: (line: string) => void): Promise<void> {
  const people = invented(PEOPLE - TWICE, chance(SEED));
  say('Making practice data: the list ...');
  await bringList(app, people.slice(NEW_FACES));
  say('Making practice data: events and who comes ...');
  await gather(app, people.slice(0, 90));
  say('Making practice data: a petition and who signs it ...');
  await collectSignatures(app, people.slice(100, 340));
  say('Making practice data: a team, its tasks and mailings, and an old stance ...');
  const team = await gatherTeam(app);
  say('Making practice data: volunteers, and what they do ...');
  await volunteer(app, team);
  await mail(app, team);
  await inventStance(app, team);
}
