import { Module } from '@nestjs/common';
import { EventsModule } from '#events';
import { OutreachModule } from '#outreach';
import { EventController } from './event.controller.tsx';
import { SignUpController } from './event.sign-up.tsx';
import { Tickets } from './event.ticket.ts';
import { OfficialsModule } from '#officials';
import { PetitionsModule } from '#petitions';
import { Cards } from './council.card.ts';
import { CouncilController } from './council.controller.tsx';
import { ExitController } from './front.controller.tsx';
import { FormDesk } from './form.desk.ts';
import { ForgetUsed } from './form.jobs.ts';
import { Proofs } from './form.proof.ts';
import { FormScriptController } from './form.script.ts';
import { ErrorPages } from './front.error.tsx';
import { IncidentsController } from './incidents.controller.tsx';
import { HomeController } from './home.controller.tsx';
import { PetitionController } from './petition.controller.tsx';
import { SignatureController } from './petition.signature.tsx';
import { PrivacyController } from './privacy.controller.tsx';
import { MyDataController } from './my-data.controller.tsx';
import { Site } from './site.ts';
import { UnsubscribeController } from './unsubscribe.tsx';
import { VolunteersModule } from '#volunteers';
import { VolunteerController } from './volunteer.controller.tsx';

/** The public pages: HTML that is whole without script, for people who are not signed in. */
@Module({
  imports: [EventsModule, OfficialsModule, OutreachModule, PetitionsModule, VolunteersModule],
  controllers: [
    ExitController,
    FormScriptController,
    HomeController,
    PrivacyController,
    CouncilController,
    IncidentsController,
    EventController,
    SignUpController,
    PetitionController,
    SignatureController,
    UnsubscribeController,
    VolunteerController,
    MyDataController,
  ],
  providers: [Cards, Site, Tickets, Proofs, FormDesk, ForgetUsed, ErrorPages],
  exports: [ErrorPages],
})
export class PublicModule {}
