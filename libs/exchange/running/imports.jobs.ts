import { Inject, Injectable } from '@nestjs/common';
import { Handles, type JobHandler, type Payload } from '#platform';
import { Imports } from './imports.service.ts';
import { checkFile, importFile, tendImports, undoFile } from './jobs.ts';
import { ImportWork } from './work.ts';

/** Makes the dry run of a file. */
@Injectable()
@Handles(checkFile)
export class CheckFile implements JobHandler<typeof checkFile> {
  constructor(@Inject(ImportWork) private readonly work: ImportWork) {}

  handle({ batchId }: Payload<typeof checkFile>): Promise<void> {
    return this.work.check(batchId);
  }
}

/** Takes a file over. */
@Injectable()
@Handles(importFile)
export class ImportFile implements JobHandler<typeof importFile> {
  constructor(@Inject(ImportWork) private readonly work: ImportWork) {}

  handle({ batchId }: Payload<typeof importFile>): Promise<void> {
    return this.work.take(batchId);
  }
}

/** Takes an import back. */
@Injectable()
@Handles(undoFile)
export class UndoFile implements JobHandler<typeof undoFile> {
  constructor(@Inject(ImportWork) private readonly work: ImportWork) {}

  handle({ batchId }: Payload<typeof undoFile>): Promise<void> {
    return this.work.undo(batchId);
  }
}

/** Every half a minute: takes up what was left lying, and removes what waited for a day. */
@Injectable()
@Handles(tendImports)
export class TendImports implements JobHandler<typeof tendImports> {
  constructor(@Inject(Imports) private readonly imports: Imports) {}

  async handle(): Promise<void> {
    await this.imports.takeUp();
    await this.imports.sweep();
  }
}
