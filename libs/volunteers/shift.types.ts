import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type Event, type EventRole, EventState, type SignUp, SignUpState } from '#events';
import { LocalizedText } from '#platform';

/** One's own place at an event: what it is, when and where, and nothing about anybody else. */
@ObjectType()
export class Shift {
  @Field(() => ID) readonly id: string;
  @Field(() => SignUpState) readonly state: SignUpState;
  @Field(() => LocalizedText) readonly title: LocalizedText;
  @Field() readonly startsAt: Date;
  @Field() readonly endsAt: Date;
  @Field() readonly timeZone: string;
  @Field() readonly placeName: string;
  @Field() readonly placeAddress: string;
  /** Whether the event takes place, or was called off. */
  @Field(() => EventState) readonly eventState: EventState;
  @Field() readonly publicUrl: string;
  @Field(() => LocalizedText, { nullable: true }) readonly role: LocalizedText | null;
  /** Whether it is still to come, so that the place can be given back. */
  @Field() readonly coming: boolean;

  constructor(signUp: SignUp, event: Event, role: EventRole | undefined, publicUrl: string, now: Date) {
    this.id = signUp.id;
    this.state = signUp.state;
    this.title = event.title;
    this.startsAt = event.startsAt;
    this.endsAt = event.endsAt;
    this.timeZone = event.timeZone;
    this.placeName = event.placeName;
    this.placeAddress = event.placeAddress;
    this.eventState = event.state;
    this.publicUrl = publicUrl;
    this.role = role?.name ?? null;
    this.coming = event.endsAt > now;
  }
}
