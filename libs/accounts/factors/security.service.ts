import { Inject, Injectable } from '@nestjs/common';
import { Db } from '#platform';
import type { Actor } from '../actor.ts';
import { Sessions } from '../sessions.service.ts';
import { FactorsService } from './factors.service.ts';
import { ResetsService } from './resets.service.ts';
import { SecurityView } from './security.types.ts';

/** What whoever acts signs in with, and where they are signed in. */
@Injectable()
export class SecurityService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(FactorsService) private readonly factors: FactorsService,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(ResetsService) private readonly resets: ResetsService,
  ) {}

  of(actor: Actor): Promise<SecurityView> {
    return this.db.tx(async () => {
      const factors = await this.factors.of(actor.id);
      const sessions = await this.sessions.of(actor.id);
      return new SecurityView(actor, factors, sessions, await this.resets.mine(actor));
    });
  }

  async endSession(actor: Actor, id: string): Promise<SecurityView> {
    await this.sessions.endOne(actor.id, id);
    return this.of(actor);
  }

  async endOthers(actor: Actor): Promise<SecurityView> {
    await this.sessions.endOthers(actor);
    return this.of(actor);
  }

  async keepFactors(actor: Actor): Promise<SecurityView> {
    await this.resets.keepOwn(actor);
    return this.of(actor);
  }
}
