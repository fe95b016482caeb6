import {
  CountingService,
  NO_COUNTS,
  type Petition,
  PetitionsService,
  Signature,
  type SignatureState,
} from '#petitions';
import { Db } from '#platform';
import { Tickets } from '../libs/public/event.ticket.ts';
import type { Api } from './harness.ts';

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
