import '@fastify/cookie';
import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from './access.ts';
import { Sessions } from './sessions.service.ts';
import { SignIn, Welcome } from './sign-in.input.ts';
import { UsersService } from './users.service.ts';

/** `__Host-`: only over TLS (or on localhost), for this host alone, and for every path of it. */
export const COOKIE = '__Host-sid';
const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** Signing in and out, and the first time; a session's secret travels in a cookie that no script can read. */
@Controller('api')
export class SessionController {
  constructor(
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Public()
  @Post('session')
  @HttpCode(204)
  async signIn(@Body() input: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.setCookie(COOKIE, await this.users.signIn(input, request.ip), OPTIONS);
  }

  @Public()
  @Post('owner')
  @HttpCode(204)
  async welcome(@Body() input: Welcome, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.setCookie(COOKIE, await this.users.accept(input), OPTIONS);
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
