import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsIn,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Channel, EACH_CHANNEL, type OneChannel } from './consent.entity.ts';

/** How somebody said yes or no to one of us. */
export enum SpokenHow {
  TABLE = 'TABLE',
  TALK = 'TALK',
  PHONE = 'PHONE',
  PAPER = 'PAPER',
  MESSAGE = 'MESSAGE',
}
registerEnumType(SpokenHow, { name: 'SpokenHow' });

/** What somebody said of one channel. */
@InputType()
export class SpokenAnswer {
  @Field(() => Channel) @IsIn(EACH_CHANNEL) channel!: OneChannel;
  @Field() @IsBoolean() given!: boolean;
}

/** What somebody told one of us, how and on which day. */
@InputType()
export class SpokenInput {
  @Field(() => ID) @IsUUID() personId!: string;
  @Field(() => [SpokenAnswer])
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ArrayUnique((each: SpokenAnswer | null) => each?.channel)
  @ValidateNested({ each: true })
  @Type(() => SpokenAnswer)
  said!: SpokenAnswer[];
  @Field(() => SpokenHow) @IsEnum(SpokenHow) how!: SpokenHow;
  /** A day such as 2026-11-27. */
  @Field() @Matches(/^\d{4}-\d{2}-\d{2}$/) day!: string;
}
