import '@fastify/cookie';
import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can, CurrentActor, Public } from './access.ts';
import { Actor } from './actor.ts';
import { COOKIE, COOKIE_OPTIONS as OPTIONS } from './cookie.ts';
import { FromHere } from './from-here.ts';
import { MagicLinksService } from './magic-links.service.ts';
import { Sessions } from './sessions.service.ts';
import { LinkRequest, NewPassword, SignIn, Token, Welcome } from './sign-in.input.ts';
import { UsersService } from './users.service.ts';
import { type Offer, WelcomeService } from './welcome.service.ts';

/** Signing in and out, and the first time; a session's secret travels in a cookie that no script can read. */
@Controller('api')
@UseGuards(FromHere)
export class SessionController {
  constructor(
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(WelcomeService) private readonly links: WelcomeService,
    @Inject(MagicLinksService) private readonly magic: MagicLinksService,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Public()
  @Post('session')
  @HttpCode(204)
  async signIn(@Body() input: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.setCookie(COOKIE, await this.users.signIn(input, request.ip), OPTIONS);
  }

  /** What a one-time link is for; it stays as it is. */
  @Public()
  @Post('welcome/offer')
  @HttpCode(200)
  offer(@Body() { token }: Token): Promise<Offer> {
    return this.links.ask(token);
  }

  @Public()
  @Post('welcome')
  @HttpCode(204)
  async welcome(@Body() input: Welcome, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.setCookie(COOKIE, await this.links.accept(input), OPTIONS);
  }

  /** Has a link sent, if there is anybody to send it to; the answer does not tell. */
  @Public()
  @Post('link-request')
  @HttpCode(204)
  async requestLink(@Body() { email }: LinkRequest, @Req() request: FastifyRequest) {
    await this.magic.request(email, request.ip);
  }

  @Public()
  @Post('link')
  @HttpCode(204)
  async useLink(@Body() { token }: Token, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.setCookie(COOKIE, await this.magic.use(token), OPTIONS);
  }

  @Can('home.own')
  @Post('password')
  @HttpCode(204)
  async setPassword(
    @Body() { password }: NewPassword,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    reply.setCookie(COOKIE, await this.users.setPassword(actor, password), OPTIONS);
  }

  @Public()
  @Delete('session')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const secret = request.cookies[COOKIE];
    if (secret) await this.sessions.end(secret);
    reply.clearCookie(COOKIE, OPTIONS).header('clear-site-data', '"cache", "storage"');
  }
}
