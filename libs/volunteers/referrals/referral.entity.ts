import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, v4 } from '#platform';

/** The code in the links that one person passes on. It is made at random and says nothing of them. */
@Entity()
@Unique(['personId'])
@Unique(['organizationId', 'code'])
export class ReferralCode extends Owned {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text') code!: string;
}

/** That somebody came by another one's link: to a sign-up or to a signature, each counted once. */
@Entity()
@Check(`kind in ('signUp', 'signature')`)
@Unique(['kind', 'subjectId'])
@Index(['referrerId'])
export class Referral extends Owned {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) referrerId!: string;
  @Column('uuid', { nullable: true }) @ForeignKey('Person', { onDelete: 'SET NULL' }) personId!: string | null;
  @Column('text') kind!: 'signUp' | 'signature';
  /** The sign-up or the signature. */
  @Column('uuid') subjectId!: string;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}
