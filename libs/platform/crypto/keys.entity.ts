import { Check, Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { ForOfficers } from './officers.ts';

/** A root key of this installation, wrapped by a key that is not in the database; versions are never used again. */
@Entity()
@Check(`purpose in ('seal', 'index')`)
@Check(`version between 1 and 255`)
export class RootKey {
  @PrimaryColumn('text') purpose!: 'seal' | 'index';
  @PrimaryColumn('smallint') version!: number;
  /** Empty once it was retired: nothing is sealed with it any more. */
  @Column('bytea') wrapped!: Buffer;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  /** From then on the database refuses blobs of this version. */
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}

/** What a lock holds: the wrapped key in base64, or the officers' files. */
export type LockContent = { readonly wrapped: string } | ForOfficers;

/** Another way to the key that opens the root keys, beside a file outside of the database. */
@Entity()
@Check(`kind in ('passphrase', 'officers')`)
export class KeyLock {
  @PrimaryColumn('text') kind!: 'passphrase' | 'officers';
  @Column('jsonb') content!: LockContent;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** How many blobs of a table did not open on a day: somebody changed or moved them, and nobody was shown them. */
@Entity()
export class SealAlarm {
  @PrimaryColumn('date') day!: string;
  @PrimaryColumn('text') table!: string;
  @Column('int') count!: number;
}
