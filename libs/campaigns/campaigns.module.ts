import { Module } from '@nestjs/common';

/** Campaigns, what they demand, and what the record says happened. */
@Module({})
export class CampaignsModule {}
