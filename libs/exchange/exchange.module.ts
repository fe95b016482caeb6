import multipart from '@fastify/multipart';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PeopleModule } from '#people';
import { VolunteersModule } from '#volunteers';
import { ExportController } from './export/export.controller.ts';
import { ExportsResolver } from './export/export.resolver.ts';
import { ExportHours } from './export/hours.ts';
import { ExportPeople } from './export/export.service.ts';
import { ImportController } from './import.controller.ts';
import { ImportService } from './import.service.ts';
import { OwnColumns } from './own.ts';
import { MAX_BYTES } from './reading.ts';
import { CheckFile, ImportFile, TendImports, UndoFile } from './running/imports.jobs.ts';
import { ImportFilesResolver, UndoImportResolver } from './running/imports.resolver.ts';
import { Imports } from './running/imports.service.ts';
import { Mappings } from './running/mappings.ts';
import { Rehearsal } from './running/rehearsal.ts';
import { RowReport } from './running/row-report.ts';
import { Taking } from './running/taking.ts';
import { UploadsController } from './running/uploads.controller.ts';
import { ImportWork } from './running/work.ts';

/** Files in and out. */
@Module({
  imports: [PeopleModule, VolunteersModule],
  controllers: [ImportController, UploadsController, ExportController],
  providers: [
    ImportService,
    Imports,
    ImportWork,
    ImportFilesResolver,
    UndoImportResolver,
    ExportHours,
    ExportPeople,
    ExportsResolver,
    CheckFile,
    ImportFile,
    UndoFile,
    TendImports,
    Mappings,
    OwnColumns,
    Rehearsal,
    RowReport,
    Taking,
  ],
  exports: [ImportService],
})
export class ExchangeModule {}

/** Lets the API take uploads: one file at a time, streamed, never held in memory. */
export async function takeUploads(app: NestFastifyApplication): Promise<void> {
  await app.register(multipart as unknown as Parameters<NestFastifyApplication['register']>[0], {
    limits: { files: 1, fields: 5, fileSize: MAX_BYTES },
  });
}
