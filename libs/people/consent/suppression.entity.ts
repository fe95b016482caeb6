import { Check, Column, CreateDateColumn, Entity, Unique } from 'typeorm';
import { Owned, v4 } from '#platform';
import type { Channel } from './consent.entity.ts';
import type { HandleKind } from '../person.entity.ts';

/**
 * What outlives somebody who was deleted: that whoever is found by this key is not written to on a channel. It holds a
 * keyed hash alone, and leads to nobody. The database turns it into a stop of everybody who gets such a key later, by
 * whatever way, so that no old file brings them back.
 */
@Entity()
@Unique(['organizationId', 'kind', 'index', 'channel'])
@Check(`kind in ('email', 'phone', 'phoneName', 'address', 'identifier')`)
@Check(`channel in ('EMAIL', 'SMS', 'SMS_PERSON', 'PHONE', 'ALL')`)
export class Suppression extends Owned {
  static override readonly newId = v4;

  @Column('text') kind!: HandleKind;
  @Column('bytea') index!: Buffer;
  @Column('text') channel!: Channel;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}
