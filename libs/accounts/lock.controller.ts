import { Body, Controller, HttpCode, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AppError, Keyring } from '#platform';
import { Public } from './access.ts';
import { FromHere } from './from-here.ts';
import { Tries } from './tries.ts';

class Passphrase {
  @IsString() @Length(1, 500) passphrase!: string;
}

const TRIES = { limit: 5, minutes: 15 };

/** Unlocks the installation by its passphrase: by POST, from a page of ours, and not often. */
@Controller('api/unlock')
@UseGuards(FromHere)
export class LockController {
  private readonly tries = new Tries(TRIES);

  constructor(@Inject(Keyring) private readonly keyring: Keyring) {}

  /** Says the same of a wrong passphrase as of an installation that has none. */
  @Public()
  @Post()
  @HttpCode(204)
  async unlock(@Body() { passphrase }: Passphrase, @Req() { ip }: FastifyRequest): Promise<void> {
    if (!this.keyring.locked) return;
    this.tries.count(ip);
    if (await this.keyring.unlockWith(passphrase)) return;
    throw new AppError('INVALID', 'accounts.wrongPassphrase', {}, { passphrase: 'accounts.wrongPassphrase' });
  }
}
