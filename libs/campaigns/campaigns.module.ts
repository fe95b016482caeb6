import { Module } from '@nestjs/common';
import { RecordDoor } from './record.door.ts';
import { RecordLoader } from './record.loader.ts';
import { SharingResolver } from './sharing.resolver.ts';
import { SharingService } from './sharing.service.ts';

/** Campaigns, what they demand, what the record says happened, and with whom it is shared. */
@Module({ providers: [RecordLoader, RecordDoor, SharingService, SharingResolver], exports: [RecordLoader, RecordDoor] })
export class CampaignsModule {}
