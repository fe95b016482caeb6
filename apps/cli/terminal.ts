import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Lines of a standard input that is no terminal, in their order. */
let piped: AsyncIterator<string> | undefined;

/** Asks for a secret, and shows nothing of it. What is piped in answers line by line; an argument or a variable never does. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    piped ??= createInterface({ input: stdin })[Symbol.asyncIterator]();
    const { value } = await piped.next();
    return typeof value === 'string' ? value : '';
  }
  stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((answer) => {
      reader.once('line', answer);
      reader.once('close', () => answer(''));
      reader.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    });
  } finally {
    reader.close();
    stderr.write('\n');
  }
}
