import { Inject, Injectable } from '@nestjs/common';
import { placesTaken } from '#places';
import { defineJob, type JobHandler, On, type Payload } from '#platform';
import { Whereabouts } from './whereabouts.service.ts';

const find = defineJob<Payload<typeof placesTaken>>('people.findWards', { haste: 'bulk' });

/** Looks for the ward of everybody when a map or a register was put in. */
@Injectable()
@On(placesTaken, find)
export class FindWards implements JobHandler<typeof find> {
  constructor(@Inject(Whereabouts) private readonly whereabouts: Whereabouts) {}

  handle({ mapId }: Payload<typeof find>): Promise<void> {
    return this.whereabouts.findWards(mapId);
  }
}
