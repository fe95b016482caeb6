export { AuditEntry, type AuditKind } from './audit-entry.entity.ts';
export { AuditModule } from './audit.module.ts';
export { AuditService } from './audit.service.ts';
