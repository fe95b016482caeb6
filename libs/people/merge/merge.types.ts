import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, IsString, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { Actor } from '#accounts';
import type { ColumnType } from '../lists/list.entity.ts';
import { shownName } from '../names/name-parts.ts';
import { PersonView, view } from '../people.policy.ts';
import type { Person } from '../person.entity.ts';
import type { Merge } from './merge.entity.ts';
import type { SingleField } from './uniting.ts';

/** Whose value of a field stands after a merge. */
export enum MergeTake {
  KEEP = 'KEEP',
  DROP = 'DROP',
  TYPED = 'TYPED',
}
registerEnumType(MergeTake, { name: 'MergeTake' });

/** A field of which a merge takes one value. */
export enum MergeField {
  GIVEN_NAME = 'GIVEN_NAME',
  FAMILY_NAME = 'FAMILY_NAME',
  CHOSEN_NAME = 'CHOSEN_NAME',
  MIDDLE_NAME = 'MIDDLE_NAME',
  SUFFIX = 'SUFFIX',
  PRONOUNS = 'PRONOUNS',
  ADDRESS = 'ADDRESS',
  CITY = 'CITY',
  POSTAL_CODE = 'POSTAL_CODE',
  LANGUAGE = 'LANGUAGE',
  WARD = 'WARD',
}
registerEnumType(MergeField, { name: 'MergeField' });

/** What the details call each field. */
export const FIELD: Readonly<Record<MergeField, SingleField>> = {
  GIVEN_NAME: 'givenName',
  FAMILY_NAME: 'familyName',
  CHOSEN_NAME: 'chosenName',
  MIDDLE_NAME: 'middleName',
  SUFFIX: 'suffix',
  PRONOUNS: 'pronouns',
  ADDRESS: 'address',
  CITY: 'city',
  POSTAL_CODE: 'postalCode',
  LANGUAGE: 'language',
  WARD: 'ward',
};

/** Which value of one field stands; `typed` is what somebody wrote instead of either. */
@InputType()
export class FieldChoice {
  @Field(() => MergeField) @IsEnum(MergeField) field!: MergeField;
  @Field(() => MergeTake) @IsEnum(MergeTake) take!: MergeTake;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) typed?: string | null;
}

/** Which value of a field of the organization's own stands; `values` are what somebody wrote instead of either. */
@InputType()
export class OwnFieldChoice {
  @Field(() => ID) @IsUUID() fieldId!: string;
  @Field(() => MergeTake) @IsEnum(MergeTake) take!: MergeTake;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(0, 2000, { each: true })
  values?: string[] | null;
}

/** Which value of a cell of a list stands that both are on. */
@InputType()
export class CellChoice {
  @Field(() => ID) @IsUUID() listId!: string;
  @Field(() => ID) @IsString() @Length(1, 40) columnId!: string;
  @Field(() => MergeTake) @IsEnum(MergeTake) take!: MergeTake;
}

/** Two people of whom one stays. Fields without a choice: the newer value that is not empty. */
@InputType()
export class MergeInput {
  @Field(() => ID) @IsUUID() keepId!: string;
  @Field(() => ID) @IsUUID() dropId!: string;
  @Field(() => [FieldChoice], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FieldChoice)
  choices?: FieldChoice[] | null;
  @Field(() => [OwnFieldChoice], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => OwnFieldChoice)
  ownFields?: OwnFieldChoice[] | null;
  @Field(() => [CellChoice], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => CellChoice)
  cells?: CellChoice[] | null;
}

/** A field in which two people differ, and which value would stand. */
@ObjectType()
export class MergeProposal {
  @Field(() => MergeField) field!: MergeField;
  @Field() keep!: string;
  @Field() drop!: string;
  @Field(() => MergeTake) take!: MergeTake;
}

/** A field of the organization's own in which two people differ, and which value would stand. */
@ObjectType()
export class MergeOwnField {
  @Field(() => ID) fieldId!: string;
  @Field(() => [String]) keep!: readonly string[];
  @Field(() => [String]) drop!: readonly string[];
  @Field(() => MergeTake) take!: MergeTake;
}

/** A cell of a list that both are on, in which they differ, and which value would stand. */
@ObjectType()
export class MergeCell {
  @Field(() => ID) listId!: string;
  /** The name of the list. */
  @Field() list!: string;
  @Field(() => ID) columnId!: string;
  /** The name of the column. */
  @Field() column!: string;
  @Field(() => String) type!: ColumnType;
  @Field() keep!: string;
  @Field() drop!: string;
  @Field(() => MergeTake) take!: MergeTake;
}

/** Two people side by side, before anything is done. */
@ObjectType()
export class MergeAhead {
  @Field(() => PersonView) keep!: PersonView;
  @Field(() => PersonView) drop!: PersonView;
  @Field(() => [MergeProposal]) fields!: MergeProposal[];
  @Field(() => [MergeOwnField]) ownFields!: MergeOwnField[];
  @Field(() => [MergeCell]) cells!: MergeCell[];
}

/** What a merge that was taken back gave back, and what stayed with the one who was kept. */
@ObjectType()
export class MergeUndone {
  @Field(() => PersonView) kept!: PersonView;
  @Field(() => PersonView) parted!: PersonView;
  /** What happened since, as kinds of the timeline; it stays with who was kept. */
  @Field(() => [String]) since!: string[];
  /** Facts that were changed since the merge, and stay as they are. */
  @Field(() => [String]) changed!: string[];
  /** How many things could not be put back, because others have their place by now. */
  @Field(() => Int) missed!: number;
}

/** A merge that can be undone. */
@ObjectType('Merge')
export class MergeView {
  @Field(() => ID) readonly id: string;
  @Field() readonly at: Date;
  /** Until then it can be taken back. */
  @Field() readonly until: Date;
  /** Whether it is the last one of who was kept: an earlier one is taken back after it. */
  @Field() readonly isLast: boolean;
  @Field(() => ID) readonly droppedId: string;
  @Field(() => PersonView) readonly kept: PersonView;
  readonly #droppedName: () => string;

  constructor(actor: Actor, merge: Merge, kept: Person, isLast: boolean, until: Date) {
    this.id = merge.id;
    this.at = merge.at;
    this.until = until;
    this.isLast = isLast;
    this.droppedId = merge.droppedId;
    this.kept = view(actor, kept);
    this.#droppedName = () => {
      const { givenName = '', familyName = '' } = merge.details.drop?.details ?? {};
      return actor.can('people.contact') ? `${givenName} ${familyName}`.trim() : shownName(givenName, familyName);
    };
  }

  /** What the other one was called. */
  @Field()
  get droppedName(): string {
    return this.#droppedName();
  }
}
