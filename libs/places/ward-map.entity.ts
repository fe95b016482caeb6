import { Column, Entity } from 'typeorm';
import { Owned } from '#platform';
import type { Shape } from './shapes.ts';

/** A map of the wards: the newest is in force, and those before it say where a ward that was found came from. */
@Entity()
export class WardMap extends Owned {
  /** The outline of each ward by its number. */
  @Column('jsonb') wards!: Record<number, Shape>;
  /** What it was read from: the name of the file. */
  @Column('text') source!: string;
  @Column('timestamptz') takenAt!: Date;
}
