import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, StepUp } from '#accounts';
import { type Batch, ImportBatch } from '#people';
import { current, say } from '#platform';
import { fileOf, Imports } from './imports.service.ts';
import { ImportChoice, ImportFileView, ImportKept, type ImportKey, ImportSummary } from './imports.types.ts';

/** What the console may see of an import: never the key of its file. */
function viewOf(batch: Batch): ImportFileView {
  const { name, seen, choice, remembered, spool, found, columns, summary, failure } = fileOf(batch);
  return {
    batch: new ImportBatch(batch),
    name,
    encoding: seen.encoding,
    delimiter: seen.delimiter,
    key: choice as ImportKey,
    remembered,
    kept: spool !== undefined,
    columns: seen.isCards
      ? []
      : columns.map(({ header, field, system, forbidden }, place) => ({
          ...{ place, header: header.trim(), field, forbidden },
          found: found[place]?.field ?? null,
          system: system ?? null,
        })),
    summary: summary ? new ImportSummary(summary) : null,
    failure: failure ? say(current().language, failure.key, failure.params) : null,
  };
}

/** Imports that run in the worker: one call of the service each. */
@Resolver(() => ImportFileView)
export class ImportFilesResolver {
  constructor(@Inject(Imports) private readonly imports: Imports) {}

  @Can('people.import')
  @Query(() => ImportFileView)
  async importFile(@Args('id', { type: () => ID }) id: string): Promise<ImportFileView> {
    return viewOf(await this.imports.find(id));
  }

  @Can('people.import')
  @Mutation(() => ImportFileView)
  async checkImport(
    @Args('id', { type: () => ID }) id: string,
    @Args('choice') { columns, key }: ImportChoice,
  ): Promise<ImportFileView> {
    return viewOf(await this.imports.check(id, columns, key ?? null));
  }

  @Can('people.import')
  @Mutation(() => ImportFileView)
  async startImport(@Args('id', { type: () => ID }) id: string): Promise<ImportFileView> {
    return viewOf(await this.imports.start(id));
  }

  @Can('people.import')
  @Mutation(() => ImportFileView)
  async cancelImport(@Args('id', { type: () => ID }) id: string): Promise<ImportFileView> {
    return viewOf(await this.imports.cancel(id));
  }
}

/** What can be asked of any import, of whichever way it came. */
@Resolver(() => ImportBatch)
export class UndoImportResolver {
  constructor(@Inject(Imports) private readonly imports: Imports) {}

  @Can('people.import')
  @StepUp()
  @Mutation(() => ImportBatch)
  async undoImport(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<ImportBatch> {
    return new ImportBatch(await this.imports.undo(id, actor));
  }

  /** In whom an undone import could not be taken back as a whole. */
  @Can('people.import')
  @ResolveField(() => [ImportKept])
  async keptPeople(@Parent() { id, state }: ImportBatch): Promise<ImportKept[]> {
    if (state !== 'UNDONE' && state !== 'UNDOING') return [];
    return (await this.imports.kept(id)).map((each) => new ImportKept(each));
  }
}
