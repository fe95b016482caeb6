import { Inject, Injectable } from '@nestjs/common';
import { UsersService } from '#accounts';
import { Agenda, Following, wantsDigest, wantsItem } from '#officials';
import { CONFIG, type Config, current, Db, Organization } from '#platform';
import { agendaLetter, digestLetter, type Reader } from './council.letter.ts';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';

/** Whom a letter about the council is to: a user, at the address of their own account. */
@Injectable()
export class CouncilReaders {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(Following) private readonly following: Following,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async reader(userId: string): Promise<Reader> {
    const { details } = await this.users.get(userId);
    const language = await this.following.languageOf(userId);
    const { name: organization } = await this.db.repo(Organization).findOneByOrFail({ id: current().organizationId! });
    return { ...details, language, organization, publicUrl: this.config.publicUrl };
  }
}

/** Letters about an item of an agenda: only while it is planned for that very time, and its reader still wants to know. */
@Injectable()
export class AgendaMatter extends Matter {
  readonly kind = 'agendaItem';
  readonly valid = `exists (select from agenda_item i where i.id = m."subjectId" and i."startsAt" = m."forStart"
    and ${wantsItem('left(m.occasion, 36)::uuid')})`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Agenda) private readonly agenda: Agenda,
    @Inject(CouncilReaders) private readonly readers: CouncilReaders,
  ) {
    super();
  }

  override hold({ subjectId }: Subject): Promise<unknown> {
    return this.agenda.steady(subjectId);
  }

  write({ subjectId, occasion, template }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const alert = await this.agenda.alert(subjectId);
      return agendaLetter(await this.readers.reader(occasion.slice(0, 36)), alert, template === 'agenda.moved');
    });
  }
}

/** The letter of what is new: what it tells of is marked in the transaction that claims it, and so told once. */
@Injectable()
export class DigestMatter extends Matter {
  readonly kind = 'councilDigest';
  readonly valid = wantsDigest('m."subjectId"', 'm.id');

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Following) private readonly following: Following,
    @Inject(CouncilReaders) private readonly readers: CouncilReaders,
  ) {
    super();
  }

  write({ id, subjectId }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const digest = await this.following.digest(subjectId, id);
      return digestLetter(await this.readers.reader(subjectId), digest);
    });
  }
}
