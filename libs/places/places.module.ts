import { Module } from '@nestjs/common';
import { LoadingService } from './loading.service.ts';
import { Places } from './places.service.ts';

/** Where addresses lie, by registers and maps that the operator put in. */
@Module({ providers: [Places, LoadingService], exports: [Places, LoadingService] })
export class PlacesModule {}
