import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { calledBy, PeopleService } from '#people';
import { type Block, CONFIG, type Config, current, Db, type Language, Organization, say } from '#platform';
import { AudienceService, type Tally } from './audience.service.ts';
import type { Blast } from './blast.entity.ts';
import { blastCopy } from './blast.letter.ts';
import { firstPart } from './blast.matter.ts';
import type { BlastPreview, BlastProgress, BlastReview, PreviewPart } from './blast.view.ts';
import { BlastsService } from './blasts.service.ts';
import { addressOf } from './mailer.ts';
import { Message, type MessageCount, MessageState } from './message.entity.ts';
import { languageFor, languagesOf, namelessIn } from './merging.ts';
import { missing } from './readiness.ts';
import { MailSender } from './sender.entity.ts';
import { shown } from './small-counts.ts';

const FINE = 'people.contact.fine';
const codeOf = (key: string) => key.replace(/^people\.contact\./, '');
const sum = (counted: readonly { count: number }[]) => counted.reduce((all, { count }) => all + count, 0);
/** Adds up by a key, the largest first. */
const grouped = <T>(
  tally: readonly Tally[],
  key: (each: Tally) => string,
  make: (key: string, count: number) => T,
): T[] =>
  [...Map.groupBy(tally, key)]
    .map(([found, all]) => [found, sum(all)] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([found, count]) => make(found, count));

/** Says who gets a mailing and who not before it goes, what one of them would read, and how far it has come. */
@Injectable()
export class ReviewService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(BlastsService) private readonly blasts: BlastsService,
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  review(actor: Actor, id: string): Promise<BlastReview> {
    return this.db.tx(async () => {
      const blast = await this.blasts.get(id);
      const { details } = blast;
      const tally = await this.audience.tally(blast);
      const will = tally.filter(({ why }) => why === FINE);
      const not = tally.filter(({ why }) => why !== FINE);
      const written = languagesOf(details);
      const inLanguage = ({ reads }: Tally) => (written.length ? languageFor(reads, written) : 'en');
      // Of whom no language is known, nobody can say that it is another one.
      const others = written.length ? will.filter((each) => each.reads && each.reads !== inLanguage(each)) : [];
      const seesSmall = actor.can('people.sensitive');
      const one = (count: number) => shown([{ count }], seesSmall)[0]!.count;
      const needs = missing(details, await this.db.repo(MailSender).findOneBy({}));
      if (!needs.length && !will.length) needs.push('outreach.need.people');
      const { language } = current();
      return {
        total: one(sum(tally)),
        willGet: one(sum(will)),
        byLanguage: shown(
          grouped(will, inLanguage, (each, count) => ({ language: each, reads: null, count })),
          seesSmall,
        ),
        otherLanguage: shown(
          grouped(
            others,
            ({ reads }) => reads,
            (reads, count) => ({ reads, language: languageFor(reads, written), count }),
          ),
          seesSmall,
        ),
        willNot: shown(
          grouped(
            not,
            ({ why }) => codeOf(why),
            (reason, count) => ({ reason, count }),
          ),
          seesSmall,
        ),
        problems: needs.map((key) => say(language, key)),
        countedAt: new Date(),
      };
    });
  }

  /** What one of them would read: somebody real for who may reach people, after the one that was shown before. */
  preview(actor: Actor, id: string, language: Language, after?: string): Promise<BlastPreview> {
    return this.db.tx(async () => {
      const blast = await this.blasts.get(id);
      const person = await this.somebody(actor, blast, language, after);
      const sender = await this.db.repo(MailSender).findOneBy({});
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const invented = actor.can('people.contact') ? '' : say(language, 'outreach.invented');
      const name = person ? calledBy(person.details) : invented;
      const reads = person ? firstPart(person.language) : language;
      const copy = blastCopy({
        text: blast.details,
        sender: sender ?? { name: organization, postalAddress: '…', replyTo: '' },
        organization,
        name,
        reads,
        // Not the person's own: whoever looks at it must not be able to stop it for them.
        stop: () => `${this.config.publicUrl}/unsubscribe/…`,
      });
      return {
        personId: person?.id ?? null,
        reads: person ? person.language : null,
        ward: person?.ward ?? null,
        language: copy.language,
        from: `${sender?.name ?? organization} <${addressOf(this.config.mailFrom)}>`,
        subject: copy.subject,
        name: name.trim() || namelessIn(blast.details.nameless, copy.language),
        parts: copy.blocks.map(partOf),
        foot: [...copy.foot],
      };
    });
  }

  /** How far each of these mailings has come. */
  progressOf(actor: Actor, ids: readonly string[]): Promise<Map<string, BlastProgress>> {
    type Row = MessageCount & { id: string; reason: string | null; recent: number };
    return this.db.tx(async () => {
      const rows = await this.db.repo(Message).query<Row[]>(
        `select "subjectId" as id, state, case state when 'CANCELLED' then reason end as reason, count(*)::int as count,
           (count(*) filter (where "settledAt" > now() - interval '1 minute'))::int as recent
         from message where "subjectKind" = 'blast' and "subjectId" = any($1) group by 1, 2, 3`,
        [ids],
      );
      const seesSmall = actor.can('people.sensitive');
      return new Map(
        ids.map((id) => [
          id,
          progressIn(
            rows.filter((row) => row.id === id),
            seesSmall,
          ),
        ]),
      );
    });
  }

  private async somebody(actor: Actor, blast: Blast, language: Language, after?: string) {
    if (!actor.can('people.contact')) return undefined;
    const both = languagesOf(blast.details).length > 1;
    const spanish = both ? language === 'es' : undefined;
    const next = (from?: string) => this.audience.recipient(blast, spanish, from);
    const id = (await next(after)) ?? (after ? await next() : undefined);
    return id ? this.people.get(id) : undefined;
  }
}

function progressIn(
  rows: readonly (MessageCount & { reason: string | null; recent: number })[],
  seesSmall: boolean,
): BlastProgress {
  const of = (state: MessageState) => rows.filter((row) => row.state === state);
  const lastMinute = of(MessageState.ACCEPTED).reduce((all, { recent }) => all + recent, 0);
  const left = sum([...of(MessageState.QUEUED), ...of(MessageState.SENDING)]);
  const ended = of(MessageState.CANCELLED).map(({ reason, count }) => ({ reason: codeOf(reason ?? ''), count }));
  return {
    counts: Object.values(MessageState).map((state) => ({ state, count: sum(of(state)) })),
    notSent: shown(
      ended.sort((a, b) => b.count - a.count),
      seesSmall,
    ),
    lastMinute,
    secondsLeft: lastMinute && left ? Math.ceil((left / lastMinute) * 60) : null,
  };
}

function partOf(block: Block): PreviewPart {
  if (block.kind === 'list') return { kind: block.kind, lines: [...block.items] };
  if (block.kind === 'programme') return { kind: block.kind, lines: block.items.map((line) => line.join(' ')) };
  return { kind: block.kind, lines: block.text.split('\n') };
}
