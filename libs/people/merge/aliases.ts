import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Db } from '#platform';
import { Merge } from './merge.entity.ts';

/** Leads from somebody who was merged into another to who they are now. */
@Injectable()
export class Aliases {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Who a person that is gone is now; undefined where they were never merged. One look, however often they were. */
  survivor(id: string): Promise<string | undefined> {
    return this.db.tx(async () => {
      const merge = await this.db.repo(Merge).findOneBy({ droppedId: id, undoneAt: IsNull() });
      return merge?.keptId;
    });
  }
}
