import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { AppError, CONFIG, type Config, Db, Organization, within } from '#platform';
import type { Actor } from '../actor.ts';
import { Doors } from '../doors.ts';
import { User } from '../user.entity.ts';
import { Challenges, type Purpose } from './challenges.ts';
import { Passkey } from './factor.entity.ts';

/** EdDSA, ES256 and RS256: what every device has, and no experiment of Node's. */
const ALGORITHMS = { supportedAlgorithmIDs: [-8, -7, -257] };

const wrong = () => new AppError('UNAUTHENTICATED', 'accounts.passkeyWrong');

/**
 * Makes and checks passkeys. Each signs for this address alone, and only once the device has checked who holds it (a
 * finger, a face, a PIN): it is two factors in one.
 */
@Injectable()
export class Passkeys {
  private readonly origin: string;
  private readonly host: string;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(Challenges) private readonly challenges: Challenges,
    @Inject(CONFIG) { publicUrl }: Config,
  ) {
    const url = new URL(publicUrl);
    this.origin = url.origin;
    this.host = url.hostname;
  }

  /** What the browser needs to make a passkey for whoever acts; one that this device has already is not made again. */
  async toEnrol({ id, organizationId }: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { user, own, organization } = await this.db.tx(async () => ({
      user: await this.db.repo(User).findOneByOrFail({ id }),
      own: await this.db.repo(Passkey).findBy({ userId: id }),
      organization: await this.db.repo(Organization).findOneByOrFail({ id: organizationId }),
    }));
    const options = await generateRegistrationOptions({
      rpName: organization.name,
      rpID: this.host,
      userID: new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex')),
      userName: user.details.email,
      userDisplayName: user.details.name,
      ...ALGORITHMS,
      attestationType: 'none',
      excludeCredentials: own.map(described),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.challenges.remember('enrol', id, options.challenge);
    return options;
  }

  /** Checks what the browser made; answers the passkey, not yet saved. */
  async made(actor: Actor, name: string, response: RegistrationResponseJSON): Promise<() => Promise<void>> {
    const expectedChallenge = challengeIn(response);
    const asked = await this.challenges.take('enrol', actor.id, expectedChallenge);
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: this.origin,
      expectedRPID: this.host,
      requireUserVerification: true,
      ...ALGORITHMS,
    }).catch(() => ({ registrationInfo: undefined }));
    if (!asked || !registrationInfo) throw new AppError('INVALID', 'accounts.passkeyNotMade');
    const { id: credentialId, publicKey, counter, transports = [] } = registrationInfo.credential;
    return async () => {
      const hash = await this.doors.add('passkey', credentialId);
      const key = Buffer.from(publicKey).toString('base64url');
      const details = { name, credentialId, publicKey: key, transports, counter };
      await this.db.save(this.db.make(Passkey, { details, hash, userId: actor.id }));
    };
  }

  /** What the browser needs to sign with a passkey: of somebody's own, or before anybody is known of any. */
  async toShow(actor?: Actor): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const own = actor ? await this.db.tx(() => this.db.repo(Passkey).findBy({ userId: actor.id })) : [];
    const options = await generateAuthenticationOptions({
      rpID: this.host,
      userVerification: 'required',
      ...(actor && { allowCredentials: own.map(described) }),
    });
    await this.challenges.remember(...purposeOf(actor), options.challenge);
    return options;
  }

  /** Whose passkey signed what was asked: of whoever acts already, or of somebody who has only that to show. */
  async shown(response: AuthenticationResponseJSON, actor?: Actor): Promise<User> {
    const credentialId = typeof response.id === 'string' ? response.id : ''; // it comes from outside
    const organizationId = await this.doors.organizationOf('passkey', credentialId);
    if (!organizationId || (actor && actor.organizationId !== organizationId)) throw wrong();
    // Before the transaction: an answer uses its challenge up, whatever comes of it.
    const challenge = challengeIn(response);
    if (!(await this.challenges.take(...purposeOf(actor), challenge))) throw wrong();
    const hash = this.doors.hash('passkey', credentialId);
    return within({ organizationId }, () =>
      this.db.tx(async () => {
        const where = { hash, ...(actor && { userId: actor.id }) };
        const passkey = await this.db.repo(Passkey).findOne({ where, lock: { mode: 'pessimistic_write' } });
        if (!passkey) throw wrong();
        passkey.details = { ...passkey.details, counter: await this.counted(passkey, response, challenge) };
        passkey.lastUsedAt = new Date();
        await this.db.save(passkey);
        const user = await this.db.repo(User).findOneByOrFail({ id: passkey.userId });
        if (user.disabledAt) throw wrong();
        return user;
      }),
    );
  }

  private async counted(
    { details }: Passkey,
    response: AuthenticationResponseJSON,
    expectedChallenge: string,
  ): Promise<number> {
    const { credentialId, publicKey, counter } = details;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: this.origin,
      expectedRPID: this.host,
      credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
      requireUserVerification: true,
    }).catch(() => ({ verified: false, authenticationInfo: undefined }));
    if (!verified || !authenticationInfo) throw wrong();
    return authenticationInfo.newCounter;
  }
}

const purposeOf = (actor?: Actor): [Purpose, string] => (actor ? ['show', actor.session?.id ?? ''] : ['sign-in', '']);

/** What a device says that it was asked; nothing, where it says nothing that can be read. */
function challengeIn({ response }: RegistrationResponseJSON | AuthenticationResponseJSON): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()) as object & {
      challenge?: unknown;
    };
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
}

const described = ({ details: { credentialId, transports } }: Passkey) => ({
  id: credentialId,
  transports: [...transports],
});
