import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { CouncilResolver } from './council.resolver.ts';
import { PositionsService } from './positions.service.ts';

/** Who holds which post, what they said and did, and where that puts them. */
@Module({
  imports: [CampaignsModule],
  providers: [PositionsService, CouncilResolver],
  exports: [PositionsService],
})
export class OfficialsModule {}
