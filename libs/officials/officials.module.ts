import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { CouncilResolver } from './council.resolver.ts';
import { CouncilMemory } from './council.memory.ts';
import { ClaimsResolver } from './claims/claims.resolver.ts';
import { Claims } from './claims/claims.service.ts';
import { Choices } from './entry/choices.service.ts';
import { EntryResolver } from './entry/entry.resolver.ts';
import { EvidenceEntry } from './entry/evidence.service.ts';
import { Overrides } from './entry/overrides.service.ts';
import { Queue } from './entry/queue.service.ts';
import { RollCalls } from './entry/roll-calls.service.ts';
import { PopoloService } from './exchange/popolo.service.ts';
import { RollCallFiles } from './exchange/roll-call.service.ts';
import { Roster } from './exchange/roster.service.ts';
import { FiguresService } from './figure.service.ts';
import { Following } from './following.service.ts';
import { ReckonPositions } from './standing.jobs.ts';
import { ScoresResolver } from './scores/scores.resolver.ts';
import { Scores } from './scores/scores.service.ts';
import { Standing } from './standing.service.ts';
import { LedgerKeeper } from './keeper.ts';
import { Asks } from './private/asks.service.ts';
import { PrivateResolver } from './private/private.resolver.ts';
import { Whip } from './private/whip.service.ts';
import { PositionsService } from './positions.service.ts';
import { PathService } from './path.service.ts';
import { WardResolver } from './ward/ward.resolver.ts';
import { WardBodies } from './ward/ward.service.ts';
import { RecordService } from './record.service.ts';
import { ReviewResolver } from './review.resolver.ts';
import { ReviewService } from './review.service.ts';

/** Who holds which post, what they said and did, and where that puts them. */
@Module({
  imports: [CampaignsModule],
  providers: [
    ...[RecordService, PositionsService, PathService, ReviewService, Standing, Following, FiguresService],
    ...[Choices, EvidenceEntry, RollCalls, Queue, Overrides, Roster, Whip, Asks, LedgerKeeper, CouncilMemory],
    ...[PopoloService, RollCallFiles, WardBodies, WardResolver, Claims, ClaimsResolver, Scores, ScoresResolver],
    ...[CouncilResolver, ReviewResolver, EntryResolver, PrivateResolver, ReckonPositions],
  ],
  exports: [
    Claims,
    Scores,
    FiguresService,
    Roster,
    RollCallFiles,
    PopoloService,
    RecordService,
    PositionsService,
    PathService,
    ReviewService,
    Standing,
  ],
})
export class OfficialsModule {}
