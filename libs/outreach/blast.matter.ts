import { Inject, Injectable } from '@nestjs/common';
import { calledBy, PeopleService, workingEmail } from '#people';
import { current, Db, Organization } from '#platform';
import { Blast } from './blast.entity.ts';
import { blastLetter } from './blast.letter.ts';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import { MailSender } from './sender.entity.ts';
import { Unsubscribe } from './unsubscribe.service.ts';

/** The first part of a language tag; empty where there is none. */
export const firstPart = (tag: string | null): string => tag?.toLowerCase().split('-')[0] ?? '';

/**
 * Letters of mailings: only while their mailing runs, and only to who agreed. One that a person decided to send again
 * may also go after its mailing is over.
 */
@Injectable()
export class BlastMatter extends Matter {
  readonly kind = 'blast';
  override readonly purpose = 'bulk';
  override readonly oncePerAddress = true;
  readonly valid = `exists (select from blast b where b.id = m."subjectId"
    and (b.state = 'RUNNING' or (b.state in ('DONE', 'CANCELLED') and m.resends > 0)))`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Unsubscribe) private readonly unsubscribe: Unsubscribe,
  ) {
    super();
  }

  write({ subjectId, personId }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const { details } = await this.db.repo(Blast).findOneByOrFail({ id: subjectId });
      const sender = await this.db.repo(MailSender).findOneByOrFail({});
      const { name } = await this.db.repo(Organization).findOneByOrFail({ id: current().organizationId! });
      const person = await this.people.get(personId!);
      return blastLetter({
        text: details,
        sender,
        organization: name,
        to: workingEmail(person.details)!, // whoever has none may not be written to
        name: calledBy(person.details),
        reads: firstPart(person.language),
        stop: (language) => this.unsubscribe.url(person.id, language),
      });
    });
  }
}
