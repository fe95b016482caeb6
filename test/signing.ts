import {
  CountingService,
  NO_COUNTS,
  type OwnSignature,
  type Petition,
  PetitionsService,
  Signature,
  SignaturesService,
  SignatureState,
  SigningService,
} from '#petitions';
import { Db, OutboxRow } from '#platform';
import { Tickets } from '../libs/public/event.ticket.ts';
import { readForm, requestOf } from '../libs/public/petition.form.ts';
import type { Api } from './harness.ts';
import { browse, type PageAnswer, proofFor } from './public-pages.ts';

let count = 0;

/** What an organizer would write; a test says only what matters to it. */
export function petitionInput(changes: object = {}) {
  count += 1;
  return {
    titleEn: `Put real consequences in the contract ${count}`,
    titleEs: `Consecuencias reales en el contrato ${count}`,
    summaryEn: 'We ask the city to write penalties into its contract.',
    summaryEs: 'Pedimos a la ciudad que escriba sanciones en su contrato.',
    bodyEn: 'The ordinance dates from 2003.',
    bodyEs: 'La ordenanza es de 2003.',
    targets: ['post:mpls/mayor', ...Array.from({ length: 13 }, (_, ward) => `post:mpls-council/ward-${ward + 1}`)],
    goal: 1500,
    ...changes,
  };
}

const CREATE = 'mutation ($input: PetitionInput!) { createPetition(input: $input) { id slug } }';
const PUBLISH = 'mutation ($id: ID!) { publishPetition(id: $id) { id state } }';

/** A draft, made over GraphQL by an organizer. */
export async function draftPetition(api: Api, changes: object = {}): Promise<{ id: string; slug: string }> {
  const { data, errors } = await api.gql<{ createPetition: { id: string; slug: string } }>('organizer', CREATE, {
    input: petitionInput(changes),
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.createPetition;
}

/** A petition that the public sees. */
export async function publicPetition(api: Api, changes: object = {}): Promise<{ id: string; slug: string }> {
  const petition = await draftPetition(api, changes);
  const { errors } = await api.gql('organizer', PUBLISH, { id: petition.id });
  if (errors) throw new Error(JSON.stringify(errors));
  return petition;
}

/** A form as a person fills it in, on a page that has been open for a minute and a little. */
export async function signingForm(api: Api, { id }: { id: string }, changes: Record<string, string> = {}) {
  const signer = ++count;
  const ticket = await api.inside(async () => api.app.get(Tickets).make(id, Date.now() - 60_000 - signer));
  return {
    givenName: 'Signa',
    familyName: `Torius ${signer}`,
    email: `signer${signer}@example.org`,
    phone: '',
    ward: '',
    show: 'NONE',
    topic: '',
    ticket,
    proof: changes.proof ?? (await proofFor(api, { id })),
    ...changes,
  };
}

/** The petition as it is stored. */
export const storedPetition = (api: Api, id: string): Promise<Petition> =>
  api.inside(() => api.app.get(PetitionsService).petition(id));

/** Every signature of a petition, in the order of their coming. */
export const signaturesOf = (api: Api, petitionId: string, state?: SignatureState): Promise<Signature[]> =>
  api.inside(() => {
    const db = api.app.get(Db);
    const where = { petitionId, ...(state && { state }) };
    return db.tx(() => db.repo(Signature).find({ where, order: { signedAt: 'ASC', id: 'ASC' } }));
  });

/** How many there are of each kind, as the public page counts them. */
export const countsOf = async (api: Api, id: string) =>
  (await api.inside(() => api.app.get(CountingService).countsOf([id]))).get(id) ?? NO_COUNTS;

type Made = Pick<Petition, 'id' | 'slug'>;

/** What signers do on the public pages of an API. */
export class Signers {
  constructor(
    private readonly api: Api,
    private readonly base: string,
  ) {}

  get(path: string): Promise<PageAnswer> {
    return browse(this.base, path);
  }

  post(path: string): Promise<PageAnswer> {
    return browse(this.base, path, {});
  }

  /** Fills in the form of a petition and sends it; `language` is the first part of the address: `/es`. */
  async send(petition: Made, changes: Record<string, string> = {}, language = ''): Promise<PageAnswer> {
    return browse(this.base, `${language}/petitions/${petition.slug}`, await signingForm(this.api, petition, changes));
  }

  confirm({ details }: Signature): Promise<OwnSignature | undefined> {
    return this.api.inside(() => this.api.app.get(SignaturesService).confirm(details.token));
  }

  withdraw({ details }: Signature): Promise<OwnSignature | undefined> {
    return this.api.inside(() => this.api.app.get(SignaturesService).withdraw(details.token));
  }

  /** Somebody who signed and confirmed. */
  async signer(petition: Made, changes: Record<string, string> = {}): Promise<Signature> {
    const form = await signingForm(this.api, petition, changes);
    const request = requestOf(readForm(form), 'en');
    await this.api.inside(() => this.api.app.get(SigningService).sign(petition.id, request));
    const [signature] = (await signaturesOf(this.api, petition.id, SignatureState.PENDING)).slice(-1);
    return (await this.confirm(signature!))!.signature;
  }

  /** What was stated under a name. */
  async facts(name: string): Promise<{ signatureId: string }[]> {
    const db = this.api.app.get(Db);
    const rows = await this.api.inside(() => db.tx(() => db.repo(OutboxRow).findBy({ name })));
    return rows.map(({ payload }) => payload as { signatureId: string });
  }

  /** How often it was stated that one of these signed again. */
  async repeats(ids: readonly string[]): Promise<number> {
    const stated = await this.facts('petitions.signatureRepeated');
    return stated.filter(({ signatureId }) => ids.includes(signatureId)).length;
  }
}
