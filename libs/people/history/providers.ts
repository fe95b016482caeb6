import { Attaching } from './attaching.service.ts';
import { FileStore } from './files.ts';
import { SweepFiles } from './history.jobs.ts';
import { HistoryResolver } from './history.resolver.ts';
import { HistoryService } from './history.service.ts';
import { NotesService } from './notes.service.ts';
import { OwnSubjects } from './own-subjects.ts';
import { TimelineSubjects } from './subjects.ts';

/** What tells somebody's history, with the notes in it. */
export const HISTORY = [
  HistoryService,
  NotesService,
  Attaching,
  FileStore,
  HistoryResolver,
  SweepFiles,
  TimelineSubjects,
  OwnSubjects,
];
