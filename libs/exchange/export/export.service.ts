import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AuditEntry, AuditService } from '#audit';
import { ConsentService, Lists, Notes, type PeopleList, PeopleSearch } from '#people';
import { PeopleService, Person, Segments, Tags, whoIsSeenBy } from '#people';
import { AppError, current, Db, within } from '#platform';
import { OwnColumns } from '../own.ts';
import { recordOf } from './record.ts';
import { type Exported, type ExportFormat, type Line, SHEET_ROWS } from './writing.ts';

/**
 * Who is wanted: one of those with these ids, those that a search finds, who is in a segment, and who is on a list; or
 * everybody. Always only whom the reader sees.
 */
export interface ExportAsked {
  readonly format: ExportFormat;
  readonly search?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly segment?: object | undefined;
  readonly listId?: string | undefined;
}

/** Who is in a file, and the list whose columns it has. */
interface Wanted {
  readonly ids: readonly string[];
  readonly list?: PeopleList;
}

/** How many people somebody exported in the last 24 hours, and how often. */
export interface ExportedToday {
  readonly people: number;
  readonly times: number;
}

const PAGE = 250;

/** Gives out whom a reader sees, as they see them; who asked for how many is written down before the first is read. */
@Injectable()
export class ExportPeople {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(PeopleSearch) private readonly search: PeopleSearch,
    @Inject(ConsentService) private readonly consent: ConsentService,
    @Inject(Tags) private readonly tags: Tags,
    @Inject(Notes) private readonly notes: Notes,
    @Inject(OwnColumns) private readonly asked: OwnColumns,
    @Inject(Segments) private readonly segments: Segments,
    @Inject(Lists) private readonly lists: Lists,
  ) {}

  /** Counts and writes down; then hands them out, some at a time. */
  async pages(actor: Actor, asked: ExportAsked): Promise<Exported> {
    if (!actor.isUser) throw new AppError('FORBIDDEN', 'exchange.export.signIn');
    const wanted = await this.wanted(actor, asked);
    const { ids, list } = wanted;
    if (!ids.length) throw new AppError('NOT_FOUND', 'exchange.export.nobody');
    if (asked.format === 'xlsx' && ids.length >= SHEET_ROWS) throw new AppError('INVALID', 'exchange.export.tooMany');
    await this.audit.write({ kind: 'EXPORTED', userId: actor.id, what: asked.format, why: String(ids.length) });
    // Whoever may not reach people is not told which questions are asked of them either.
    const own = actor.can('people.contact') ? await this.asked.all() : [];
    const columns = (list?.details.columns ?? []).map(({ id, name }) => ({ id, name }));
    return { pages: this.read(actor, wanted), own, columns };
  }

  today({ id }: Actor): Promise<ExportedToday> {
    return this.db.tx(async () => {
      const [row]: ExportedToday[] = await this.db.repo(AuditEntry).query(
        `select coalesce(sum(why::int), 0)::int as people, count(*)::int as times from audit_entry
         where kind = 'EXPORTED' and "userId" = $1 and at > now() - interval '24 hours' and why ~ '^[0-9]+$'`,
        [id],
      );
      return row!;
    });
  }

  private async wanted(actor: Actor, asked: ExportAsked): Promise<Wanted> {
    const { search, ids, segment, listId } = asked;
    const named = [search?.trim(), ids, segment, listId].filter(Boolean);
    // Of two that differ the wider one would be given out.
    if (named.length > 1) throw new AppError('INVALID', 'exchange.export.oneOf');
    if (listId) return this.lists.idsOf(actor, listId);
    return { ids: segment ? await this.segments.idsOf(actor, segment, true) : await this.idsOf(actor, asked) };
  }

  private async idsOf(actor: Actor, { search, ids }: ExportAsked): Promise<string[]> {
    const seen = whoIsSeenBy(actor);
    if (ids) return [...(await this.people.byIds([...new Set(ids)], seen)).keys()];
    const found = await this.search.found(actor, search ?? '');
    return [...(await this.people.idsOf(seen, found))];
  }

  private async *read(actor: Actor, { ids, list }: Wanted): AsyncGenerator<Line[]> {
    // A stream reads when its reader can take more, outside of the request that began it.
    const context = current();
    for (let start = 0; start < ids.length; start += PAGE) {
      const wanted = ids.slice(start, start + PAGE);
      yield await within(context, () => this.records(actor, wanted, list?.id));
    }
  }

  /** Who is gone, or out of sight by now, is left out. */
  private records(actor: Actor, wanted: readonly string[], listId: string | undefined): Promise<Line[]> {
    return this.db.tx(async () => {
      const found = await this.people.byIds(wanted, whoIsSeenBy(actor));
      const tags = await this.tags.of(wanted);
      const channels = await this.consent.channelsOf(wanted);
      const notes = await this.notes.seenBy(actor, wanted);
      const cells = listId ? await this.lists.cellsOf(listId, wanted) : new Map<string, Line['cells']>();
      return wanted.flatMap((id) => {
        const person: Person | undefined = found.get(id);
        const { optedOut = [], consents = [], declined = [] } = channels.get(id) ?? {};
        const on = tags.get(id) ?? [];
        const said = new Map(on.flatMap((tag) => (tag.value === null ? [] : [[tag.id, [tag.value]] as const])));
        const labels = on.map(({ label }) => label);
        const beside = { tags: labels, said, notes: notes.get(id) ?? '', optedOut, consents, declined };
        return person ? [{ ...recordOf(actor, person, beside), cells: cells.get(id) ?? {} }] : [];
      });
    });
  }
}
