import { Inject, Injectable } from '@nestjs/common';
import { type FindOperator, In, Raw } from 'typeorm';
import { AppError, current, Db, Organization, Vault } from '#platform';
import { Doorway } from './api-key.entity.ts';

/** What a door is opened with: each kind has its own hashes, so that a link of one kind never opens another. */
export type DoorKind =
  | 'key'
  | 'session'
  | 'passkey'
  | 'user'
  | 'welcome'
  | 'magicLink'
  | 'event'
  | 'signUp'
  | 'petition'
  | 'signature'
  | 'interest'
  | 'unsubscribe';

/** Finds the row whose `moreDoors` hold a door; in words that the index over rows with any of them is used for. */
export const leadsOn = (door: Buffer): FindOperator<Buffer> =>
  Raw((column) => `${column} <> '{}' and ${column} @> array[:door::bytea]`, { door }) as FindOperator<Buffer>;

/** Finds the organization of somebody who shows only a secret or an address; only keyed hashes of these are kept. */
@Injectable()
export class Doors {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** Makes a door to the current organization, within the caller's transaction; a taken secret is a CONFLICT. Answers its hash. */
  async add(kind: DoorKind, secret: string): Promise<Buffer> {
    const { organizationId } = current();
    if (!organizationId) throw new Error('A door leads to an organization');
    const hash = this.hash(kind, secret);
    await this.db.tx(() => this.db.repo(Doorway).insert({ hash, organizationId }));
    return hash;
  }

  /** From the next request on, the secret opens nothing. */
  async remove(kind: DoorKind, secret: string): Promise<void> {
    await this.close([this.hash(kind, secret)]);
  }

  /** Closes the doors of rows that are gone, by their hashes; within the caller's transaction if there is one. */
  async close(hashes: readonly Buffer[]): Promise<void> {
    const shut = () => this.db.repo(Doorway).delete({ hash: In([...hashes]) });
    if (hashes.length) await (this.db.inTransaction ? shut() : this.db.outside(shut));
  }

  /** The organization behind a door; undefined where there is none. */
  async organizationOf(kind: DoorKind, secret: string): Promise<string | undefined> {
    const hash = this.hash(kind, secret);
    return (await this.db.outside(() => this.db.repo(Doorway).findOneBy({ hash })))?.organizationId;
  }

  /**
   * The organization behind the address of a public page. Without the keys no door is found: then it is this
   * installation's own, whose pages stay readable.
   */
  async organizationOfPage(kind: 'event' | 'petition', slug: string): Promise<string | undefined> {
    if (slug.length > 200) return undefined;
    if (!this.vault.locked) return this.organizationOf(kind, slug);
    const own = () => this.db.repo(Organization).find({ order: { id: 'ASC' }, take: 1 });
    return (await this.db.outside(own))[0]?.id;
  }

  /** What an address that leads nowhere is answered: without the keys it may be another organization's. */
  get notFound(): AppError {
    return this.vault.locked ? new AppError('SEALED', 'sealed') : new AppError('NOT_FOUND', 'notFound');
  }

  /** What is kept of a secret: the same in the door and in the row behind it. */
  hash(kind: DoorKind, secret: string): Buffer {
    return this.vault.index(`door-${kind}`, '', secret);
  }
}
