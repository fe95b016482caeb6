import '@fastify/cookie';
import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { IsObject, IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can, CurrentActor, Public } from '../access.ts';
import { Actor } from '../actor.ts';
import { COOKIE, COOKIE_OPTIONS } from '../cookie.ts';
import { FromHere } from '../from-here.ts';
import type { AppSetUp } from './app-codes.service.ts';
import { type Enrolled, FactorsService } from './factors.service.ts';
import { Passkeys } from './passkeys.service.ts';
import { StepUp } from './step-up.ts';

class Shown {
  @IsObject() response!: AuthenticationResponseJSON;
}
class Made {
  @IsString() @Length(1, 60) name!: string;
  @IsObject() response!: RegistrationResponseJSON;
}
class Code {
  @IsString() @Length(6, 40, { context: { key: 'accounts.codeField' } }) code!: string;
}
type Reply = FastifyReply;

/** Enrolling and showing factors. Every answer that changes what a session may do gives it another secret. */
@Controller('api')
@UseGuards(FromHere)
export class FactorsController {
  constructor(
    @Inject(FactorsService) private readonly factors: FactorsService,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
  ) {}

  @Public()
  @Post('passkey/options')
  @HttpCode(200)
  signInOptions(@Req() { ip }: FastifyRequest): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.factors.signInOptions(ip);
  }

  @Public()
  @Post('passkey')
  @HttpCode(204)
  async signIn(@Body() { response }: Shown, @Req() { ip }: FastifyRequest, @Res({ passthrough: true }) reply: Reply) {
    reply.setCookie(COOKIE, await this.factors.signIn(response, ip), COOKIE_OPTIONS);
  }

  @Can('home.factor')
  @Post('factor/passkey/options')
  @HttpCode(200)
  showOptions(@CurrentActor() actor: Actor): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.passkeys.toShow(actor);
  }

  @Can('home.factor')
  @Post('factor/passkey')
  @HttpCode(204)
  async showPasskey(
    @CurrentActor() actor: Actor,
    @Body() { response }: Shown,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    reply.setCookie(COOKIE, await this.factors.showPasskey(actor, response), COOKIE_OPTIONS);
  }

  @Can('home.factor')
  @Post('factor/code')
  @HttpCode(204)
  async showCode(@CurrentActor() actor: Actor, @Body() { code }: Code, @Res({ passthrough: true }) reply: Reply) {
    reply.setCookie(COOKIE, await this.factors.showCode(actor, code), COOKIE_OPTIONS);
  }

  @Can('home.factor')
  @StepUp()
  @Post('factors/passkey/options')
  @HttpCode(200)
  passkeyOptions(@CurrentActor() actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.passkeys.toEnrol(actor);
  }

  @Can('home.factor')
  @StepUp()
  @Post('factors/passkey')
  @HttpCode(200)
  async addPasskey(
    @CurrentActor() actor: Actor,
    @Body() { name, response }: Made,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return told(reply, await this.factors.addPasskey(actor, name, response));
  }

  @Can('home.factor')
  @StepUp()
  @Post('factors/app/options')
  @HttpCode(200)
  appOptions(@CurrentActor() actor: Actor): Promise<AppSetUp> {
    return this.factors.setUpApp(actor);
  }

  @Can('home.factor')
  @StepUp()
  @Post('factors/app')
  @HttpCode(200)
  async addApp(@CurrentActor() actor: Actor, @Body() { code }: Code, @Res({ passthrough: true }) reply: Reply) {
    return told(reply, await this.factors.addApp(actor, code));
  }

  @Can('home.factor')
  @StepUp()
  @Post('factors/codes')
  @HttpCode(200)
  async newCodes(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: Reply) {
    return told(reply, await this.factors.newCodes(actor));
  }

  @Can('home.factor')
  @StepUp()
  @Delete('factors/passkey/:id')
  @HttpCode(204)
  async removePasskey(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    reply.setCookie(COOKIE, await this.factors.removePasskey(actor, id), COOKIE_OPTIONS);
  }

  @Can('home.factor')
  @StepUp()
  @Delete('factors/app')
  @HttpCode(204)
  async removeApp(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: Reply) {
    reply.setCookie(COOKIE, await this.factors.removeApp(actor), COOKIE_OPTIONS);
  }
}

/** The secret goes into the cookie, and only what is to be read into the answer. */
function told(reply: Reply, { secret, codes }: Enrolled): Pick<Enrolled, 'codes'> {
  reply.setCookie(COOKIE, secret, COOKIE_OPTIONS);
  return { codes };
}
