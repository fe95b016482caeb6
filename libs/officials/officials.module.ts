import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { AgendaFiles } from './agenda/agenda-files.service.ts';
import { AgendaResolver } from './agenda/agenda.resolver.ts';
import { Agenda } from './agenda/agenda.service.ts';
import { CouncilResolver } from './council.resolver.ts';
import { CouncilMemory } from './council.memory.ts';
import { DemandResolver } from './demand/demand.resolver.ts';
import { DemandPages } from './demand/demand.service.ts';
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
import { SponsorFiles } from './exchange/sponsors.service.ts';
import { Roster } from './exchange/roster.service.ts';
import { FiguresService } from './figure.service.ts';
import { ForecastResolver } from './forecast/forecast.resolver.ts';
import { Forecasts } from './forecast/forecast.service.ts';
import { FollowingResolver } from './following.resolver.ts';
import { Following } from './following.service.ts';
import { ReckonPositions } from './standing.jobs.ts';
import { ScoresResolver } from './scores/scores.resolver.ts';
import { Scores } from './scores/scores.service.ts';
import { Standing } from './standing.service.ts';
import { LedgerKeeper } from './keeper.ts';
import { Acts } from './matters/acts.service.ts';
import { MattersResolver } from './matters/matters.resolver.ts';
import { Matters } from './matters/matters.service.ts';
import { SponsorLinks } from './matters/sponsor-links.service.ts';
import { Asks } from './private/asks.service.ts';
import { PrivateResolver } from './private/private.resolver.ts';
import { Whip } from './private/whip.service.ts';
import { PositionsService } from './positions.service.ts';
import { PathService } from './path.service.ts';
import { WardResolver } from './ward/ward.resolver.ts';
import { WardBodies } from './ward/ward.service.ts';
import { RecordService } from './record.service.ts';
import { Replies } from './reply/replies.service.ts';
import { ReplyResolver } from './reply/reply.resolver.ts';
import { Assessments } from './ways/assessments.service.ts';
import { WaysResolver } from './ways/ways.resolver.ts';
import { Ways } from './ways/ways.service.ts';
import { ReviewResolver } from './review.resolver.ts';
import { ReviewService } from './review.service.ts';

/** Who holds which post, what they said and did, and where that puts them. */
@Module({
  imports: [CampaignsModule],
  providers: [
    ...[RecordService, PositionsService, PathService, ReviewService, Standing, Following, FiguresService],
    ...[Choices, EvidenceEntry, RollCalls, Queue, Overrides, Roster, Whip, Asks, LedgerKeeper, CouncilMemory],
    ...[PopoloService, RollCallFiles, DemandPages, Forecasts, Acts, Matters, Agenda, AgendaFiles, Replies],
    SponsorLinks,
    ...[PopoloService, RollCallFiles, WardBodies, WardResolver, Claims, ClaimsResolver, Scores, ScoresResolver],
    ...[CouncilResolver, ReviewResolver, EntryResolver, PrivateResolver, ReckonPositions],
    ...[SponsorFiles, Assessments, Ways, WaysResolver],
    ...[DemandResolver, ForecastResolver, MattersResolver, AgendaResolver, FollowingResolver, ReplyResolver],
  ],
  exports: [
    DemandPages,
    Claims,
    Scores,
    FiguresService,
    Roster,
    RollCallFiles,
    SponsorFiles,
    Agenda,
    AgendaFiles,
    Following,
    PopoloService,
    RecordService,
    PositionsService,
    PathService,
    ReviewService,
    Standing,
  ],
})
export class OfficialsModule {}
