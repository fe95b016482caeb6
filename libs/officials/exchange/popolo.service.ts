import { Inject, Injectable } from '@nestjs/common';
import { RecordDoor } from '#campaigns';
import { Db } from '#platform';
import { Area, Post } from '../body.entity.ts';
import { readCouncil } from '../council.reader.ts';
import { Matter, Motion, Vote, VoteEvent } from '../matter.entity.ts';
import { type PopoloDocument, popoloOf } from './popolo.writer.ts';

/** Answers what the record names of office and votes as a Popolo document, for everybody. */
@Injectable()
export class PopoloService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
  ) {}

  document(): Promise<PopoloDocument> {
    return this.record.read(async () => {
      const rows = await readCouncil(this.db);
      const [areas, allPosts, matters, motions, events, votes] = await this.db.all(
        ...([Area, Post, Matter, Motion, VoteEvent, Vote] as const),
      );
      return popoloOf(rows, { areas, allPosts, matters, motions, events, votes });
    });
  }
}
