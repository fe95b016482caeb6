import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '#accounts';
import { Site } from './site.ts';

/** Where `Leave quickly` leads: away, at once, with what the browser kept of this site cleared. */
@Controller('exit')
export class ExitController {
  constructor(@Inject(Site) private readonly site: Site) {}

  @Public()
  @Get()
  async leave(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .header('clear-site-data', '"cache", "cookies", "storage"')
      .header('referrer-policy', 'no-referrer')
      .redirect('/weather', 303);
  }
}
