import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { Failure } from '../../lib/failure.ts';
import { Refused } from '../../lib/failure.ts';
import type { Say } from '../../lib/i18n.ts';
import { ask, send } from '../../lib/rest.ts';

type SignOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type MakeOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Whether this browser knows passkeys at all. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

/** What went wrong between the browser and whoever holds it, in words; no answer of the API. */
const told = (message: string): Refused => new Refused({ code: 'PASSKEY', message, fields: {} } satisfies Failure);

/** Signs with a passkey what an address of the API asks, and hands it in there. */
export async function showPasskey(path: '/api/passkey' | '/api/factor/passkey', say: Say): Promise<void> {
  const optionsJSON = await ask<SignOptions>(`${path}/options`, {});
  const response = await startAuthentication({ optionsJSON }).catch(() => {
    throw told(say('console.security.passkeyNotShown'));
  });
  await send('POST', path, { response });
}

/** Makes a passkey on this device; resolves with codes for paper where it is somebody's first factor. */
export async function makePasskey(name: string, say: Say): Promise<readonly string[] | null> {
  const optionsJSON = await ask<MakeOptions>('/api/factors/passkey/options', {});
  const response = await startRegistration({ optionsJSON }).catch((error: unknown) => {
    const known = error instanceof Error && error.name === 'InvalidStateError';
    throw told(say(known ? 'console.security.passkeyKnown' : 'console.security.passkeyNot'));
  });
  return (await ask<{ codes: readonly string[] | null }>('/api/factors/passkey', { name, response })).codes;
}
