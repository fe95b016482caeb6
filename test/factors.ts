import { createHash, createPrivateKey, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Posts JSON as a page of ours does, with a cookie. */
export async function post(base: string, path: string, cookie: string, body: object = {}, more: object = {}) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie, ...more },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
    cookie: (response.headers.get('set-cookie') ?? '').split(';')[0]!,
  };
}

/** What an authenticator app shows, so many half minutes from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Somebody who has enrolled an app: their cookie, the app's secret, and their codes for paper. */
export interface WithApp {
  readonly cookie: string;
  readonly secret: string;
  readonly codes: readonly string[];
}

/** Does with a cookie what somebody does after their first sign-in: sets an app up. */
export async function enrolled(base: string, half: string): Promise<WithApp> {
  const { body } = await post(base, '/api/factors/app/options', half);
  const { secret = '' } = body as { secret?: string };
  const done = await post(base, '/api/factors/app', half, { code: codeOf(secret) });
  if (done.status !== 200) throw new Error(`Nothing was enrolled: ${done.status} ${JSON.stringify(done.body)}`);
  return { cookie: done.cookie, secret, codes: (done.body as { codes: string[] }).codes };
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();
const uint16 = (n: number) => Buffer.of(n >> 8, n & 255);
/** CBOR of what an attestation holds: short texts, bytes, small numbers. */
const head = (major: number, n: number) =>
  n < 24
    ? Buffer.of((major << 5) | n)
    : n < 256
      ? Buffer.of((major << 5) | 24, n)
      : Buffer.of((major << 5) | 25, n >> 8, n & 255);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const number = (n: number) => (n < 0 ? head(1, -1 - n) : head(0, n));

const PRESENT = 1;
const VERIFIED = 4;
const ATTESTED = 64;

/** A device that makes and uses a passkey as a browser would hand it on, without a browser. */
export class SoftDevice {
  readonly id = randomBytes(16);
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;

  constructor(
    private readonly origin: string,
    private readonly host = new URL(origin).hostname,
  ) {}

  /** What `navigator.credentials.create` answers. */
  make(challenge: string, { verified = true } = {}): object {
    const { x = '', y = '' } = this.pair.publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([
      ...[head(5, 5), number(1), number(2), number(3), number(-7), number(-1), number(1)],
      ...[number(-2), bytes(Buffer.from(x, 'base64url')), number(-3), bytes(Buffer.from(y, 'base64url'))],
    ]);
    const attested = Buffer.concat([Buffer.alloc(16), uint16(this.id.length), this.id, key]);
    const data = Buffer.concat([this.data(ATTESTED, verified), attested]);
    const object = Buffer.concat([
      ...[head(5, 3), text('fmt'), text('none'), text('attStmt'), head(5, 0), text('authData'), bytes(data)],
    ]);
    return this.answer({ clientDataJSON: this.client('webauthn.create', challenge), attestationObject: base(object) });
  }

  /** What `navigator.credentials.get` answers. */
  sign(challenge: string, { verified = true, origin = this.origin } = {}): object {
    const data = this.data(0, verified);
    const client = this.client('webauthn.get', challenge, origin);
    const signed = createSign('sha256').update(Buffer.concat([data, sha256(Buffer.from(client, 'base64url'))]));
    const key = createPrivateKey(this.pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    return this.answer({ clientDataJSON: client, authenticatorData: base(data), signature: base(signed.sign(key)) });
  }

  private data(flags: number, verified: boolean): Buffer {
    this.counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(this.host), Buffer.of(PRESENT | (verified ? VERIFIED : 0) | flags), count]);
  }

  private client(type: string, challenge: string, origin = this.origin): string {
    return base(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
  }

  private answer(response: object): object {
    const id = base(this.id);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
}

const base = (data: Buffer) => data.toString('base64url');
