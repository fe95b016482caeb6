import { cacheExchange, Client, fetchExchange, mapExchange } from '@urql/core';
import { failureOf } from './failure.ts';

/** How a client reaches the API: `trusted` sends the hash of a document instead of its text (production). */
export interface Way {
  readonly fetch: typeof fetch;
  readonly trusted: boolean;
  readonly language: () => string;
  readonly signedOut: () => void;
  /** The installation has no keys. */
  readonly sealed: () => void;
}

/** The SHA-256 of a document's text in hexadecimal: what the API looks it up by. */
export async function hashOf(document: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(document));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends the hash of the document instead of its text, as `/graphql` wants it in production. */
const byHash =
  (send: typeof fetch): typeof fetch =>
  async (url, init) => {
    const { query, variables, operationName } = JSON.parse(init?.body as string) as Record<string, unknown>;
    const body = { query: await hashOf(query as string), persisted: true, operationName, variables };
    return send(url, { ...init, body: JSON.stringify(body) });
  };

/** A client with an empty cache: a new one is made for every session, so that nothing of the last one remains. */
export const makeClient = ({ fetch: send, trusted, language, signedOut, sealed }: Way): Client =>
  new Client({
    url: '/graphql',
    exchanges: [
      cacheExchange,
      mapExchange({
        onResult({ error }) {
          const code = failureOf(error)?.code;
          if (code === 'UNAUTHENTICATED') signedOut();
          if (code === 'SEALED') sealed();
        },
      }),
      fetchExchange,
    ],
    fetch: trusted ? byHash(send) : send,
    fetchOptions: () => ({ headers: { 'accept-language': language() }, credentials: 'same-origin' }),
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
  });
