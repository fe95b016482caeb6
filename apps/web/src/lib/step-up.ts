/** Has somebody show a factor; false where they would rather not. */
type Asker = () => Promise<boolean>;

let asker: Asker | undefined;
let asked: Promise<boolean> | undefined;

/** Says who asks for a factor when the API wants one; the dialog of the console, as long as it is there. */
export function askWith(ask: Asker): () => void {
  asker = ask;
  return () => void (asker === ask && (asker = undefined));
}

/** Several calls that are refused at once wait for one answer. */
function shown(): Promise<boolean> {
  asked ??= (asker?.() ?? Promise.resolve(false)).finally(() => (asked = undefined));
  return asked;
}

interface Refusals {
  readonly code?: string;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

async function wantsFactor(answer: Response): Promise<boolean> {
  if (!answer.headers.get('content-type')?.includes('json')) return false;
  const text = await answer.clone().text();
  if (!text.includes('"STEP_UP"')) return false;
  const { code, errors } = JSON.parse(text) as Refusals;
  return code === 'STEP_UP' || Boolean(errors?.some(({ extensions }) => extensions?.code === 'STEP_UP'));
}

const running = new Set<Promise<unknown>>();
let renewing: Promise<unknown> | undefined;

/** Sends with the others; waits while the session gets another secret. */
async function together(send: () => Promise<Response>): Promise<Response> {
  while (renewing) await renewing;
  const answer = send();
  running.add(answer);
  try {
    return await answer;
  } finally {
    running.delete(answer);
  }
}

/** Sends alone: nothing else may be on its way with a secret that ends meanwhile. */
async function alone(send: () => Promise<Response>): Promise<Response> {
  while (renewing) await renewing;
  let over = () => {};
  renewing = new Promise<void>((resolve) => (over = resolve));
  try {
    await Promise.allSettled(running);
    return await send();
  } finally {
    renewing = undefined;
    over();
  }
}

/** What gives the session another secret. */
const RENEWS = /^\/api\/factors?\//;

/** Fetches; where the API first wants to know that it is still the same person, has them show it, and sends once more. */
export const fetchSteppingUp: typeof fetch = async (url, init) => {
  const through = typeof url === 'string' && RENEWS.test(url) ? alone : together;
  const answer = await through(() => fetch(url, init));
  if (!(await wantsFactor(answer)) || !(await shown())) return answer;
  return through(() => fetch(url, init));
};
