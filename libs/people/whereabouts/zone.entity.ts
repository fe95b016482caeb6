import { Column, CreateDateColumn, Entity, Index } from 'typeorm';
import type { Ring } from '#places';
import { Sealed } from '#platform';

/** What a zone is called and where its corners are; where a campaign works may tell of people. */
export interface ZoneDetails {
  readonly name: string;
  /** Closed, in degrees east and north (WGS 84), as a ring of RFC 7946. */
  readonly ring: Ring;
}

/** A part of the town that organizers drew: a turf, or whom a segment means. Who lives in it is asked anew each time. */
@Entity()
@Index(['organizationId', 'createdAt', 'id'])
export class Zone extends Sealed<ZoneDetails> {
  /** The account that drew it last; null for a program. */
  @Column('uuid', { nullable: true }) byUserId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
