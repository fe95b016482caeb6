import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { CouncilResolver } from './council.resolver.ts';
import { PositionsService } from './positions.service.ts';
import { PathService } from './path.service.ts';
import { RecordService } from './record.service.ts';
import { ReviewResolver } from './review.resolver.ts';
import { ReviewService } from './review.service.ts';

/** Who holds which post, what they said and did, and where that puts them. */
@Module({
  imports: [CampaignsModule],
  providers: [RecordService, PositionsService, PathService, ReviewService, CouncilResolver, ReviewResolver],
  exports: [RecordService, PositionsService, PathService, ReviewService],
})
export class OfficialsModule {}
