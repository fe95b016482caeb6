import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
import { Can, CurrentActor } from './access.ts';
import { Actor, isUserRole, USER_ROLES, type UserRole } from './actor.ts';
import { seesPeople, StepUp } from './factors/step-up.ts';
import { InvitationInput, InvitationView, Invited } from './invitation.types.ts';
import { InvitationsService } from './invitations.service.ts';
import { UserView } from './user.types.ts';
import { UsersService } from './users.service.ts';

@ArgsType()
class RoleAsked {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => String) @IsIn(USER_ROLES) role!: UserRole;
}

/** A volunteer sees nobody: whoever is invited to more will see people's data. What cannot be read counts as more. */
const toPeople = (input: unknown): boolean => {
  const { role } = (input ?? {}) as { role?: string };
  return !isUserRole(role) || seesPeople(role);
};

/** Who has access, and who is asked to have it. Changes answer the list as it is afterwards. */
@Resolver()
export class AccessResolver {
  constructor(
    @Inject(UsersService) private readonly people: UsersService,
    @Inject(InvitationsService) private readonly letters: InvitationsService,
  ) {}

  @Can('accounts.invite')
  @Query(() => [UserView])
  users(@CurrentActor() actor: Actor): Promise<UserView[]> {
    return this.people.list(actor);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [UserView])
  setUserDisabled(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('disabled') disabled: boolean,
  ): Promise<UserView[]> {
    return this.people.setDisabled(actor, id, disabled);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [UserView])
  changeUserRole(@CurrentActor() actor: Actor, @Args() { id, role }: RoleAsked): Promise<UserView[]> {
    return this.people.changeRole(actor, id, role);
  }

  @Can('accounts.invite')
  @Query(() => [InvitationView])
  invitations(@CurrentActor() actor: Actor): Promise<InvitationView[]> {
    return this.letters.unanswered(actor);
  }

  @Can('accounts.invite')
  @StepUp(({ input }) => toPeople(input))
  @Mutation(() => Invited)
  invite(@CurrentActor() actor: Actor, @Args('input') input: InvitationInput): Promise<Invited> {
    return this.letters.invite(actor, input);
  }

  @Can('accounts.invite')
  @Mutation(() => [InvitationView])
  resendInvitation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<InvitationView[]> {
    return this.letters.resend(actor, id);
  }

  @Can('accounts.invite')
  @Mutation(() => [InvitationView])
  revokeInvitation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<InvitationView[]> {
    return this.letters.revoke(actor, id);
  }
}
