import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import type { Channel, Merging, Shown } from '#people';
import { type Language, Sealed, v4 } from '#platform';

/** Only CONFIRMED ones count: their signer pressed the button behind the link that was mailed to them. */
export enum SignatureState {
  PENDING = 'PENDING',
  CONFIRMED = 'CONFIRMED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(SignatureState, { name: 'SignatureState' });

/** How a signer may be shown to the public; NONE is what nobody has to choose. */
export enum Display {
  FULL = 'FULL',
  INITIAL = 'INITIAL',
  NONE = 'NONE',
}
registerEnumType(Display, { name: 'SignatureDisplay' });

/** The channels that the form offers news on. */
export type NewsChannel = Channel.EMAIL | Channel.SMS | Channel.PHONE;

/** What names or reaches a signer, and the secret of their own link; nothing is left of it once they withdrew. */
export interface SignatureDetails {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** E.164. */
  readonly phone?: string;
  /** 256 bits, base64url: the last part of `/signatures/<token>`; its hash is a door of kind signature. */
  readonly token: string;
  /** The code of whoever sent them the link. */
  readonly ref?: string | undefined;
  /** The channels on which they asked for news; they count once the address is confirmed. */
  readonly news: readonly NewsChannel[];
  /** The sentences beside their boxes, as they were read; what was signed before these were kept has none. */
  readonly shown?: Readonly<Partial<Record<Channel, Shown>>>;
}

/** Somebody's name under a petition. One address has at most one that stands, which the unique index holds. */
@Entity()
@Check(`state in ('PENDING', 'CONFIRMED', 'WITHDRAWN')`)
@Check(`display in ('FULL', 'INITIAL', 'NONE')`)
@Check('ward between 1 and 13')
@Check(`(state = 'WITHDRAWN') = ("withdrawnAt" is not null)`)
@Check(`(state = 'WITHDRAWN') = (contact is null)`)
@Check(`(state = 'PENDING') <= ("confirmedAt" is null)`)
@Check(`(state = 'CONFIRMED') <= ("confirmedAt" is not null and ("personId" is not null or erased))`)
@Index(['organizationId', 'petitionId', 'contact'], { unique: true, where: `state <> 'WITHDRAWN'` })
@Index(['petitionId', 'state'])
@Index(['organizationId'], { where: `"moreDoors" <> '{}'` })
@Index(['organizationId', 'signedAt'], { where: `state = 'PENDING'` })
export class Signature extends Sealed<SignatureDetails> {
  static override readonly newId = v4;
  /** Somebody of whom there were two has signed once. */
  static readonly merging: Merging = {
    once: { columns: ['petitionId'], where: `state <> 'WITHDRAWN'` },
    inherits: {
      set: (goes) =>
        `"moreDoors" = r."moreDoors" || (select o.door || o."moreDoors" from signature o where o.id = '${goes}')`,
      columns: ['moreDoors'],
    },
    strength: `case state when 'CONFIRMED' then 1 else 0 end`,
    earlier: 'signedAt',
  };

  @Column('uuid') @ForeignKey('Petition') petitionId!: string;
  /** Null until it is confirmed: nobody has proved before that the address is theirs. */
  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey('Person', { onDelete: 'CASCADE' })
  personId!: string | null;
  /** The keyed hash of the canonical e-mail address. */
  @Column('bytea', { nullable: true }) contact!: Buffer | null;
  /** The keyed hash of the token, by which its link is found again. */
  @Index({ unique: true }) @Column('bytea') door!: Buffer;
  /** The same of those that a merge of two people made one with this: their links lead here. */
  @Column('bytea', { array: true, default: '{}' }) moreDoors!: Buffer[];
  /** Whether it came with a proof of work; the public is told of no other before it is confirmed. */
  @Column('boolean', { default: true }) proven!: boolean;
  /** The keyed hash of the page that was sent: the same page twice is one signing, not two. */
  @Column('bytea') form!: Buffer;
  @Column('text', { default: SignatureState.PENDING }) state!: SignatureState;
  @Column('smallint', { nullable: true }) ward!: number | null;
  @Column('text', { default: Display.NONE }) display!: Display;
  /** Whether its signer had themselves deleted: it counts on, and nothing in it names or reaches anybody. */
  @Column('boolean', { default: false }) erased!: boolean;
  /** The language in which they signed, and are written to. */
  @Column('text') language!: Language;
  @Column('timestamptz') signedAt!: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}
