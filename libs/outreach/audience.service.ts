import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import {
  type ActivityKind,
  choicesPage,
  LANGUAGE_OF,
  MAY_MAIL,
  type SegmentChoicePage,
  type SegmentChoicesAsked,
  SegmentReading,
  Segments,
  segmentSql,
  STANDING,
  Tags,
} from '#people';
import { AppError, current, Db, say } from '#platform';
import { audienceIn } from './audience.ts';
import { Blast } from './blast.entity.ts';
import type { SegmentChoices } from './blast.view.ts';

/** So many of each kind of activity are offered at once, the newest; the others are looked for by name. */
const OFFERED = 200;

/** The injection token of all kinds of activity that a segment may name. */
export const ACTIVITY_KINDS = Symbol('activity kinds');

const FINE = 'people.contact.fine';

/** How many of a segment read one language and have one verdict. */
export interface Tally {
  /** The first part of a language tag; empty where none is known. */
  readonly reads: string;
  /** A key of a text, as `verdict` gives it. */
  readonly why: string;
  readonly count: number;
}

/** Whom a mailing is for: a saved segment as it was when it was chosen, or what was ticked for it. */
export type Audience = Pick<Blast, 'segment' | 'details'>;
/** That as a condition over the person `p`, whose values are added to the parameters. */
export type Where = (parameters: unknown[]) => string;

/** Finds out who is in a segment, and who of them may be written to; always by the database, never person by person. */
@Injectable()
export class AudienceService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Tags) private readonly tags: Tags,
    @Inject(ACTIVITY_KINDS) private readonly kinds: readonly ActivityKind[],
    @Inject(SegmentReading) private readonly reading: SegmentReading,
    @Inject(Segments) private readonly segments: Segments,
  ) {}

  /** Makes an audience ready to be asked of the database. What it asks of sealed details is looked at now. */
  async where({ segment, details: { chosen } }: Audience): Promise<Where> {
    if (chosen) return (await this.reading.thawed(chosen.frozen)).sql;
    return (parameters) => segmentSql(segment, this.kinds, parameters);
  }

  /** A saved segment as it is now, for a mailing to keep. */
  async choose(id: string): Promise<NonNullable<Audience['details']['chosen']>> {
    const { name, definition } = (await this.segments.get(id)).details;
    return { id, name, frozen: await this.reading.frozen(definition) };
  }

  /** How the people of a segment fall apart, by the language they read and the verdict of this moment. */
  async tally(audience: Audience): Promise<Tally[]> {
    const fits = await this.where(audience);
    return this.db.tx(async () => {
      const parameters: unknown[] = [];
      const where = fits(parameters);
      return this.db.repo(Blast).query<Tally[]>(
        `select ${LANGUAGE_OF} as reads, ${MAY_MAIL} as why, count(*)::int as count
         from person p ${STANDING} where ${where} group by 1, 2 order by 3 desc, 1, 2`,
        parameters,
      );
    });
  }

  /** One who would get it and reads so, after another one in the order of their ids; undefined past the last. */
  async recipient(
    audience: Audience,
    spanish: boolean | undefined,
    after: string | undefined,
  ): Promise<string | undefined> {
    const fits = await this.where(audience);
    return this.db.tx(async () => {
      const parameters: unknown[] = [after ?? null, spanish ?? null];
      const where = fits(parameters);
      const rows = await this.db.repo(Blast).query<{ id: string }[]>(
        `select p.id from person p ${STANDING} where ${where} and ${MAY_MAIL} = '${FINE}'
           and ($1::uuid is null or p.id > $1) and ($2::boolean is null or (${LANGUAGE_OF} = 'es') = $2)
         order by p.id limit 1`,
        parameters,
      );
      return rows[0]?.id;
    });
  }

  /**
   * Writes messages into the ledger for the next so many people of a mailing, of those who may be written to now; within
   * the caller's transaction. Answers how many people it looked at, and the last of them.
   */
  async fill({ id, filledTo }: Blast, fits: Where, most: number): Promise<{ seen: number; last: string | null }> {
    const parameters: unknown[] = [id, filledTo];
    const where = fits(parameters);
    const rows = await this.db.repo(Blast).query<{ seen: number; last: string | null }[]>(
      `with piece as (
         select p.id from person p where ${where} and ($2::uuid is null or p.id > $2) order by p.id limit ${most}
       ), put as (
         insert into message (id, "organizationId", template, "subjectKind", "subjectId", occasion, "personId",
           "notBefore", "notAfter")
         select gen_random_uuid(), p."organizationId", 'blast', 'blast', $1, p.id::text, p.id, now(),
           now() + interval '30 days'
         from piece join person p on p.id = piece.id ${STANDING} where ${MAY_MAIL} = '${FINE}'
         on conflict do nothing
       )
       select count(*)::int as seen, (select id from piece order by id desc limit 1) as last from piece`,
      parameters,
    );
    return rows[0]!;
  }

  /** A segment in words, in the reader's language, with the names of what they may see. */
  async words(actor: Actor, { segment, details: { chosen } }: Audience): Promise<string> {
    const { language } = current();
    if (chosen) {
      const { definition } = chosen.frozen;
      if (!this.segments.isFor(actor, definition)) return say(language, 'outreach.who.kept');
      return `${chosen.name}: ${await this.segments.words(actor, definition)}`;
    }
    const labels = new Map((await this.tags.all()).map(({ id, label }) => [id, label]));
    const names = new Map<string, string>();
    for (const each of this.kinds) {
      const ids = segment.activities.flatMap(({ kind, id }) => (kind === each.kind && id ? [id] : []));
      if (ids.length) for (const [id, name] of await each.names(actor, ids)) names.set(id, name);
    }
    return audienceIn(segment, { labels, names }, language);
  }

  /** What can be chosen from: every tag, every language that somebody reads, and of each activity the newest that the actor may see. */
  choices(actor: Actor): Promise<SegmentChoices> {
    return this.db.tx(async () => {
      const languages = await this.db
        .repo(Blast)
        .query<{ reads: string }[]>(`select distinct ${LANGUAGE_OF} as reads from person p order by 1`);
      const activities = [];
      for (const kind of this.kinds) {
        const { items: choices, total } = choicesPage(await kind.names(actor), { first: OFFERED });
        activities.push({ kind: kind.kind, choices, total });
      }
      const tags = (await this.tags.all()).map(({ id, label }) => ({ id, name: label }));
      return { tags, languages: languages.map(({ reads }) => reads), activities };
    });
  }

  /** A page of what can be chosen of one kind of activity, in its order, of what the actor may see. */
  async choicesOf(actor: Actor, { kind: name, ids, ...asked }: SegmentChoicesAsked): Promise<SegmentChoicePage> {
    const kind = this.kinds.find((each) => each.kind === name);
    if (!kind) throw new AppError('INVALID', 'segments.unknownKind', { kind: name });
    return choicesPage(await kind.names(actor, ids ?? undefined), asked);
  }
}
