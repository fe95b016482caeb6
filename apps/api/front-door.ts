import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import files from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Config, ROOT } from '#platform';
import { STYLE_HASH } from '#public';

/** Bytes of a body that is not an upload. */
export const BODY_LIMIT = 256 * 1024;
/** What a page may load: our own scripts and styles, and nothing from or to anybody else. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", STYLE_HASH],
  imgSrc: ["'self'", 'blob:', 'data:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
};

/** Everything between the network and the handlers: headers, cookies, what `/graphql` accepts, the console's files. */
export async function addFrontDoor(app: NestFastifyApplication, config: Config): Promise<void> {
  const tls = config.publicUrl.startsWith('https:');
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: tls && { maxAge: 63_072_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', onlyJson);
  fastify.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()');
  });
  await serveConsole(app, join(ROOT, 'dist/web'));
}

/** `/graphql` takes JSON by POST alone: another content type, or GET, would get past the browser's own checks. */
async function onlyJson({ method, url, headers }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!/^\/graphql(?:[/?]|$)/.test(url)) return undefined;
  if (method !== 'POST') return reply.code(405).header('allow', 'POST').send({ code: 'INVALID' });
  if (!headers['content-type']?.startsWith('application/json')) return reply.code(415).send({ code: 'INVALID' });
  return undefined;
}

/** The console is one page; its files carry a hash in their names, so a browser may keep them for ever. */
async function serveConsole(app: NestFastifyApplication, root: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return;
  await app.register(files, {
    root,
    prefix: '/console/',
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const page = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', root);
  for (const path of ['/console', '/console/*']) fastify.get(path, page);
}
