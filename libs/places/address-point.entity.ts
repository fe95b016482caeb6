import { Column, Entity, Index } from 'typeorm';
import { Owned } from '#platform';

/** Where a house stands, as a public register of addresses says: it says of nobody that they live there. */
@Entity()
@Index(['organizationId', 'street'])
export class AddressPoint extends Owned {
  /** As `streetKey` writes it. */
  @Column('text') street!: string;
  @Column('text', { nullable: true }) zip!: string | null;
  @Column('text', { nullable: true }) city!: string | null;
  @Column('double precision') lon!: number;
  @Column('double precision') lat!: number;
}
