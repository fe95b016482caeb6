import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LocalizedText } from '#platform';
import { type CustomField, CustomFieldType } from './custom-field.entity.ts';

/** A short text in each language; one of them may be empty. */
@InputType()
export class FieldLabelInput {
  @Field() @IsString() @Length(0, 120) en!: string;
  @Field() @IsString() @Length(0, 120) es!: string;
}

/** One answer that a field takes; with the id of a known one its words are changed. */
@InputType()
export class FieldChoiceInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsString() @Length(1, 40) id?: string | null;
  @Field(() => FieldLabelInput) @ValidateNested() @Type(() => FieldLabelInput) label!: FieldLabelInput;
}

/** A new field about people. */
@InputType()
export class CustomFieldInput {
  @Field(() => CustomFieldType) @IsEnum(CustomFieldType) type!: CustomFieldType;
  @Field(() => FieldLabelInput) @ValidateNested() @Type(() => FieldLabelInput) label!: FieldLabelInput;
  @Field(() => [FieldChoiceInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FieldChoiceInput)
  choices?: FieldChoiceInput[] | null;
}

/** What of a field may be changed; what is left out stays. */
@InputType()
export class CustomFieldChanges {
  @Field(() => FieldLabelInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => FieldLabelInput)
  label?: FieldLabelInput | null;
  @Field(() => [FieldChoiceInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FieldChoiceInput)
  choices?: FieldChoiceInput[] | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(10_000) position?: number | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() inUse?: boolean | null;
}

/** One answer that a field takes. */
@ObjectType('CustomFieldChoice')
export class FieldChoice {
  @Field(() => ID) readonly id!: string;
  @Field(() => LocalizedText) readonly label!: LocalizedText;
}

/** A field about people that the organization made for itself. */
@ObjectType('CustomField')
export class CustomFieldView {
  @Field(() => ID) readonly id: string;
  @Field(() => CustomFieldType) readonly type: CustomFieldType;
  @Field(() => LocalizedText) readonly label: LocalizedText;
  @Field(() => [FieldChoice]) readonly choices: FieldChoice[];
  @Field(() => Int) readonly position: number;
  @Field() readonly inUse: boolean;

  constructor({ id, type, position, retiredAt, details }: CustomField) {
    this.id = id;
    this.type = type;
    this.label = details.label;
    this.choices = [...(details.choices ?? [])];
    this.position = position;
    this.inUse = retiredAt === null;
  }
}
