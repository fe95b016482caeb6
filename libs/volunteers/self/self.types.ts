import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Event, EventRole } from '#events';
import { LocalizedText } from '#platform';

/** Something to do at an event that still needs somebody. */
@ObjectType()
export class OpenShift {
  @Field(() => ID) readonly eventId: string;
  @Field(() => ID, { nullable: true }) readonly roleId: string | null;
  @Field(() => LocalizedText) readonly title: LocalizedText;
  @Field(() => LocalizedText, { nullable: true }) readonly role: LocalizedText | null;
  @Field() readonly startsAt: Date;
  @Field() readonly endsAt: Date;
  @Field() readonly timeZone: string;
  @Field() readonly placeName: string;
  @Field() readonly publicUrl: string;
  /** Whether the reader has time for all of it, and can do what it asks. */
  @Field() readonly fits: boolean;
  /** The training that it asks for, where the reader lacks it. */
  @Field(() => LocalizedText, { nullable: true }) readonly lacks: LocalizedText | null;

  constructor(event: Event, role: EventRole | null, publicUrl: string, fits: boolean, lacks: LocalizedText | null) {
    this.eventId = event.id;
    this.roleId = role?.id ?? null;
    this.title = event.title;
    this.role = role?.name ?? null;
    this.startsAt = event.startsAt;
    this.endsAt = event.endsAt;
    this.timeZone = event.timeZone;
    this.placeName = event.placeName;
    this.publicUrl = publicUrl;
    this.fits = fits;
    this.lacks = lacks;
  }
}
