import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { PeopleModule } from '#people';
import { CountingService } from './counting.service.ts';
import { DraftingService } from './drafting.service.ts';
import { ForgetSignatures, TellByWard } from './petitions.jobs.ts';
import { PetitionCountsResolver, PetitionsResolver } from './petitions.resolver.ts';
import { PetitionsService } from './petitions.service.ts';
import { SignaturesService } from './signatures.service.ts';
import { SigningService } from './signing.service.ts';
import { PetitionSubject } from './timeline.subject.ts';

/** Petitions and who signed them. */
@Module({
  imports: [CampaignsModule, PeopleModule],
  providers: [
    PetitionsService,
    DraftingService,
    SigningService,
    SignaturesService,
    CountingService,
    PetitionsResolver,
    PetitionCountsResolver,
    ForgetSignatures,
    TellByWard,
    PetitionSubject,
  ],
  exports: [PetitionsService, DraftingService, SigningService, SignaturesService, CountingService],
})
export class PetitionsModule {}
