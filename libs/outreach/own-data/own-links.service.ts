import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalEmail, PeopleService } from '#people';
import {
  CONFIG,
  type Config,
  current,
  Db,
  type Language,
  Once,
  Organization,
  Throttle,
  Vault,
  within,
} from '#platform';
import { Queueing } from '../queueing.service.ts';
import type { Linked } from '../unsubscribe.service.ts';

/** How long a link opens what is kept about somebody, in minutes. */
export const OWN_LINK_MINUTES = 30;
const PER_ADDRESS = { limit: 3, minutes: 15 };
/** A row's id, until when, and a keyed hash of both. */
const TOKEN = /^[\w-]{48}$/;

/** What a letter says of the link that was asked for. */
export interface AskedLink {
  readonly until: number;
  /** Which of their addresses it was asked for with. */
  readonly place: number;
  readonly language: string;
}

/** What stands in the occasion of a message about a link; undefined where it is not of ours. */
export function askedIn(occasion: string): AskedLink | undefined {
  const [at = '', place = '', language = ''] = occasion.split('|');
  const seconds = Number(at);
  return Number.isFinite(seconds) && seconds > 0
    ? { until: Math.floor(seconds) + OWN_LINK_MINUTES * 60, place: Number(place), language }
    : undefined;
}

/**
 * Makes and reads the links by which people without an account see what is kept about them. A link is their row, an end
 * and a keyed hash of both: it works for half an hour or until they left by it, nothing is stored that a thief could take,
 * and nobody is told whether an address is known.
 */
@Injectable()
export class OwnLinks {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Once) private readonly once: Once,
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Queueing) private readonly queueing: Queueing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Has a link written to whoever is known by that address, three times in a quarter of an hour at most; answers nothing. */
  async ask(email: string, language: Language): Promise<void> {
    const address = canonicalEmail(email);
    if (!address || !(await this.throttle.allows('own-data', address, PER_ADDRESS))) return;
    await within({ reader: undefined }, () =>
      this.db.tx(async () => {
        const [person] = await this.people.withHandle('email', address);
        if (!person) return;
        const place = (person.details.emails ?? []).findIndex((each) => canonicalEmail(each) === address);
        const [row] = await this.db
          .repo(Organization)
          .query<{ at: string; until: Date }[]>(
            `select extract(epoch from clock_timestamp())::text as at, now() + interval '${OWN_LINK_MINUTES} minutes' as until`,
          );
        await this.queueing.now({
          ...{ template: 'ownData.link', subjectKind: 'ownData', subjectId: person.id, personId: person.id },
          ...{ occasion: `${row!.at}|${place}|${language}`, notAfter: row!.until },
        });
      }),
    );
  }

  /** The address of the page that shows somebody what is kept about them. */
  url(personId: string, until: number, language: Language): string {
    const id = Buffer.from(personId.replaceAll('-', ''), 'hex');
    const end = Buffer.alloc(4);
    end.writeUInt32BE(until);
    const token = Buffer.concat([id, end, this.mark(current().organizationId!, personId, until)]).toString('base64url');
    return `${this.config.publicUrl}${language === 'en' ? '' : `/${language}`}/my-data/${token}`;
  }

  /** Does what ends a link, in one transaction with ending it; answers whether it was still good. */
  spend(token: string, work: () => Promise<void>): Promise<boolean> {
    return within({ reader: undefined }, () =>
      this.db.inTurn(async () => {
        if (!(await this.once.spend('own-data', token, endOf(token)))) return false;
        await work();
        return true;
      }),
    );
  }

  /** Whose link it is; undefined where we never made it, it was used up, or its time is over. */
  async read(token: string): Promise<Linked | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    const hex = bytes.subarray(0, 16).toString('hex');
    const personId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const until = bytes.readUInt32BE(16);
    if (endOf(token).getTime() <= Date.now() || (await this.once.isSpent('own-data', token))) return undefined;
    const organizations = await this.db.outside(() => this.db.repo(Organization).find({ select: { id: true } }));
    const found = organizations.find(({ id }) => timingSafeEqual(this.mark(id, personId, until), bytes.subarray(20)));
    return found && { organizationId: found.id, personId };
  }

  private mark(organizationId: string, personId: string, until: number): Buffer {
    return this.vault.index('own-data', organizationId, `${personId}|${until}`);
  }
}

/** When a token's time is over, as it says itself. */
const endOf = (token: string): Date => new Date(Buffer.from(token, 'base64url').readUInt32BE(16) * 1000);
