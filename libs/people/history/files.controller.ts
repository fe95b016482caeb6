import '@fastify/multipart';
import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Actor, Can, CurrentActor } from '#accounts';
import { AppError } from '#platform';
import { Attaching } from './attaching.service.ts';
import { FILE_BYTES } from './files.ts';

/** Files of notes: in as an upload of one field `file`, out as a download that no browser opens in place. */
@Controller('api/notes')
export class NoteFilesController {
  constructor(@Inject(Attaching) private readonly attaching: Attaching) {}

  @Can('people.write')
  @Post(':id/files')
  @HttpCode(200)
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<{ id: string }> {
    const upload = request.isMultipart() ? await request.file({ limits: { fileSize: FILE_BYTES } }) : undefined;
    if (!upload) throw new AppError('INVALID', 'people.notes.noFile', {}, { file: 'field.required' });
    const parts: Buffer[] = [];
    for await (const part of upload.file) parts.push(part as Buffer);
    if (upload.file.truncated) throw new AppError('INVALID', 'people.notes.tooLarge', {}, { file: 'field.invalid' });
    return this.attaching.attach(actor, id, upload.filename, Buffer.concat(parts));
  }

  @Can('people.contact')
  @Get('files/:id')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, file } = await this.attaching.read(actor, id);
    await reply
      .type(file.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.details.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .send(bytes);
  }
}
