import { timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Channel, ConsentService, PeopleService } from '#people';
import { CONFIG, type Config, current, Db, type Language, Organization, Vault, within } from '#platform';
import { Message, MessageState } from './message.entity.ts';

const TOKEN = /^[\w-]{43}$/;
/** How long a stop waits, in milliseconds, for a mail to the same person that is being handed over. */
const PATIENCE_MS = 800;
const STEP_MS = 20;

/** Whom a link is for. */
export interface Linked {
  readonly organizationId: string;
  readonly personId: string;
}

/**
 * Makes and reads the links by which people stop mailings. A link is the person's row and a keyed hash of it: so it works
 * as long as the keys do, in any process, and nothing is stored that a thief could take.
 */
@Injectable()
export class Unsubscribe {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(ConsentService) private readonly consent: ConsentService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The address of the page on which somebody stops. */
  url(personId: string, language: Language): string {
    const id = Buffer.from(personId.replaceAll('-', ''), 'hex');
    const token = Buffer.concat([id, this.mark(current().organizationId!, personId)]).toString('base64url');
    return `${this.config.publicUrl}${language === 'en' ? '' : `/${language}`}/unsubscribe/${token}`;
  }

  /** Whom a link is for; undefined where we never made it. */
  async read(token: string): Promise<Linked | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    const hex = bytes.subarray(0, 16).toString('hex');
    const personId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const organizations = await this.db.outside(() => this.db.repo(Organization).find({ select: { id: true } }));
    const found = organizations.find(({ id }) => timingSafeEqual(this.mark(id, personId), bytes.subarray(16)));
    return found && { organizationId: found.id, personId };
  }

  /**
   * Stops mailings, or everything. Once this answers no mail to them is begun: one that is being handed over at this
   * moment is waited for, as long as somebody at a page will wait.
   */
  async stop({ organizationId, personId }: Linked, channel: Channel, wording: string | null): Promise<void> {
    await within({ organizationId }, async () => {
      await this.consent.optOut(personId, channel, 'unsubscribe', { wording });
      const state = MessageState.SENDING;
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(STEP_MS))
        if (!(await this.db.tx(() => this.db.repo(Message).existsBy({ personId, state })))) return;
    });
  }

  /**
   * Their own yes to mail, which ends their stop to it; calls and texts stay as they are. Of whoever agrees already nothing
   * is written, and of whoever is gone neither: the answer is the same.
   */
  again({ organizationId, personId }: Linked, wording: string): Promise<void> {
    return within({ organizationId, reader: undefined }, () =>
      this.db.inTurn(async () => {
        const id = await this.people.survivor(personId);
        if (!id) return;
        const { optedOut = [], consents = [] } = (await this.consent.channelsOf([id])).get(id) ?? {};
        const stopped = [Channel.EMAIL, Channel.ALL].some((each) => optedOut.includes(each));
        if (!stopped && consents.includes(Channel.EMAIL)) return;
        await this.consent.consent(id, Channel.EMAIL, true, 'unsubscribe', { own: true, wording });
      }),
    );
  }

  private mark(organizationId: string, personId: string): Buffer {
    return this.vault.index('unsubscribe', organizationId, personId);
  }
}
