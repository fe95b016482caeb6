import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsEnum, IsOptional, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import type { EventRole } from '#events';
import { PersonView } from '#people';
import { LocalizedText } from '#platform';
import { partsOf } from './availability.ts';
import { SkillLevel } from './interest.entity.ts';

const PART = /^[1-7]:(MORNING|AFTERNOON|EVENING)$/;

/** How well somebody says they can do one thing. */
@InputType()
export class SkillChoice {
  @Field(() => ID) @IsUUID() skillId!: string;
  @Field(() => SkillLevel) @IsEnum(SkillLevel) level!: SkillLevel;
}

/** What somebody would like to do and when they have time; it stands for all of it. */
@InputType()
export class InterestInput {
  @Field(() => [SkillChoice])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => SkillChoice)
  skills!: SkillChoice[];
  /** Weekday (1 is Monday) and part of the day: `6:EVENING`. */
  @Field(() => [String]) @IsArray() @ArrayMaxSize(21) @Matches(PART, { each: true }) availability!: string[];
}

/** A thing to do, as an organizer names it for volunteers. */
@InputType()
export class SkillInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field() @Length(1, 80) titleEn!: string;
  @Field() @Length(1, 80) titleEs!: string;
}

/** Whom of the volunteers to find: all who fit every part that is named. */
@InputType()
export class VolunteerFilter {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() skillId?: string | null;
  /** That well at least; left out: any level. */
  @Field(() => SkillLevel, { nullable: true }) @IsOptional() @IsEnum(SkillLevel) level?: SkillLevel | null;
  /** They have time in all of these. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(21)
  @Matches(PART, { each: true })
  availability?: string[] | null;
  /** They like to read it: the first part of a language tag. */
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^[a-z]{1,8}$/) language?: string | null;
}

/** What a role of an event asks of who takes it. */
@InputType()
export class RoleNeedsInput {
  @Field(() => ID) @IsUUID() roleId!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() skillId?: string | null;
  @Field(() => SkillLevel, { nullable: true }) @IsOptional() @IsEnum(SkillLevel) level?: SkillLevel | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() trainingId?: string | null;
}

/** How well somebody can do one thing. */
@ObjectType()
export class SkillHeld {
  @Field(() => ID) skillId!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => SkillLevel) level!: SkillLevel;
}

/** What one person would like to do, and when they have time. */
@ObjectType()
export class Interest {
  @Field(() => [SkillHeld]) readonly skills: SkillHeld[];
  @Field(() => [String]) readonly availability: string[];
  /** When they last said so; null where they never did. */
  @Field(() => Date, { nullable: true }) readonly saidAt: Date | null;

  constructor(skills: SkillHeld[], availability: number, saidAt: Date | null) {
    this.skills = skills;
    this.availability = partsOf(availability);
    this.saidAt = saidAt;
  }
}

/** Somebody who said what they would like to do, as the reader may see them. */
@ObjectType()
export class VolunteerLine {
  @Field(() => PersonView) readonly person: PersonView;
  /** How well they can do what was looked for; null where nothing was. */
  @Field(() => SkillLevel, { nullable: true }) readonly level: SkillLevel | null;
  @Field(() => [String]) readonly availability: string[];
  /** Whether they may be written to about it. */
  @Field() readonly mayMail: boolean;

  constructor(person: PersonView, level: SkillLevel | null, availability: number, mayMail: boolean) {
    this.person = person;
    this.level = level;
    this.availability = partsOf(availability);
    this.mayMail = mayMail;
  }
}

/** What a role of an event asks of who takes it. */
@ObjectType()
export class RoleNeeds {
  @Field(() => ID) readonly roleId: string;
  @Field(() => LocalizedText) readonly name: LocalizedText;
  @Field(() => ID, { nullable: true }) readonly skillId: string | null;
  @Field(() => SkillLevel, { nullable: true }) readonly level: SkillLevel | null;
  @Field(() => ID, { nullable: true }) readonly trainingId: string | null;

  constructor({ id, name, skillId, trainingId }: EventRole, level: SkillLevel | null) {
    this.roleId = id;
    this.name = name;
    this.skillId = skillId;
    this.level = level;
    this.trainingId = trainingId;
  }
}

/** How many volunteers can do a thing, as far as the reader may know. */
@ObjectType()
export class SkillCount {
  @Field(() => ID) skillId!: string;
  @Field(() => Int, { nullable: true }) count!: number | null;
}
