import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';

/** Who holds which post, what they said and did, and where that puts them. */
@Module({ imports: [CampaignsModule] })
export class OfficialsModule {}
