import { Column, Entity, Unique } from 'typeorm';
import { Owned } from '#platform';

/** What an organization decided about its public pages of the council; without a row everything is off. */
@Entity()
@Unique(['organizationId'])
export class CouncilSettings extends Owned {
  /** Whether scores stand on the public pages of officials. */
  @Column('boolean', { default: false }) publicScores!: boolean;
}
