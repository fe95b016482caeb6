import { Column, CreateDateColumn, Entity, ForeignKey, Unique } from 'typeorm';
import { Owned } from '#platform';
import type { WardGroup } from './wards.ts';

/** What the public was told on a day of where signers live: already merged and rounded, and the same all day. */
@Entity()
@Unique(['organizationId', 'petitionId', 'day'])
export class PetitionWardCount extends Owned {
  @Column('uuid') @ForeignKey('Petition', { onDelete: 'CASCADE' }) petitionId!: string;
  /** The day in the city at whose beginning it was counted. */
  @Column('date') day!: string;
  @Column('jsonb') groups!: WardGroup[];
  /** How many had confirmed or withdrawn by then; the next count waits until enough more have. */
  @Column('int') changes!: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
