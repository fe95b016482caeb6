import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { PersonView } from '../people.policy.ts';
import { SegmentDefinition } from '../segments/segments.types.ts';
import {
  BULK_KINDS,
  BULK_STATES,
  type BulkKind,
  type BulkState,
  COLUMN_TYPES,
  type ColumnType,
} from './list.entity.ts';
import { TAG_VALUES, type TagValueType } from './tag.entity.ts';

const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((each) => [each, each])) as Record<T, T>;
/** What a column of a list holds. */
export const ListColumnType = enumOf(COLUMN_TYPES);
/** What can be done to many at once. */
export const BulkChangeKind = enumOf(BULK_KINDS);
/** How far it is. */
export const BulkChangeState = enumOf(BULK_STATES);
/** What a tag says of somebody. */
export const TagValueKind = enumOf(TAG_VALUES);
registerEnumType(TagValueKind, { name: 'TagValueType' });
registerEnumType(ListColumnType, { name: 'ListColumnType' });
registerEnumType(BulkChangeKind, { name: 'BulkChangeKind' });
registerEnumType(BulkChangeState, { name: 'BulkChangeState' });

/** The colours that a tag may have: names of roles, so that they hold in light and dark. */
export const TAG_COLORS = ['brand', 'good', 'warn', 'danger', 'accent', 'plain'] as const;

/** A column as it is asked for; one that is there already is named by its id. */
@InputType()
export class ListColumnInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @Matches(/^[0-9a-f]{12}$/) id?: string | null;
  @Field() @Length(1, 60) name!: string;
  @Field(() => ListColumnType) @IsIn(COLUMN_TYPES) type!: ColumnType;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @Length(1, 60, { each: true })
  options?: string[] | null;
}

/** A list to save; with an id it takes the place of that one. */
@InputType()
export class PeopleListInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field() @Length(1, 100) name!: string;
  /** Left out: for the whole team. */
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() shared?: boolean | null;
  @Field(() => [ListColumnInput])
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ListColumnInput)
  columns!: ListColumnInput[];
  /** In how many cells of columns that are left out something stands, as whoever takes them out was told. */
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) filled?: number | null;
}

/** A column of a list. */
@ObjectType('ListColumn')
export class ListColumnView {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
  @Field(() => ListColumnType) readonly type!: ColumnType;
  @Field(() => [String]) readonly options!: readonly string[];
}

/** In how many cells of a column something stands. */
@ObjectType()
export class ListColumnUse {
  @Field(() => ID) readonly columnId!: string;
  @Field(() => Int) readonly filled!: number;
}

/** A list, and how many people of it the reader sees. */
@ObjectType('PeopleList')
export class PeopleListView {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
  @Field() readonly shared!: boolean;
  @Field() readonly mine!: boolean;
  @Field(() => [ListColumnView]) readonly columns!: readonly ListColumnView[];
  /** Those that were taken out, and can be put back with what stood in them: saved with the others by their ids. */
  @Field(() => [ListColumnView]) readonly removed!: readonly ListColumnView[];
  @Field(() => Int) readonly size!: number;
}

/** What stands in one column for one person. */
@ObjectType()
export class ListCell {
  @Field(() => ID) readonly columnId!: string;
  @Field() readonly value!: string;
}

/** Somebody on a list, with what stands there about them. */
@ObjectType()
export class ListRow {
  @Field(() => PersonView) readonly person!: PersonView;
  @Field(() => [ListCell]) readonly cells!: readonly ListCell[];
}

/** Some rows of a list. */
@ObjectType()
export class ListPage {
  @Field(() => [ListRow]) readonly items!: readonly ListRow[];
  @Field(() => String, { nullable: true }) readonly endCursor!: string | null;
}

/** One value to write down; an empty one takes what stood there away. */
@InputType()
export class ListCellInput {
  @Field(() => ID) @IsUUID() listId!: string;
  @Field(() => ID) @IsUUID() personId!: string;
  @Field(() => ID) @Matches(/^[0-9a-f]{12}$/) columnId!: string;
  @Field() @Length(0, 500) value!: string;
  /** Whoever wrote it looked at the words that the guard asked about, and says that they tell of nobody's status. */
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** A tag to save; without an id it is made, unless there is one of this name. */
@InputType()
export class TagInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field() @Length(1, 100) label!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(0, 60) group?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(TAG_COLORS) color?: string | null;
  /** What it says of each whom it is on; null for a tag that says nothing more, left out for what it was. */
  @Field(() => TagValueKind, { nullable: true }) @IsOptional() @IsIn(TAG_VALUES) valueType?: TagValueType | null;
}

/** What a tag says of somebody whom it is on; empty for nothing. */
@InputType()
export class TagValueInput {
  @Field(() => ID) @IsUUID() personId!: string;
  @Field(() => ID) @IsUUID() tagId!: string;
  @Field() @IsString() @Length(0, 500) value!: string;
  /** Whoever wrote it looked at the words that the guard asked about. */
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** A tag on somebody, with what it says of them for those who may reach people. */
@ObjectType('PersonTag')
export class PersonTagView {
  @Field(() => ID) readonly id!: string;
  @Field() readonly label!: string;
  @Field(() => TagValueKind, { nullable: true }) readonly valueType!: TagValueType | null;
  @Field(() => String, { nullable: true }) readonly value!: string | null;
}

/** A tag with its group and its colour, and on how many people of those whom the reader sees it is. */
@ObjectType('Tag')
export class TagView {
  @Field(() => ID) readonly id!: string;
  @Field() readonly label!: string;
  @Field(() => String, { nullable: true }) readonly group!: string | null;
  /** One of `brand`, `good`, `warn`, `danger`, `accent`, `plain`. */
  @Field() readonly color!: string;
  @Field(() => TagValueKind, { nullable: true }) readonly valueType!: TagValueType | null;
  @Field(() => Int) readonly size!: number;
}

/** What to do to many, and to whom: exactly one of a segment, a list, a search, or people by their ids. */
@InputType()
export class BulkChangeInput {
  @Field(() => BulkChangeKind) @IsIn(BULK_KINDS) kind!: BulkKind;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() tagId?: string | null;
  /** What the tag is to say of each, for a tag that says something. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 500) value?: string | null;
  /** Whoever wrote it looked at the words that the guard asked about. */
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() listId?: string | null;
  /** To whom people are given. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() userId?: string | null;
  /** BCP 47, or a language by its name. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(1, 35) language?: string | null;
  @Field(() => SegmentDefinition, { nullable: true }) @IsOptional() @IsObject() segment?: object | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() ofListId?: string | null;
  /** All whom this search of people finds at this moment; the empty one finds everybody. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 200) search?: string | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  personIds?: string[] | null;
}

/** A change of many people: how far it is, and whether it can be taken back. */
@ObjectType('BulkChange')
export class BulkChangeView {
  @Field(() => ID) readonly id!: string;
  @Field(() => BulkChangeKind) readonly kind!: BulkKind;
  @Field(() => BulkChangeState) readonly state!: BulkState;
  /** What the tag, the list, the language or the user is called; with what the tag says, for those who may reach people. */
  @Field() readonly name!: string;
  @Field(() => Int) readonly total!: number;
  @Field(() => Int) readonly done!: number;
  @Field(() => Int) readonly changed!: number;
  @Field(() => Int) readonly undone!: number;
  @Field() readonly createdAt!: Date;
  @Field(() => Date, { nullable: true }) readonly undoUntil!: Date | null;
}
