import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Where the processes of one installation listen: a folder beside the key file that its owner alone may enter. */
const folderOf = (keyFile: string): string => `${keyFile}.run`;
const LONGEST = 200;

/** How many processes took a key, and how many did not want it. */
export interface Handed {
  readonly taken: number;
  readonly refused: number;
}

/**
 * Waits for somebody of the same user to hand over the key, over a socket in a private folder: it never touches a disk.
 * Answers how to stop.
 */
export async function listenFor(
  keyFile: string,
  take: (secret: Buffer) => Promise<boolean>,
): Promise<() => Promise<void>> {
  const folder = folderOf(keyFile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const path = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`);
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    void said(socket)
      .then((secret) => take(secret))
      .then(
        (taken) => socket.end(taken ? 'taken' : 'refused'),
        () => socket.end('refused'),
      );
  });
  server.listen(path);
  await once(server, 'listening');
  server.unref();
  return async () => {
    for (const socket of open) socket.destroy();
    await new Promise((done) => server.close(done));
    rmSync(path, { force: true });
  };
}

async function said(socket: Socket): Promise<Buffer> {
  let whole = '';
  for await (const part of socket) {
    whole += String(part);
    if (whole.length > LONGEST) throw new Error('Too long');
  }
  return Buffer.from(whole, 'base64');
}

/** Gives the key to every process of this installation that listens; what was left by one that is gone is removed. */
export async function handOver(keyFile: string, secret: Buffer): Promise<Handed> {
  const folder = folderOf(keyFile);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const answers = await Promise.all(names.map((name) => give(join(folder, name), secret)));
  const count = (answer: string) => answers.filter((each) => each === answer).length;
  return { taken: count('taken'), refused: count('refused') };
}

async function give(path: string, secret: Buffer): Promise<string> {
  const socket = createConnection(path);
  try {
    await once(socket, 'connect');
    socket.end(secret.toString('base64'));
    return await text(socket);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') rmSync(path, { force: true });
    return 'gone';
  } finally {
    socket.destroy();
  }
}
