import { languageNow } from './i18n.ts';
import { fetchSteppingUp } from './step-up.ts';
import { type Failure, NO_ANSWER, Refused } from './failure.ts';

function failureIn(text: string): Failure {
  try {
    const { code, message, fields } = JSON.parse(text) as Partial<Failure>;
    if (code && message !== undefined) return { code, message, fields: fields ?? {} };
  } catch {
    // Not ours: a proxy's page, or nothing at all.
  }
  return NO_ANSWER;
}

async function answered(method: 'POST' | 'DELETE', path: string, body?: object): Promise<Response> {
  const answer = await fetchSteppingUp(path, {
    method,
    headers: { 'accept-language': languageNow(), ...(body && { 'content-type': 'application/json' }) },
    credentials: 'same-origin',
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Refused(failureIn(await answer.text()));
  return answer;
}

/** Sends JSON to an address that is not GraphQL; rejects with what the API refused. */
export async function send(method: 'POST' | 'DELETE', path: string, body?: object): Promise<void> {
  await answered(method, path, body);
}

/** Asks with JSON, so that no secret stands in an address; resolves with the JSON that comes back. */
export const ask = async <T>(path: string, body: object): Promise<T> =>
  (await (await answered('POST', path, body)).json()) as T;

/** Asks with JSON for a file, and has the browser save it. */
export async function download(path: string, body: object, name: string): Promise<void> {
  saved(await (await answered('POST', path, body)).blob(), name);
}

/** Has the browser save a file. */
export function saved(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Sends a file and tells how much of it has left, from 0 to 1; resolves with the JSON that comes back. */
export function upload<T>(path: string, file: File, sent: (share: number) => void, stop?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    // fetch tells nothing about what has been sent.
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    request.open('POST', path);
    request.setRequestHeader('accept-language', languageNow());
    request.upload.onprogress = ({ loaded, total }) => sent(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(new Refused(failureIn(request.responseText)));
    };
    request.onerror = () => reject(new Refused(NO_ANSWER));
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    stop?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
