import { Inject, Injectable } from '@nestjs/common';
import { accessChanged } from '#accounts';
import { defineJob, type JobHandler, On, type Payload } from '#platform';
import { AuditService } from './audit.service.ts';

const write = defineJob<Payload<typeof accessChanged>>('audit.accessChanged');

/** Writes down who changed what somebody may do; the same change once. */
@Injectable()
@On(accessChanged, write)
export class WriteAccessChange implements JobHandler<typeof write> {
  constructor(@Inject(AuditService) private readonly audit: AuditService) {}

  handle({ lineId, at, kind, actorId: userId, subjectId }: Payload<typeof write>): Promise<void> {
    return this.audit.writeOnce(lineId, new Date(at), { kind, userId, subjectId });
  }
}
