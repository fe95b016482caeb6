import { Module } from '@nestjs/common';
import { ExitController } from './front.controller.tsx';
import { Site } from './site.ts';

/** The public pages: HTML that is whole without script, for people who are not signed in. */
@Module({ controllers: [ExitController], providers: [Site] })
export class PublicModule {}
