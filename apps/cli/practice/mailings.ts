import type { INestApplicationContext } from '@nestjs/common';
import { BlastsService, SenderService } from '#outreach';
import { v4 } from '#platform';
import type { Team } from './team.ts';

/** A mailing that goes to the Mailbox page as soon as a worker runs, and one that is still a draft. */
export async function mail(app: INestApplicationContext, { organizer }: Team): Promise<void> {
  await app.get(SenderService).save({
    name: 'Practice Committee',
    postalAddress: '100 Practice Street, Minneapolis, MN 55401',
    replyTo: 'practice.organizer@example.org',
  });
  const blasts = app.get(BlastsService);
  const { id } = await blasts.create({
    title: 'Practice: come to the press conference',
    subjectEn: 'Practice: come to the press conference',
    subjectEs: 'Práctica: venga a la rueda de prensa',
    bodyEn: 'Hello {name},\n\nthis mailing is invented, to try things out. It leaves this machine never.',
    bodyEs: 'Hola {name}:\n\nEste envío es inventado, para probar. Nunca sale de esta máquina.',
    namelessEn: 'neighbor',
    namelessEs: 'vecindario',
    segment: { tags: [], wards: [1, 2, 6, 9], languages: [], activities: [] },
  });
  await blasts.start(organizer, id, v4());
  await blasts.create({
    title: 'Practice: a draft to finish',
    subjectEn: 'Practice: what the council decides next',
    bodyEn: 'This one has no Spanish yet.',
  });
}
