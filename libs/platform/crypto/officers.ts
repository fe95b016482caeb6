import { Decrypter, Encrypter } from 'age-encryption';

/** A secret for three officers: any two of them open it together, none of them alone. */
export interface ForOfficers {
  /** Their age recipients (`age1…`), in the order in which the files name them. */
  readonly recipients: readonly string[];
  /** One for each pair: an age file to one officer, inside an age file to the other; in base64. */
  readonly files: readonly string[];
}

const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

async function encrypt(to: string, plain: Uint8Array): Promise<Uint8Array> {
  const age = new Encrypter();
  age.addRecipient(to);
  return age.encrypt(plain);
}

async function decrypt(identity: string, file: Uint8Array): Promise<Uint8Array | undefined> {
  const age = new Decrypter();
  age.addIdentity(identity);
  return age.decrypt(file).catch(() => undefined);
}

/** Seals a secret to three officers. Three recipients of one file would each open it alone, so the files are nested. */
export async function sealForOfficers(recipients: readonly string[], secret: Buffer): Promise<ForOfficers> {
  if (recipients.length !== 3 || new Set(recipients).size !== 3) throw new Error('Three different officers are needed');
  const files = PAIRS.map(async ([outer, inner]) =>
    Buffer.from(await encrypt(recipients[outer]!, await encrypt(recipients[inner]!, secret))).toString('base64'),
  );
  return { recipients, files: await Promise.all(files) };
}

/** The secret, where two of the officers' identities are there; undefined where they are not. */
export async function openWithOfficers(
  { files }: ForOfficers,
  identities: readonly string[],
): Promise<Buffer | undefined> {
  for (const file of files)
    for (const outer of identities) {
      const within = await decrypt(outer, Buffer.from(file, 'base64'));
      if (!within) continue;
      for (const inner of identities) {
        const secret = await decrypt(inner, within);
        if (secret) return Buffer.from(secret);
      }
    }
  return undefined;
}

const found = (text: string, pattern: RegExp): string | undefined =>
  text
    .split(/\r?\n/)
    .map((line) => pattern.exec(line)?.[1])
    .find(Boolean);

/** The recipient in a file as age-keygen writes it, or in one that holds nothing else. */
export const recipientIn = (text: string): string | undefined =>
  found(text, /^(?:# public key: )?(age1[0-9a-z]{20,})\s*$/);

/** The identity in a file as age-keygen writes it. */
export const identityIn = (text: string): string | undefined => found(text, /^(AGE-SECRET-KEY-[0-9A-Z-]{20,})\s*$/);
