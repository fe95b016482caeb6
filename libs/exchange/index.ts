export { ExchangeModule, takeUploads } from './exchange.module.ts';
export { type ImportReport, ImportService } from './import.service.ts';
export { bytesOf } from './reading.ts';
