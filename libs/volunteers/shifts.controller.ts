import { Controller, Get, Inject, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Actor, Can, CurrentActor } from '#accounts';
import { ShiftsService } from './shifts.service.ts';

/** The calendar files of one's own places. */
@Controller('api/shifts')
export class ShiftsController {
  constructor(@Inject(ShiftsService) private readonly shifts: ShiftsService) {}

  @Can('home.own')
  @Get(':id/event.ics')
  async calendar(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.shifts.calendar(actor, id);
    await reply
      .type('text/calendar; charset=utf-8; method=PUBLISH')
      .header('content-disposition', 'attachment; filename="event.ics"')
      .send(file);
  }
}
