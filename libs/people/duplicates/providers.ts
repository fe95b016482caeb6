import { FindDuplicates, FindDuplicatesAmongChanged, FindDuplicatesNow } from './duplicates.jobs.ts';
import { DuplicatesResolver } from './duplicates.resolver.ts';
import { DuplicatesService } from './duplicates.service.ts';
import { DuplicateFinder } from './finder.service.ts';

/** What finds people who are on the list twice. */
export const DUPLICATES = [
  DuplicateFinder,
  DuplicatesService,
  DuplicatesResolver,
  FindDuplicates,
  FindDuplicatesAmongChanged,
  FindDuplicatesNow,
];
