import { Inject } from '@nestjs/common';
import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Can, StepUp } from '#accounts';
import { type Batch, type BatchState, fileNameOf } from './batch.entity.ts';
import { ConsentService } from '../consent/consent.service.ts';

/** A file that was imported, with what became of its rows. */
@ObjectType('ImportBatch')
export class ImportBatch {
  @Field(() => ID) readonly id: string;
  @Field() readonly createdAt: Date;
  @Field() readonly format: string;
  /** What its file was called, where that is known. */
  @Field(() => String, { nullable: true }) readonly fileName: string | null;
  /** A code: how it stands. */
  @Field(() => String) readonly state: BatchState;
  /** About how many rows there are, and how many of them are read, by the dry run or the import. */
  @Field(() => Int) readonly about: number;
  @Field(() => Int) readonly read: number;
  @Field(() => Int) readonly updated: number;
  /** The last row that is taken over, as a spreadsheet counts. */
  @Field(() => Int) readonly position: number;
  @Field(() => Int) readonly rows: number;
  @Field(() => Int) readonly created: number;
  @Field(() => Int) readonly merged: number;
  @Field(() => Int) readonly rejected: number;
  /** How these people agreed to be written to; null until an organizer says so, and no bulk mail before. */
  @Field(() => String, { nullable: true }) readonly consentSource: string | null;
  /** Null while it runs, and for good if it broke off. */
  @Field(() => Date, { nullable: true }) readonly finishedAt: Date | null;

  constructor(batch: Batch) {
    const { id, createdAt, format, rows, created, merged, rejected, finishedAt, details } = batch;
    this.id = id;
    this.state = batch.state;
    this.about = batch.about;
    this.read = batch.state === 'CHECKING' ? batch.checked : rows + batch.blank;
    this.updated = batch.updated;
    this.position = batch.position;
    this.createdAt = createdAt;
    this.format = format;
    this.fileName = fileNameOf(batch);
    this.rows = rows;
    this.created = created;
    this.merged = merged;
    this.rejected = rejected;
    this.finishedAt = finishedAt;
    this.consentSource = details.consentSource;
  }
}

/** Imports over GraphQL; the files themselves come in over REST. */
@Resolver(() => ImportBatch)
export class ImportsResolver {
  constructor(@Inject(ConsentService) private readonly consent: ConsentService) {}

  @Can('people.import')
  @Query(() => [ImportBatch])
  async importBatches(): Promise<ImportBatch[]> {
    return (await this.consent.batches()).map((batch) => new ImportBatch(batch));
  }

  @Can('people.import')
  @StepUp()
  @Mutation(() => ImportBatch)
  async stateConsent(
    @Args('batchId', { type: () => ID }) batchId: string,
    @Args('source') source: string,
  ): Promise<ImportBatch> {
    return new ImportBatch(await this.consent.stateConsent(batchId, source));
  }
}
