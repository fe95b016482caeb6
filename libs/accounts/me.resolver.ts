import { Inject } from '@nestjs/common';
import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { asset, CONFIG, type Config } from '#platform';
import { CurrentActor, Public } from './access.ts';
import { AccountsService } from './accounts.service.ts';
import { Actor, type ActorSession, type Role } from './actor.ts';
import { FactorsService } from './factors/factors.service.ts';
import { UsersService } from './users.service.ts';

const { version } = JSON.parse(asset('package.json')) as { version: string };

/** Who is signed in, what they may do, and what they should know of this installation. */
@ObjectType()
export class Me {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => String) role!: Role;
  @Field(() => [String]) permissions!: string[];
  @Field() organization!: string;
  /** `ENROL`, `PROVE`: signed in with a password alone, and may enrol a factor or show it, and nothing else. */
  @Field(() => String) standing!: ActorSession['standing'];
  /** What they may show: `PASSKEY`, `CODE`. */
  @Field(() => [String]) factors!: string[];
  /** False for a volunteer who comes back by links alone. */
  @Field() hasPassword!: boolean;
  @Field() mailIsLocal!: boolean;
  @Field() version!: string;
  /** Whether everything but the public record is invented. */
  @Field() practice!: boolean;
}

/** Answers `me`: nobody, rather than a refusal, for a reader who is not signed in. */
@Resolver(() => Me)
export class MeResolver {
  constructor(
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(FactorsService) private readonly own: FactorsService,
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Query(() => Me, { nullable: true })
  async me(@CurrentActor() actor: Actor | undefined): Promise<Me | null> {
    if (!actor) return null;
    const { id, role, permissions } = actor;
    const organization = (await this.accounts.organizationOf(actor.organizationId))?.name ?? '';
    const user = actor.isUser ? await this.users.get(id) : undefined;
    const standing = actor.session?.standing ?? 'FULL';
    // Whoever has the password alone is not told whose it is.
    const name = standing === 'PROVE' ? '' : (user?.details.name ?? role);
    const { passkeys, app, codesLeft } = await this.own.of(id);
    const factors = [...(passkeys.length ? ['PASSKEY'] : []), ...(app || codesLeft ? ['CODE'] : [])];
    const hasPassword = user?.passwordHash !== null;
    const { smtpUrl, practice } = this.config;
    const here = { organization, mailIsLocal: !smtpUrl, version, practice };
    return { id, role, permissions, standing, factors, name, hasPassword, ...here };
  }
}
