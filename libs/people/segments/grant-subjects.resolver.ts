import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, GrantView } from '#accounts';
import { batched } from '#platform';
import { GrantSubjects } from './grant-subjects.service.ts';
import { GrantSubjectsAsked, SegmentChoicePage } from './segments.types.ts';

/** What grants are over, and what they can be over, by name. */
@Resolver(() => GrantView)
export class GrantSubjectsResolver {
  constructor(@Inject(GrantSubjects) private readonly subjects: GrantSubjects) {}

  @Can('accounts.manage')
  @Query(() => SegmentChoicePage)
  grantSubjects(@CurrentActor() actor: Actor, @Args() asked: GrantSubjectsAsked): Promise<SegmentChoicePage> {
    return this.subjects.page(actor, asked);
  }

  /** What the event or the list of a grant is called; null for another scope, and for who may not see it. */
  @Can('accounts.invite')
  @ResolveField(() => String, { nullable: true })
  async subject(@CurrentActor() actor: Actor, @Parent() { subjectId }: GrantView): Promise<string | null> {
    if (!subjectId) return null;
    return (await batched(this.subjects, subjectId, (ids) => this.subjects.names(actor, ids))) ?? null;
  }
}
