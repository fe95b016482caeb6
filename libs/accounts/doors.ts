import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { current, Db } from '#platform';
import { Doorway } from './api-key.entity.ts';

/** What a door is opened with: each kind has its own hashes, so that a link of one kind never opens another. */
export type DoorKind = 'key' | 'session' | 'event' | 'signUp';

const hashOf = (kind: DoorKind, secret: string) => createHash('sha256').update(`${kind}:${secret}`).digest();

/** Finds the organization of somebody who shows only a secret or a public address; only hashes are kept. */
@Injectable()
export class Doors {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Makes a door to the current organization, within the caller's transaction; a taken secret is a CONFLICT. */
  async add(kind: DoorKind, secret: string): Promise<void> {
    const { organizationId } = current();
    if (!organizationId) throw new Error('A door leads to an organization');
    await this.db.tx(() => this.db.repo(Doorway).insert({ hash: hashOf(kind, secret), organizationId }));
  }

  /** From the next request on, the secret opens nothing. */
  async remove(kind: DoorKind, secret: string): Promise<void> {
    await this.db.tx(() => this.db.repo(Doorway).delete({ hash: hashOf(kind, secret) }));
  }

  /** The organization behind a door; undefined where there is none. */
  async organizationOf(kind: DoorKind, secret: string): Promise<string | undefined> {
    const hash = hashOf(kind, secret);
    return (await this.db.outside(() => this.db.repo(Doorway).findOneBy({ hash })))?.organizationId;
  }
}
