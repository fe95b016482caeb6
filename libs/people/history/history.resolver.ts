import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor, UserName, UsersService } from '#accounts';
import { batched } from '#platform';
import { TimelineView } from '../people.policy.ts';
import { HistoryService } from './history.service.ts';
import {
  ContactPurpose,
  ContactVerdict,
  ContactWay,
  HistoryAsked,
  NoteChange,
  NoteInput,
  NoteView,
  TimelinePage,
} from './history.types.ts';
import { NotesService } from './notes.service.ts';
import { TimelineSubject, TimelineSubjects } from './subjects.ts';

/** Somebody's history a part at a time, the notes in it, and whether they may be reached. */
@Resolver(() => TimelineView)
export class HistoryResolver {
  constructor(
    @Inject(HistoryService) private readonly history: HistoryService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(TimelineSubjects) private readonly subjects: TimelineSubjects,
  ) {}

  @CanWithin('people.read')
  @Query(() => TimelinePage)
  timelineOf(@CurrentActor() actor: Actor, @Args() asked: HistoryAsked): Promise<TimelinePage> {
    return this.history.page(actor, asked);
  }

  @CanWithin('people.read')
  @Query(() => ContactVerdict)
  mayContact(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('channel', { type: () => ContactWay }) channel: ContactWay,
    @Args('purpose', { type: () => ContactPurpose }) purpose: ContactPurpose,
  ): Promise<ContactVerdict> {
    return this.history.mayContact(actor, personId, channel, purpose);
  }

  @Can('people.write')
  @Mutation(() => ID)
  addNote(@CurrentActor() actor: Actor, @Args('input') input: NoteInput): Promise<string> {
    return this.notes.add(actor, input);
  }

  @Can('people.write')
  @Mutation(() => ID)
  changeNote(@CurrentActor() actor: Actor, @Args('input') input: NoteChange): Promise<string> {
    return this.notes.change(actor, input);
  }

  @Can('people.write')
  @Mutation(() => Boolean)
  async removeNote(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    await this.notes.remove(actor, id);
    return true;
  }

  /** Who did it; null for what nobody with an account did, for an account that is gone, and for who may not reach people. */
  @CanWithin('people.read')
  @ResolveField(() => UserName, { nullable: true })
  async by(@Parent() { byId }: TimelineView): Promise<UserName | null> {
    const user = byId && (await batched(this.users, byId, (ids) => this.users.byIds([...ids])));
    return user ? new UserName(user) : null;
  }

  /** What it was about, where that has a name for this reader: an event, a petition, a tag, a file. */
  @CanWithin('people.read')
  @ResolveField(() => TimelineSubject, { nullable: true })
  about(@CurrentActor() actor: Actor, @Parent() entry: TimelineView): Promise<TimelineSubject | null> {
    return this.subjects.of(actor, entry);
  }

  /** What was written, where the entry is a note; null for who may not read notes. */
  @CanWithin('people.read')
  @ResolveField(() => NoteView, { nullable: true })
  async written(@CurrentActor() actor: Actor, @Parent() { kind, subjectId }: TimelineView): Promise<NoteView | null> {
    if (kind !== 'NOTED' || !subjectId) return null;
    return (await batched(this.notes, subjectId, (ids) => this.notes.seenBy(actor, ids))) ?? null;
  }
}
