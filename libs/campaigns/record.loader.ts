import { Inject, Injectable } from '@nestjs/common';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityMetadata } from 'typeorm';
import { Db } from '#platform';
import { Campaign, CampaignGoal, Occasion } from './campaign.entity.ts';
import { Claim, Dispute, Incident, Statistic } from './claim.entity.ts';
import { ClauseAssessment, Demand, DemandNote, DemandResponse, DemandVersion, Lever } from './demand.entity.ts';
import { Document, DocumentClause } from './document.entity.ts';
import { CAMPAIGN_RECORD } from './record/index.ts';
import type { Rows } from './record/data.ts';
import type { Recorded } from './recorded.entity.ts';
import { Place, Source } from './source.entity.ts';

/** What a load did; `kept` are rows that somebody of the installation added, changed, confirmed or retracted. */
export interface Loaded {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly kept: number;
}
const NOTHING: Loaded = { inserted: 0, updated: 0, unchanged: 0, kept: 0 };
/** The sum of loads. */
export const together = (loads: readonly Loaded[]): Loaded =>
  loads.reduce(
    (sum, each) => ({
      inserted: sum.inserted + each.inserted,
      updated: sum.updated + each.updated,
      unchanged: sum.unchanged + each.unchanged,
      kept: sum.kept + each.kept,
    }),
    NOTHING,
  );

const NOT_OF_THE_RECORD = new Set([
  'id',
  'organizationId',
  'code',
  'origin',
  'heldAt',
  'forgottenAt',
  'identifiers',
  'recordedAt',
  'recordedBy',
  'reviewedBy',
  'retractedAt',
  'retractedReason',
]);

/** JSON with its keys in order: jsonb keeps them in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a.localeCompare(b)))
      : each,
  );

/** The columns that the record fills. */
const filled = ({ columns }: EntityMetadata): ColumnMetadata[] =>
  columns.filter(({ propertyPath }) => !NOT_OF_THE_RECORD.has(propertyPath));

/** What the record says of a column: what is left out is empty, or the column's default. */
function said(column: ColumnMetadata, data: object): unknown {
  const value: unknown = column.getEntityValue(data);
  if (value !== undefined) return value;
  if (column.default === undefined && !column.isNullable)
    throw new Error(`The record does not say ${column.entityMetadata.name}.${column.propertyPath}`);
  return column.default ?? null;
}

/** Whether a row says what the record says. */
export function says(metadata: EntityMetadata, row: object, data: object): boolean {
  return filled(metadata).every(
    (column) => canonical(column.getEntityValue(row) ?? null) === canonical(said(column, data)),
  );
}

/** Puts what the record says into a row. */
export function fill<E extends object>(metadata: EntityMetadata, row: E, data: object): E {
  for (const column of filled(metadata)) column.setEntityValue(row, said(column, data));
  return row;
}

/** Loads the bundled record into the tables of campaigns; a second time it writes nothing. */
@Injectable()
export class RecordLoader {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Lets one load at a time run in this database; for the length of the transaction. */
  async alone(): Promise<void> {
    await this.db.repo(Source).query(`select pg_advisory_xact_lock(hashtext('record'))`);
  }

  /** All tables of campaigns, each after those that it refers to. */
  async loadCampaigns(): Promise<Loaded> {
    const record = CAMPAIGN_RECORD;
    return together([
      await this.load(Source, record.sources),
      await this.load(Place, record.places),
      await this.load(Campaign, record.campaigns),
      await this.load(Demand, record.demands),
      await this.load(DemandVersion, record.versions),
      await this.load(DemandNote, record.notes),
      await this.load(Lever, record.levers),
      await this.load(DemandResponse, record.responses),
      await this.load(CampaignGoal, record.goals),
      await this.load(Document, record.documents),
      await this.load(DocumentClause, record.clauses),
      await this.load(ClauseAssessment, record.assessments),
      await this.load(Incident, record.incidents),
      await this.load(Occasion, record.occasions),
      await this.load(Dispute, record.disputes),
      await this.load(Claim, record.claims),
      await this.load(Statistic, record.statistics),
    ]);
  }

  /** One table: inserts what is new, updates what the record says otherwise, leaves what the installation holds. */
  async load<E extends Recorded>(entity: new () => E, rows: Rows<E>): Promise<Loaded> {
    const repo = this.db.repo<Recorded>(entity);
    const there = new Map((await repo.find()).map((row) => [row.code, row]));
    const added: Recorded[] = [];
    let updated = 0;
    let kept = 0;
    for (const [code, data] of Object.entries(rows)) {
      const row = there.get(code);
      if (!row) added.push(fill(repo.metadata, this.db.make<Recorded>(entity, { code, origin: 'RECORD' }), data));
      else if (row.origin !== 'RECORD' || row.heldAt) kept++;
      else if (!says(repo.metadata, row, data)) {
        await this.db.save(fill(repo.metadata, row, data));
        updated++;
      }
    }
    // In one statement: rows of a table may refer to each other, in whatever order they come.
    if (added.length) await repo.insert(added);
    const inserted = added.length;
    return { inserted, updated, kept, unchanged: Object.keys(rows).length - inserted - updated - kept };
  }
}
