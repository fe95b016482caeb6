import { Aliases } from './aliases.ts';
import { SharedCells } from './cells.ts';
import { ForgetMerges } from './merge.jobs.ts';
import { MergeResolver } from './merge.resolver.ts';
import { MergeService } from './merge.service.ts';
import { MergesService } from './merges.service.ts';
import { Mover } from './mover.ts';
import { UndoService } from './undo.service.ts';

/** What makes one person of two, and two of one again. */
export const MERGING = [
  Aliases,
  Mover,
  SharedCells,
  MergeService,
  MergesService,
  UndoService,
  MergeResolver,
  ForgetMerges,
];
