import type { Provider } from '@nestjs/common';

/** What tells somebody's history. */
export const HISTORY: Provider[] = [];
