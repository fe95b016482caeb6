import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalEmail } from '#people';
import { type MessageKey, networkOf, Throttle, Vault } from '#platform';
import { LONGEST_MS, SHORTEST_MS, Tickets } from './event.ticket.ts';
import { Proofs } from './form.proof.ts';

/** Forms of one kind from one network: a whole room still gets through, a flood does not. */
const FORMS = { limit: 300, minutes: 10 };
/** Those among them that come without a proof of work, as from a browser that runs no script. */
const PLAIN = { limit: 60, minutes: 10 };
/** Every form that was taken is answered no sooner than this, so that a first and a second time take as long. */
const FLOOR_MS = 400;

/** What a form is for; each kind is counted by itself. */
export type FormKind = 'signUp' | 'wait' | 'sign' | 'interest' | 'ownData';
/** How far a form is believed: `PLAIN` counts only once its mail is confirmed, and there may be fewer of them. */
export type Trust = 'PROVEN' | 'PLAIN' | 'TOO_MANY';

/** What every form carries and no person sees. */
export interface Carried {
  /** A field that no person sees; programs fill it in. */
  readonly trap: string;
  /** When its page was made. */
  readonly ticket: string;
  /** What the page's script worked out; empty where none ran. */
  readonly proof: string;
}
/** The same of a form that nobody has touched. */
export const NOTHING_CARRIED: Carried = { trap: '', ticket: '', proof: '' };

/** What the page of a form needs for the next one. */
export interface Papers {
  readonly ticket: string;
  readonly challenge: string;
}

/** Stands between the public forms and the services: against floods, programs and curious clocks. */
@Injectable()
export class FormDesk {
  constructor(
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(Tickets) private readonly tickets: Tickets,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** Counts a form from a network address; whether there were too many. */
  async tooMany(kind: FormKind, ip: string): Promise<boolean> {
    return !(await this.throttle.allows(`forms-${kind}`, networkOf(ip), FORMS));
  }

  /** Why a form was not filled in by a person on a page of ours, if so. */
  problem(about: string, { trap, ticket }: Carried): MessageKey | undefined {
    const age = this.tickets.age(about, ticket);
    if (trap) return 'event.error.trap';
    if (age === undefined || age > LONGEST_MS) return 'event.error.old';
    return age < SHORTEST_MS ? 'event.error.fast' : undefined;
  }

  /** How far a form without problems is believed; a proof that it carries is used up. */
  async trust(kind: FormKind, ip: string, about: string, form: Carried & { readonly email: string }): Promise<Trust> {
    const who = canonicalEmail(form.email) ?? form.email;
    if (form.proof && (await this.proofs.accepts(about, form.proof, who))) return 'PROVEN';
    return (await this.throttle.allows(`plain-${kind}`, networkOf(ip), PLAIN)) ? 'PLAIN' : 'TOO_MANY';
  }

  /**
   * What the page needs for the next form: a ticket that is good stays, so that who was too fast may send the same form
   * again; the task is a new one, since the last may be used up. Null while the installation is locked: no form is taken.
   */
  async papers(about: string, given: string): Promise<Papers | null> {
    if (this.vault.locked) return null;
    const good = (this.tickets.age(about, given) ?? Infinity) <= LONGEST_MS;
    return { ticket: good ? given : this.tickets.make(about), challenge: await this.proofs.challenge(about) };
  }

  /** Answers no sooner than any other form is answered. */
  async unhurried<T>(work: Promise<T>): Promise<T> {
    const [answer] = await Promise.all([work, wait(FLOOR_MS)]);
    return answer;
  }
}
