import { Injectable } from '@nestjs/common';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#accounts';
import { batched, current, type Language, type LocalizedText, textIn } from '#platform';
import type { TimelineView } from '../people.policy.ts';
import type { TimelineKind } from './timeline.entity.ts';

/** What something in a history was about, by the name that it has now. */
@ObjectType()
export class TimelineSubject {
  /** What it is: `event`, `petition`, `tag`, `list`, `import` and so on; it says what `id` is the id of. */
  @Field() kind!: string;
  @Field(() => ID) id!: string;
  @Field() name!: string;
  /** In which language the name is, where that is known. */
  @Field(() => String, { nullable: true }) language!: Language | null;
}

/** A subject as one feature finds it: without a kind of its own it is of the feature's. */
export type NamedSubject = Pick<TimelineSubject, 'id' | 'name'> & Partial<TimelineSubject>;

/** Names what some kinds of entries are about; each feature has its own for what it writes down. */
export interface SubjectNames {
  readonly kind: string;
  /** The kinds of entries that are about it. */
  readonly entries: readonly TimelineKind[];
  /** The names of these entries' subjects, by `subjectId`, of what the actor may see of them. */
  names(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, NamedSubject>>;
}

/** Subjects that have a title in each language, by their ids. */
export const titled = (
  rows: Iterable<{ readonly id: string; readonly title: LocalizedText }>,
): Map<string, NamedSubject> =>
  new Map(
    [...rows].map(({ id, title }) => {
      const { text, lang } = textIn(title, current().language);
      return [id, { id, name: text, language: lang }];
    }),
  );

/** What histories are about; features add what they know when they start. */
@Injectable()
export class TimelineSubjects {
  private readonly names: SubjectNames[] = [];

  add(...names: readonly SubjectNames[]): void {
    this.names.push(...names);
  }

  /** What an entry was about; null where it is about nothing else, is gone, or is not for this actor. */
  async of(actor: Actor, { kind, subjectId }: TimelineView): Promise<TimelineSubject | null> {
    if (!subjectId) return null;
    for (const names of this.names.filter(({ entries }) => entries.includes(kind))) {
      const load = async (ids: readonly string[]) => new Map(await names.names(actor, ids));
      const found = await batched(names, subjectId, load);
      if (found) return { kind: names.kind, language: null, ...found };
    }
    return null;
  }
}
