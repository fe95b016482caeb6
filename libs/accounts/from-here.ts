import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '#platform';

type Headers = FastifyRequest['headers'];

function sameHost({ origin, host }: Headers): boolean {
  return URL.canParse(origin ?? '') && new URL(origin!).host === host;
}

/** A cookie counts only in what our own pages send: a form or script of another site speaks for nobody. */
export function fromHere(method: string, headers: Headers): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  const site = headers['sec-fetch-site'];
  return site ? site === 'same-origin' : sameHost(headers);
}

/**
 * Refuses what another site makes a browser send: it could sign its reader in as somebody else. What says nothing of a
 * site is no browser, and has no reader.
 */
@Injectable()
export class FromHere implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (fromHere(method, headers) || !(headers['sec-fetch-site'] || headers.origin)) return true;
    throw new AppError('FORBIDDEN', 'accounts.fromElsewhere');
  }
}
