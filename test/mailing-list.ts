import type { INestApplicationContext } from '@nestjs/common';
import { BlastsService, MailSender } from '#outreach';
import { Channel, Consent, Person } from '#people';
import { Db, within } from '#platform';

/** What `startFeatures` and `startApi` answer. */
interface Where {
  readonly app: INestApplicationContext;
  readonly organizationId: string;
}
let count = 0;

/** People who agreed to mail, and mailings to them, made past the forms: thousands at a time. */
export class MailingList {
  private readonly db: Db;

  constructor(private readonly where: Where) {
    this.db = where.app.get(Db);
  }

  inTx<T>(work: () => Promise<T>): Promise<T> {
    return within({ organizationId: this.where.organizationId }, () => this.db.tx(work));
  }

  /** So many new people with an address each, all of whom said yes to mail. */
  async people(many: number, changes: Partial<Person> = {}): Promise<Person[]> {
    return this.inTx(async () => {
      const people = Array.from({ length: many }, () => {
        count += 1;
        const details = { givenName: `Ana${count}`, familyName: 'Example', emails: [`list${count}@example.org`] };
        return this.db.make(Person, { details, language: null, ward: null, ...changes });
      });
      await this.db.insertAll(people);
      await this.db.insertAll(people.map(({ id }) => this.yes(id)));
      return people;
    });
  }

  yes(personId: string): Consent {
    return this.db.make(Consent, {
      personId,
      channel: Channel.EMAIL,
      given: true,
      source: 'sign-up',
      ref: '',
      batchId: null,
    });
  }

  /** From whom mailings are. */
  sender(): Promise<MailSender> {
    const values = {
      name: 'Sanctuary for Real',
      postalAddress: '100 Practice Street, Minneapolis, MN 55400',
      replyTo: '',
    };
    return this.inTx(async () => {
      const known = await this.db.repo(MailSender).findOneBy({});
      return known ?? this.db.save(this.db.make(MailSender, values));
    });
  }

  /** A draft in both languages to everybody. */
  draft(changes: object = {}) {
    return this.inTx(() => this.where.app.get(BlastsService).create({ ...DRAFT, ...changes }));
  }
}

/** What an organizer would write. */
export const DRAFT = {
  title: 'What changed on Friday',
  subjectEn: 'What changed',
  subjectEs: 'Lo que cambió',
  bodyEn: 'Hello {name},\n\n## Two gaps stay\n\n- one <b>\n- two\n\nRead https://example.org/a?b=1&c=2, please.',
  bodyEs: 'Hola, {name}:\n\n## Quedan dos huecos\n\n- uno\n- dos',
  namelessEn: 'neighbor',
  namelessEs: 'compa',
};
