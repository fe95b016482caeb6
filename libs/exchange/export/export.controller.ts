import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Actor, Can, CurrentActor, StepUp } from '#accounts';
import { current } from '#platform';
import { ExportPeople } from './export.service.ts';
import { ExportHours } from './hours.ts';
import { EXPORT_FORMATS, type ExportFormat, TYPES, written } from './writing.ts';

class ExportAsked {
  @IsIn(EXPORT_FORMATS) format!: ExportFormat;
  @IsOptional() @IsString() @MaxLength(200) search?: string;
  @IsOptional() @ArrayMinSize(1) @ArrayMaxSize(10_000) @IsUUID('all', { each: true }) ids?: string[];
  /** As `SegmentDefinition` of GraphQL. */
  @IsOptional() @IsObject() segment?: object;
  /** With the columns of the list behind those of people. */
  @IsOptional() @IsUUID() listId?: string;
}

class HoursAsked {
  @IsString() @MaxLength(10) from!: string;
  @IsString() @MaxLength(10) to!: string;
}

/** Gives out files of people. */
@Controller('api/exports')
export class ExportController {
  constructor(
    @Inject(ExportPeople) private readonly exporting: ExportPeople,
    @Inject(ExportHours) private readonly hoursOf: ExportHours,
  ) {}

  @Can('people.export')
  @StepUp()
  @Post('hours')
  @HttpCode(200)
  async hours(
    @CurrentActor() actor: Actor,
    @Body() { from, to }: HoursAsked,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.hoursOf.csv(actor, from, to);
    await reply
      .header('content-type', TYPES.csv)
      .header('content-disposition', 'attachment; filename="hours.csv"')
      .header('cache-control', 'no-store')
      .send(file);
  }

  @Can('people.export')
  @StepUp()
  @Post('people')
  @HttpCode(200)
  async people(@CurrentActor() actor: Actor, @Body() asked: ExportAsked, @Res() reply: FastifyReply): Promise<void> {
    const { format } = asked;
    const exported = await this.exporting.pages(actor, asked);
    void reply
      .header('content-type', TYPES[format])
      .header('content-disposition', `attachment; filename="people.${format}"`)
      .header('cache-control', 'no-store');
    await reply.send(written(format, exported, current().language));
  }
}
