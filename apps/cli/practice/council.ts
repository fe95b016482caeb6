import type { INestApplicationContext } from '@nestjs/common';
import { DateTime } from 'luxon';
import { CLOSING_DATE, Source } from '#campaigns';
import { DemandLink, Evidence, Figure, Membership } from '#officials';
import { Db } from '#platform';
import type { Team } from './team.ts';

const dayBefore = (days: number) => DateTime.fromISO(CLOSING_DATE).minus({ days }).toISODate()!;
const today = () => DateTime.now().setZone('America/Chicago').toISODate();
const on = (value: string) => ({
  ...{ value, until: null, precision: 'DAY' as const, text: null, yearInferred: false, inferenceNote: null },
});
const own = () => ({ origin: 'INSTALLATION', heldAt: new Date() }) as const;
const cited = () => ({ ...own(), sourceCode: 'src:practice', locator: 'invented', quotedInSource: false, quote: null });

const MEMBER = 'per:practice';
/** A seat whose holder the record does not name: nothing here is about anybody real. */
const SEAT = { bodyCode: 'org:mpls-council', postCode: 'post:mpls-council/ward-13', role: 'MEMBER' } as const;
/** Before the record was closed, as it is shown: longer than words count as fresh, and after the seat was taken. */
const SAID_DAYS_AGO = 400;
const SEATED_DAYS_AGO = 500;

async function seat(db: Db): Promise<void> {
  const source = {
    code: 'src:practice',
    publisher: 'Practice data (invented)',
    kind: 'OTHER',
    language: 'en',
    reliability: 'HIGH',
    reliabilityNote: 'Invented, to show what out of date looks like.',
    published: on(dayBefore(SAID_DAYS_AGO)),
  } as const;
  await db.save(db.make(Source, { ...own(), ...source }));
  const name = 'Practice Member (invented)';
  await db.save(db.make(Figure, { ...cited(), code: MEMBER, name, kind: 'OFFICIAL' }));
  const since = { startsOn: dayBefore(SEATED_DAYS_AGO), startsPrecision: 'DAY', confirmedUntil: today() } as const;
  await db.save(db.make(Membership, { ...cited(), code: `${MEMBER}/seat`, figureCode: MEMBER, ...SEAT, ...since }));
}

async function speak(db: Db, { organizer, coordinator }: Team): Promise<void> {
  const reviewed = { reviewState: 'APPROVED', reviewedBy: coordinator.id } as const;
  const said = {
    code: 'practice:1',
    textEn: 'An invented member says yes to consequences in the police contract.',
    textEs: 'Un integrante inventado dice que sí a consecuencias en el contrato policial.',
    type: 'QUESTIONNAIRE',
    date: on(dayBefore(SAID_DAYS_AGO)),
    figureCode: MEMBER,
    confidence: 'HIGH',
    recordedBy: organizer.id,
  } as const;
  const { id: evidenceId, code: evidenceCode } = await db.save(db.make(Evidence, { ...cited(), ...said, ...reviewed }));
  const link = {
    code: 'practice:1/member',
    figureCode: MEMBER,
    demandVersionCode: 'D4@1',
    direction: 1,
    explicitness: 'EXPLICIT',
    strength: 'SCORING',
    reasonCode: 'OWN_WORDS',
  } as const;
  await db.save(db.make(DemandLink, { ...own(), ...link, evidenceId, evidenceCode, ...reviewed }));
}

/**
 * An invented council member who said yes to one demand so long ago that it counts as out of date: recorded by one of the
 * team, reviewed by another, and marked as invented wherever the name stands.
 */
export async function inventStance(app: INestApplicationContext, team: Team): Promise<void> {
  const db = app.get(Db);
  await db.tx(async () => {
    await seat(db);
    await speak(db, team);
  });
}
