import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { current, Db } from '#platform';
import { BatchActivity } from '../intake/batch.activity.ts';
import { BulkChange, PeopleList } from '../lists/list.entity.ts';
import { Bulk } from '../lists/bulk.service.ts';
import { isSeen } from '../lists/lists.service.ts';
import { Tag } from '../lists/tag.entity.ts';
import { view, whoIsSeenBy } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { PeopleGroup } from '../relations/relation.entity.ts';
import { type NamedSubject, type SubjectNames, TimelineSubjects } from './subjects.ts';

type Named = readonly (readonly [id: string, name: string])[];

/** Names what histories tell of by people's own features: tags, lists, files, changes of many, and who belongs to whom. */
@Injectable()
export class OwnSubjects implements OnModuleInit {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(TimelineSubjects) private readonly subjects: TimelineSubjects,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Bulk) private readonly bulk: Bulk,
    @Inject(BatchActivity) private readonly batches: BatchActivity,
  ) {}

  onModuleInit(): void {
    this.add('tag', ['TAGGED', 'UNTAGGED'], (_, ids) => this.tags(ids));
    this.add('list', ['LISTED', 'UNLISTED'], (actor, ids) => this.lists(actor, ids));
    const files: SubjectNames['entries'] = ['IMPORTED', 'MERGED', 'IMPORT_UNDONE', 'OPTED_OUT'];
    this.add('import', files, async (actor, ids) => [...(await this.batches.names(actor, ids))]);
    this.add('change', ['BULK_CHANGED', 'BULK_UNDONE'], (actor, ids) => this.changes(actor, ids));
    this.add('person', ['RELATED'], (actor, ids) => this.related(actor, ids));
    this.add('group', ['RELATED'], (_, ids) => this.groups(ids));
  }

  /** They tell of others, and in others' words: only who may reach people reads them. */
  private add(kind: string, entries: SubjectNames['entries'], find: (actor: Actor, ids: string[]) => Promise<Named>) {
    const names: SubjectNames['names'] = async (actor, ids) => {
      if (!actor.can('people.contact')) return new Map();
      const found = await this.db.tx(() => find(actor, [...ids]));
      return new Map(found.map(([id, name]): [string, NamedSubject] => [id, { id, name }]));
    };
    this.subjects.add({ kind, entries, names });
  }

  private async tags(ids: string[]): Promise<Named> {
    return (await this.db.repo(Tag).findBy({ id: In(ids) })).map(({ id, details }) => [id, details.label]);
  }

  private async lists(actor: Actor, ids: string[]): Promise<Named> {
    const found = await this.db.repo(PeopleList).findBy({ id: In(ids) });
    return found.filter((list) => isSeen(actor, list)).map(({ id, details }) => [id, details.name]);
  }

  /** What they were about: a tag, a list, a language, to whom people were given. */
  private async changes(actor: Actor, ids: string[]): Promise<Named> {
    const found = await this.db.repo(BulkChange).findBy({ id: In(ids) });
    const names = await this.bulk.names(
      actor,
      found.flatMap(({ subjectId }) => subjectId ?? []),
    );
    const languages = new Intl.DisplayNames(current().language, { type: 'language' });
    return found.flatMap(({ id, language, subjectId }) => {
      const name = language ? languages.of(language) : names.get(subjectId ?? '');
      return name ? [[id, name] as const] : [];
    });
  }

  private async related(actor: Actor, ids: string[]): Promise<Named> {
    const people = await this.people.byIds(ids, whoIsSeenBy(actor));
    return [...people].map(([id, person]) => [id, view(actor, person).name]);
  }

  private async groups(ids: string[]): Promise<Named> {
    return (await this.db.repo(PeopleGroup).findBy({ id: In(ids) })).map(({ id, details }) => [id, details.name]);
  }
}
