import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { CouncilResolver } from './council.resolver.ts';
import { PositionsService } from './positions.service.ts';
import { RecordService } from './record.service.ts';

/** Who holds which post, what they said and did, and where that puts them. */
@Module({
  imports: [CampaignsModule],
  providers: [RecordService, PositionsService, CouncilResolver],
  exports: [RecordService, PositionsService],
})
export class OfficialsModule {}
