import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { batched, current } from '#platform';
import { PersonView, view } from '../people.policy.ts';
import { Bulk, undoUntil } from './bulk.service.ts';
import { BulkValues } from './bulk-values.ts';
import type { BulkChange, PeopleList } from './list.entity.ts';
import { Lists, type Row } from './lists.service.ts';
import {
  BulkChangeInput,
  BulkChangeView,
  ListCellInput,
  ListColumnUse,
  ListPage,
  ListRow,
  PeopleListInput,
  PeopleListView,
  TagInput,
  TagValueInput,
  TagView,
} from './lists.types.ts';
import { Tagging } from './tagging.service.ts';

const listView = (actor: Actor, { list, size }: { list: PeopleList; size: number }): PeopleListView => ({
  id: list.id,
  shared: list.shared,
  mine: list.byUserId !== null && list.byUserId === actor.id,
  size,
  ...list.details,
  removed: list.details.removed ?? [],
});

const rowView = (actor: Actor, { person, values }: Row): ListRow => ({
  person: view(actor, person),
  cells: Object.entries(values).map(([columnId, value]) => ({ columnId, value })),
});

type Shown = Omit<BulkChangeView, 'name'> & { readonly change: BulkChange };
const changeView = (change: BulkChange): Shown => {
  const { id, kind, state, total, done, changed, undone, createdAt } = change;
  const until = undoUntil(change);
  const mayUndo = state === 'DONE' && until > new Date();
  return { id, kind, state, total, done, changed, undone, createdAt, undoUntil: mayUndo ? until : null, change };
};

/** Lists, tags and changes of many over GraphQL: one call of a service each. */
@Resolver(() => BulkChangeView)
export class ListsResolver {
  constructor(
    @Inject(Lists) private readonly lists: Lists,
    @Inject(Tagging) private readonly tagging: Tagging,
    @Inject(Bulk) private readonly bulk: Bulk,
    @Inject(BulkValues) private readonly values: BulkValues,
  ) {}

  @CanWithin('people.read')
  @Query(() => [PeopleListView])
  async peopleLists(@CurrentActor() actor: Actor): Promise<PeopleListView[]> {
    return (await this.lists.all(actor)).map((each) => listView(actor, each));
  }

  @CanWithin('people.read')
  @Query(() => PeopleListView)
  async peopleList(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<PeopleListView> {
    return listView(actor, await this.lists.one(actor, id));
  }

  @CanWithin('people.read')
  @Query(() => ListPage)
  async listRows(
    @CurrentActor() actor: Actor,
    @Args('listId', { type: () => ID }) listId: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => ID, nullable: true }) after?: string | null,
  ): Promise<ListPage> {
    const { rows, endCursor } = await this.lists.rows(actor, listId, { first, after });
    return { items: rows.map((row) => rowView(actor, row)), endCursor };
  }

  @Can('people.write')
  @Mutation(() => PeopleListView)
  async savePeopleList(@CurrentActor() actor: Actor, @Args('input') input: PeopleListInput): Promise<PeopleListView> {
    const { id } = await this.lists.save(actor, input);
    return listView(actor, await this.lists.one(actor, id));
  }

  @Can('people.write')
  @Query(() => [ListColumnUse])
  listColumnUse(
    @CurrentActor() actor: Actor,
    @Args('listId', { type: () => ID }) listId: string,
  ): Promise<ListColumnUse[]> {
    return this.lists.columnUse(actor, listId);
  }

  @Can('people.write')
  @Mutation(() => Boolean)
  async removePeopleList(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    await this.lists.remove(actor, id);
    return true;
  }

  @Can('people.write')
  @Mutation(() => ListRow)
  async setListCell(@CurrentActor() actor: Actor, @Args('input') input: ListCellInput): Promise<ListRow> {
    return rowView(actor, await this.lists.setCell(actor, input));
  }

  @CanWithin('people.read')
  @Query(() => [TagView])
  tagList(@CurrentActor() actor: Actor): Promise<TagView[]> {
    return this.tagging.all(actor);
  }

  @Can('people.write')
  @Mutation(() => TagView)
  saveTag(@CurrentActor() actor: Actor, @Args('input') input: TagInput): Promise<TagView> {
    return this.tagging.save(actor, input);
  }

  @Can('people.write')
  @Mutation(() => PersonView)
  async setTagValue(@CurrentActor() actor: Actor, @Args('input') input: TagValueInput): Promise<PersonView> {
    return view(actor, await this.tagging.setValue(actor, input));
  }

  @Can('people.write')
  @Query(() => [BulkChangeView])
  async bulkChanges(): Promise<Shown[]> {
    return (await this.bulk.all()).map(changeView);
  }

  @Can('people.write')
  @Query(() => BulkChangeView)
  async bulkChange(@Args('id', { type: () => ID }) id: string): Promise<Shown> {
    return changeView(await this.bulk.get(id));
  }

  @Can('people.write')
  @Mutation(() => BulkChangeView)
  async changeInBulk(@CurrentActor() actor: Actor, @Args('input') input: BulkChangeInput): Promise<Shown> {
    return changeView(await this.bulk.start(actor, input));
  }

  @Can('people.write')
  @Mutation(() => BulkChangeView)
  async undoBulkChange(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Shown> {
    return changeView(await this.bulk.undo(actor, id));
  }

  @Can('people.write')
  @ResolveField(() => String)
  async name(@CurrentActor() actor: Actor, @Parent() { change }: Shown): Promise<string> {
    if (change.language)
      return new Intl.DisplayNames(current().language, { type: 'language' }).of(change.language) ?? change.language;
    const { subjectId } = change;
    if (!subjectId) return '';
    const name = (await batched(this.bulk, subjectId, (ids) => this.bulk.names(actor, ids))) ?? '';
    if (change.kind !== 'ADD_TAG' || !actor.can('people.contact')) return name;
    const says = await batched(this.values, change.id, (ids) => this.values.of(ids));
    return says ? `${name}: ${says}` : name;
  }
}
