import { Module } from '@nestjs/common';
import { RecordLoader } from './record.loader.ts';

/** Campaigns, what they demand, and what the record says happened. */
@Module({ providers: [RecordLoader], exports: [RecordLoader] })
export class CampaignsModule {}
