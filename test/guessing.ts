import type { FastifyInstance } from 'fastify';
import { Redis } from 'ioredis';
import { jest } from '@jest/globals';
import { Passwords } from '../libs/accounts/passwords.ts';
import { type Api, startApi } from './harness.ts';
import { redisServer } from './stores.ts';
import { PASSWORD, Team } from './team.ts';

const ADDRESSES = 200;
/** Takes what is counted for a quarter of an hour away, as if that had passed; what counts for a day stays. */
const SHORT = `delete from throttled where until < now() + interval '20 minutes'`;

/**
 * Guesses one account's password from 200 addresses, while every quarter of an hour is over at once and the job store is
 * emptied. Answers how many guesses reached the hash (counted, not hashed), and what the right password gets afterwards.
 */
export async function guessed(guesses: number): Promise<{ hashed: number; afterwards: number }> {
  const redis = await redisServer();
  const api: Api = await startApi({ redisUrl: redis.url });
  const client = new Redis(redis.url);
  const team = new Team(api);
  const { email } = await team.join('owner');
  const guess = async (n: number, password: string) => {
    const fastify = api.app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
    const remoteAddress = `198.51.100.${n % ADDRESSES}`;
    const payload = { email, password };
    return (await fastify.inject({ method: 'POST', url: '/api/session', remoteAddress, payload })).statusCode;
  };
  try {
    const matches = jest.spyOn(api.app.get(Passwords), 'matches').mockResolvedValue(false);
    for (let n = 0; n < guesses; n += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, at) => guess(n + at, `guess number ${n + at} of many`)));
      if (n % 100 === 0) await team.made.admin(SHORT);
      if (n % 500 === 0) await client.flushall();
    }
    const hashed = matches.mock.calls.length;
    matches.mockRestore();
    await team.made.admin(SHORT);
    return { hashed, afterwards: await guess(1, PASSWORD) };
  } finally {
    client.disconnect();
    await api.close();
    await redis.remove();
  }
}
