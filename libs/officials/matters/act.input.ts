import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsString, MaxLength, ValidateNested } from 'class-validator';
import { DemandLinkInput, MatterInput, SourceInput } from '../entry/entry.input.ts';
import { enumOf } from '../words.ts';
import { EXECUTIVE_ACTIONS, SPONSOR_ROLES } from './act.entity.ts';

/** What somebody does about a matter other than voting on it. */
export const ACTS = [...SPONSOR_ROLES, ...EXECUTIVE_ACTIONS] as const;
export type Act = (typeof ACTS)[number];
/** The same for the schema. */
export const ActKind = enumOf(ACTS);
registerEnumType(ActKind, { name: 'ActKind' });

/** That members sponsor a matter, or that an executive signed, vetoed, returned or ordered it, as a source tells it. */
@InputType()
export class ActInput {
  @IsIn(ACTS) @Field(() => ActKind) act!: Act;
  /** Who did it; an executive acts alone. */
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  @Field(() => [String])
  figures!: string[];
  @ValidateNested() @Type(() => MatterInput) @Field(() => MatterInput) matter!: MatterInput;
  @IsString() @MaxLength(10) @Field() on!: string;
  /** What the matter means for which demand: a veto says the opposite of it. */
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => DemandLinkInput)
  @Field(() => [DemandLinkInput])
  links!: DemandLinkInput[];
  @ValidateNested() @Type(() => SourceInput) @Field(() => SourceInput) source!: SourceInput;
  @IsString() @MaxLength(120) @Field() locator!: string;
}
