import { Global, Module } from '@nestjs/common';
import { WriteAccessChange } from './audit.jobs.ts';
import { AuditResolver } from './audit.resolver.ts';
import { AuditService } from './audit.service.ts';

/** Who did what; global, since any feature may have something to write down. */
@Global()
@Module({ providers: [AuditService, AuditResolver, WriteAccessChange], exports: [AuditService] })
export class AuditModule {}
