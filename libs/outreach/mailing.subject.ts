import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { type NamedSubject, type SubjectNames, TimelineSubjects } from '#people';
import { Db } from '#platform';
import { Blast } from './blast.entity.ts';
import { Message } from './message.entity.ts';

/** Names the mailing that a message in somebody's history was one of; for who may reach people. */
@Injectable()
export class MailingSubject implements SubjectNames, OnModuleInit {
  readonly kind = 'mailing';
  readonly entries = ['MESSAGE_SENT', 'MESSAGE_FAILED'] as const;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(TimelineSubjects) private readonly subjects: TimelineSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this);
  }

  names(actor: Actor, ids: readonly string[]): Promise<Map<string, NamedSubject>> {
    return this.db.tx(async () => {
      if (!actor.can('people.contact')) return new Map();
      const messages = await this.db.repo(Message).findBy({ id: In([...ids]), subjectKind: 'blast' });
      const blasts = await this.db.repo(Blast).findBy({ id: In(messages.map(({ subjectId }) => subjectId)) });
      const titles = new Map(blasts.map(({ id, details }) => [id, details.title]));
      return new Map(
        messages.flatMap(({ id, subjectId }) => {
          const name = titles.get(subjectId);
          return name ? [[id, { id: subjectId, name }] as const] : [];
        }),
      );
    });
  }
}
