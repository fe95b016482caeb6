import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AuditService } from '#audit';
import { AppError, current, say } from '#platform';
import { HoursService } from '#volunteers';
import { csvLine } from './writing.ts';

const HEADS = ['id', 'name', 'hours', 'entries'] as const;

/** Gives out who worked how long, with the names as the reader sees them; who asked for how many is written down first. */
@Injectable()
export class ExportHours {
  constructor(
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(HoursService) private readonly hours: HoursService,
  ) {}

  async csv(actor: Actor, from: string, to: string): Promise<string> {
    if (!actor.isUser) throw new AppError('FORBIDDEN', 'exchange.export.signIn');
    const lines = await this.hours.report(actor, from, to, null);
    if (!lines.length) throw new AppError('NOT_FOUND', 'exchange.export.nobody');
    await this.audit.write({
      kind: 'EXPORTED',
      userId: actor.id,
      what: 'hours',
      why: String(lines.filter(({ person }) => person).length),
    });
    const { language } = current();
    const nobody = { id: '', name: say(language, 'exchange.hours.erased') };
    const rows = lines.map(({ person, minutes, entries }) =>
      csvLine([(person ?? nobody).id, (person ?? nobody).name, (minutes / 60).toFixed(2), String(entries)]),
    );
    return `\ufeff${csvLine(HEADS.map((head) => say(language, `exchange.hours.${head}`)))}${rows.join('')}`;
  }
}
