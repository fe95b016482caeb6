import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsArray, IsOptional, IsUUID, Length } from 'class-validator';

/** A part of the town that organizers drew. */
@ObjectType('Zone')
export class ZoneView {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
  /** Its corners in degrees east and north (WGS 84); the last is the first again. */
  @Field(() => [[Float]]) readonly ring!: number[][];
}

/** A zone to save; with an id it takes the place of that one. */
@InputType()
export class ZoneInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field() @Length(1, 100) name!: string;
  /** Three corners and more, in degrees east and north. */
  @Field(() => [[Float]]) @IsArray() ring!: number[][];
}

/** The outline of a ward by the map in force: outlines with their holes, as in a `MultiPolygon` of RFC 7946. */
@ObjectType()
export class WardOutline {
  @Field(() => Int) readonly ward!: number;
  @Field(() => [[[[Float]]]]) readonly shape!: number[][][][];
}

/** Where an address lies. */
@ObjectType()
export class FoundPlace {
  /** Degrees east. */
  @Field(() => Float) readonly lon!: number;
  /** Degrees north. */
  @Field(() => Float) readonly lat!: number;
  @Field(() => Int, { nullable: true }) readonly ward!: number | null;
}
