import type { Say } from '../../lib/i18n.ts';
import type { Errors } from '../../ui/index.ts';

/** What is wrong with a name that is to be kept: that there is none. */
export const named = (values: FormData, field: string, say: Say): Errors =>
  String(values.get(field) ?? '').trim() ? {} : { [field]: say('console.segments.needName') };
