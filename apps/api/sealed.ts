import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { AppError, current, say } from '#platform';

/** What may be sent while nothing opens: the passphrase. Leaving a session that nobody can find is answered as well. */
const TAKEN = ['/api/unlock'];

/**
 * Answers for an installation that is locked: pages are read as ever, forms and programs are told to come back, and the
 * console learns it in the way in which it learns of any failure.
 */
export function whileSealed({ method, url }: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void {
  void reply.header('retry-after', '600');
  if (/^\/graphql(?:[/?]|$)/.test(url)) {
    const error = { message: say(current().language, 'sealed'), extensions: { code: 'SEALED', fields: {} } };
    void reply.status(200).send({ data: null, errors: [error] });
    return;
  }
  const reads = method === 'GET' || method === 'HEAD';
  if (reads || TAKEN.includes(url)) done();
  else done(new AppError('SEALED', 'sealed'));
}
