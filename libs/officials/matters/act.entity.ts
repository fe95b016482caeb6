import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf, RefersTo } from '#campaigns';
import { Owned } from '#platform';

/** How somebody stands behind a matter (BillSponsorship in Open Civic Data): its author, or one who joined. */
export const SPONSOR_ROLES = ['AUTHOR', 'COSPONSOR'] as const;
export type SponsorRole = (typeof SPONSOR_ROLES)[number];

/** What an executive does with a matter: what is returned without a signature takes effect, and says nothing of a stance. */
export const EXECUTIVE_ACTIONS = ['SIGN', 'VETO', 'RETURN_UNSIGNED', 'ORDER'] as const;
export type ExecutiveActionKind = (typeof EXECUTIVE_ACTIONS)[number];

/**
 * That a member of a body brought a matter, or joined those who did. Whether it counts, and whether it was taken back, is
 * said of its row of evidence alone.
 */
@Entity()
@RefersTo('Matter', 'matterCode')
@RefersTo('Figure', 'figureCode')
@Unique(['evidenceId'])
@Index(['organizationId', 'matterCode'])
@Check(oneOf('classification', SPONSOR_ROLES))
export class Sponsorship extends Owned {
  @Column('uuid') @ForeignKey('Evidence') evidenceId!: string;
  @Column('text') matterCode!: string;
  @Column('text') figureCode!: string;
  @Column('text') classification!: SponsorRole;
  @Column('date') sponsoredOn!: string;
}

/** What a mayor or another executive did with a matter; like a sponsorship it stands or falls with its row of evidence. */
@Entity()
@RefersTo('Matter', 'matterCode')
@RefersTo('Figure', 'figureCode')
@Unique(['evidenceId'])
@Index(['organizationId', 'matterCode'])
@Check(oneOf('action', EXECUTIVE_ACTIONS))
export class ExecutiveAction extends Owned {
  @Column('uuid') @ForeignKey('Evidence') evidenceId!: string;
  @Column('text') matterCode!: string;
  @Column('text') figureCode!: string;
  @Column('text') action!: ExecutiveActionKind;
  @Column('date') takenOn!: string;
}
