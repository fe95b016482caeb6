import '@fastify/multipart';
import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '#accounts';
import { fileNameIn } from '#people';
import { AppError, current } from '#platform';
import { Imports } from './imports.service.ts';
import { RowReport } from './row-report.ts';

/** Takes a file that is taken over by the worker, and gives out what became of each of its rows. */
@Controller('api/imports')
export class UploadsController {
  constructor(
    @Inject(Imports) private readonly imports: Imports,
    @Inject(RowReport) private readonly rows: RowReport,
  ) {}

  @Can('people.import')
  @Post('files')
  @HttpCode(201)
  async receive(@Req() request: FastifyRequest): Promise<{ id: string }> {
    const upload = request.isMultipart() ? await request.file() : undefined;
    if (!upload) throw new AppError('INVALID', 'people.import.noFile', {}, { file: 'field.required' });
    return { id: await this.imports.receive(fileNameIn(upload.filename), upload.file, () => upload.file.truncated) };
  }

  @Can('people.import')
  @Get(':id/rows.csv')
  async report(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const lines = await this.rows.lines(id, current().language);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="rows.csv"')
      .header('cache-control', 'no-store');
    await reply.send(Readable.from(lines));
  }
}
