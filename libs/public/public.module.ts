import { Module } from '@nestjs/common';
import { OfficialsModule } from '#officials';
import { CouncilController } from './council.controller.tsx';
import { ExitController } from './front.controller.tsx';
import { Site } from './site.ts';

/** The public pages: HTML that is whole without script, for people who are not signed in. */
@Module({ imports: [OfficialsModule], controllers: [ExitController, CouncilController], providers: [Site] })
export class PublicModule {}
