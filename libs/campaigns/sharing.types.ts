import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsString, MaxLength } from 'class-validator';

/** How far an agreement is: nobody answered yet, it stands, or the other side ended it or declined. */
export enum ShareState {
  OFFERED = 'OFFERED',
  ACCEPTED = 'ACCEPTED',
  LEFT = 'LEFT',
}
registerEnumType(ShareState, { name: 'ShareState' });

/** A campaign that is or can be offered; under its code where its name is not known here. */
@ObjectType()
export class SharedCampaign {
  @Field() code!: string;
  @Field() name!: string;
}

/** An offer of a public record, as one of its two sides sees it. */
@ObjectType('RecordShare')
export class RecordShareView {
  @Field(() => ID) id!: string;
  /** The other side. */
  @Field() organization!: string;
  @Field(() => [SharedCampaign]) campaigns!: SharedCampaign[];
  @Field() offeredAt!: Date;
  @Field(() => ShareState) state!: ShareState;
}

/** With whom an organization shares its public record, and whose it reads. */
@ObjectType('Sharing')
export class SharingView {
  @Field(() => [RecordShareView]) made!: RecordShareView[];
  @Field(() => [RecordShareView]) received!: RecordShareView[];
  /** The campaigns of its own record, which it can offer. */
  @Field(() => [SharedCampaign]) campaigns!: SharedCampaign[];
}

/** To whom which campaigns of the record are offered. */
@InputType()
export class RecordOffer {
  /** The exact name: there is no list of organizations. */
  @Field() @IsString() @MaxLength(200) organization!: string;
  @Field(() => [String])
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  campaigns!: string[];
}
