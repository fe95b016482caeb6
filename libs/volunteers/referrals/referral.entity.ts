import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Merging } from '#people';
import { Owned, v4 } from '#platform';

/** The code in the links that one person passes on. It is made at random and says nothing of them. */
@Entity()
@Index(['personId'], { unique: true, where: 'shown' })
@Index(['personId'])
@Unique(['organizationId', 'code'])
export class ReferralCode extends Owned {
  static override readonly newId = v4;
  /** Of two people who were one, one code is shown; links with the other one lead to the same person. */
  static readonly merging: Merging = {
    weaker: { set: 'shown = false', columns: ['shown'], where: 'shown', frees: true },
  };

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text') code!: string;
  @Column('boolean', { default: true }) shown!: boolean;
}

/** That somebody came by another one's link: to a sign-up or to a signature, each counted once. */
@Entity()
@Check(`kind in ('signUp', 'signature')`)
@Unique(['kind', 'subjectId'])
@Index(['referrerId'])
export class Referral extends Owned {
  static override readonly newId = v4;

  /** Null once whose link it was is deleted: that somebody came by a link still counts. */
  @Column('uuid', { nullable: true }) @ForeignKey('Person', { onDelete: 'SET NULL' }) referrerId!: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('Person', { onDelete: 'SET NULL' }) personId!: string | null;
  @Column('text') kind!: 'signUp' | 'signature';
  /** The sign-up or the signature. */
  @Column('uuid') subjectId!: string;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}
