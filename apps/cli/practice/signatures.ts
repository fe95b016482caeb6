import type { INestApplicationContext } from '@nestjs/common';
import { Display, DraftingService, Signature, SignaturesService, SigningService, TARGETS } from '#petitions';
import { Channel } from '#people';
import { Db, isLanguage } from '#platform';
import type { Invented } from './names.ts';

const DISPLAYS = [Display.NONE, Display.NONE, Display.INITIAL, Display.NONE, Display.FULL];

/** A petition that most of these people confirmed, some did not yet, and a few withdrew from, over the last four weeks. */
export async function collectSignatures(app: INestApplicationContext, people: readonly Invented[]): Promise<void> {
  const drafting = app.get(DraftingService);
  const { id } = await drafting.create({
    titleEn: 'Practice: put real consequences in the police contract',
    titleEs: 'Práctica: consecuencias reales en el contrato policial',
    summaryEn: 'An invented petition, to try things out.',
    summaryEs: 'Una petición inventada, para probar.',
    bodyEn: '## Why\nEverything about this petition is invented, but for the demand that it names.',
    bodyEs: '## Por qué\nTodo en esta petición es inventado, menos la demanda que nombra.',
    demands: ['D4'],
    targets: [...TARGETS],
    goal: 300,
  });
  await drafting.publish(id);
  for (const [n, { given, family, email, ward, naming }] of people.entries())
    await app.get(SigningService).sign(id, {
      givenName: given,
      familyName: family,
      email,
      ward: n % 8 ? ward : null,
      display: DISPLAYS[n % DISPLAYS.length]!,
      language: isLanguage(naming.language) ? naming.language : 'en',
      news: n % 3 ? [Channel.EMAIL] : [],
      form: `practice ${n}`,
    });
  const db = app.get(Db);
  const signed = await db.tx(() => db.repo(Signature).find({ where: { petitionId: id }, order: { signedAt: 'ASC' } }));
  const signatures = app.get(SignaturesService);
  for (const [n, { details }] of signed.entries()) {
    if (n % 6 === 5) continue;
    await signatures.confirm(details.token);
    if (n % 25 === 24) await signatures.withdraw(details.token);
  }
  await db.tx(() => spread(db, id));
}

/** They signed one after the other, more of them lately: as if it had been four weeks. */
const spread = (db: Db, petitionId: string): Promise<unknown> =>
  db.repo(Signature).query(
    `update signature s set "signedAt" = s."signedAt" - earlier.by, "confirmedAt" = s."confirmedAt" - earlier.by,
       "withdrawnAt" = s."withdrawnAt" - earlier.by
     from (select id, interval '28 days' * (1 - sqrt(percent_rank() over (order by "signedAt"))) as by
           from signature where "petitionId" = $1) earlier where earlier.id = s.id`,
    [petitionId],
  );
