import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#accounts';
import { type NamedSubject, type SubjectNames, titled, TimelineSubjects } from '#people';
import { PetitionsService } from './petitions.service.ts';

/** Names the petition that something in somebody's history was about; a draft only to who may write petitions. */
@Injectable()
export class PetitionSubject implements SubjectNames, OnModuleInit {
  readonly kind = 'petition';
  readonly entries = ['SIGNED_PETITION', 'SIGNATURE_CONFIRMED', 'SIGNATURE_WITHDRAWN', 'REFERRED'] as const;

  constructor(
    @Inject(PetitionsService) private readonly petitions: PetitionsService,
    @Inject(TimelineSubjects) private readonly subjects: TimelineSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this);
  }

  async names(actor: Actor, ids: readonly string[]): Promise<Map<string, NamedSubject>> {
    if (!actor.can('petitions.read')) return new Map();
    return titled((await this.petitions.seenByIds(actor, ids)).values());
  }
}
