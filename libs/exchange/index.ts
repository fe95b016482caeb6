export { ExchangeModule, takeUploads } from './exchange.module.ts';
export { type ImportReport, ImportService } from './import.service.ts';
export { bytesOf } from './reading.ts';
export { ImportMapping } from './running/mapping.entity.ts';
export { Imports } from './running/imports.service.ts';
export { ImportWork } from './running/work.ts';
