import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Can, UserName, UsersService } from '#accounts';
import { batched } from '#platform';
import { AUDIT_KINDS, type AuditEntry, type AuditKind } from './audit-entry.entity.ts';
import { AuditService } from './audit.service.ts';

@ArgsType()
class LinesAsked {
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(AUDIT_KINDS) kind?: AuditKind | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() userId?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(200) first?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() after?: string | null;
}

/** A line as it is read: ids and codes, and the name of the account that did it. */
@ObjectType('AuditLine')
export class AuditLine {
  @Field(() => ID) readonly id: string;
  @Field() readonly at: Date;
  @Field(() => String) readonly kind: AuditKind;
  @Field(() => ID, { nullable: true }) readonly personId: string | null;
  @Field(() => ID, { nullable: true }) readonly subjectId: string | null;
  @Field(() => String, { nullable: true }) readonly what: string | null;
  @Field(() => String, { nullable: true }) readonly why: string | null;
  readonly userId: string | null;

  constructor({ id, at, kind, personId, subjectId, what, why, userId }: AuditEntry) {
    this.id = id;
    this.at = at;
    this.kind = kind;
    this.personId = personId;
    this.subjectId = subjectId;
    this.what = what;
    this.why = why;
    this.userId = userId;
  }
}

/** Some lines, and where the next ones begin. */
@ObjectType()
export class AuditPage {
  @Field(() => [AuditLine]) items!: AuditLine[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** Who did what, for those who watch over it. */
@Resolver(() => AuditLine)
export class AuditResolver {
  constructor(
    @Inject(AuditService) private readonly service: AuditService,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  @Can('audit.read')
  @Query(() => AuditPage)
  async audit(@Args() asked: LinesAsked): Promise<AuditPage> {
    const { items, endCursor } = await this.service.page(asked);
    return { items: items.map((entry) => new AuditLine(entry)), endCursor };
  }

  @Can('audit.read')
  @Query(() => [AuditLine])
  async auditAlerts(): Promise<AuditLine[]> {
    return (await this.service.alerts()).map((entry) => new AuditLine(entry));
  }

  /** Null for the system, and for an account that is gone. */
  @Can('audit.read')
  @ResolveField(() => UserName, { nullable: true })
  async user(@Parent() { userId }: AuditLine): Promise<UserName | null> {
    const user = userId && (await batched(this.users, userId, (ids) => this.users.byIds(ids)));
    return user ? new UserName(user) : null;
  }
}
