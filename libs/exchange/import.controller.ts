import '@fastify/multipart';
import { join } from 'node:path';
import { Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { IsBooleanString, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Can } from '#accounts';
import { AppError, CONFIG, type Config } from '#platform';
import { type ImportReport, ImportService } from './import.service.ts';
import { spooled } from './spool.ts';

class ImportOptions {
  @IsOptional() @IsBooleanString() dryRun?: string;
  @IsOptional() @IsString() @MaxLength(500) source?: string;
}

/** Takes a file of people as an upload of one field `file`. */
@Controller('api/imports')
export class ImportController {
  constructor(
    @Inject(ImportService) private readonly imports: ImportService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Can('people.import')
  @Post()
  @HttpCode(200)
  async take(@Req() request: FastifyRequest, @Query() { dryRun, source }: ImportOptions): Promise<ImportReport> {
    const upload = request.isMultipart() ? await request.file() : undefined;
    if (!upload) throw new AppError('INVALID', 'people.import.noFile', {}, { file: 'field.required' });
    return spooled(join(this.config.dataDir, 'spool'), upload.file, (bytes) => {
      if (upload.file.truncated) throw new AppError('INVALID', 'people.import.tooLarge');
      return this.imports.run(bytes, { dryRun: dryRun === 'true' || dryRun === '1', source, name: upload.filename });
    });
  }
}
