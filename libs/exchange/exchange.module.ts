import multipart from '@fastify/multipart';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PeopleModule } from '#people';
import { ImportController } from './import.controller.ts';
import { ImportService } from './import.service.ts';
import { MAX_BYTES } from './reading.ts';

/** Files in and out. */
@Module({
  imports: [PeopleModule],
  controllers: [ImportController],
  providers: [ImportService],
  exports: [ImportService],
})
export class ExchangeModule {}

/** Lets the API take uploads: one file at a time, streamed, never held in memory. */
export async function takeUploads(app: NestFastifyApplication): Promise<void> {
  await app.register(multipart as unknown as Parameters<NestFastifyApplication['register']>[0], {
    limits: { files: 1, fields: 5, fileSize: MAX_BYTES },
  });
}
