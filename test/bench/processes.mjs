// Processes that a benchmark starts and ends by itself, and alternating rounds between them.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ratioOf, tell } from './report.mjs';

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a Node process that says when it is ready; `ask` sends it one message and waits for the answer. */
export async function launch(entry, { env = {}, args = [] } = {}) {
  const path = join(import.meta.dirname, entry);
  const child = keep(fork(path, args, { env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 2, 2, 'ipc'] }));
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`${entry} ended with ${code}`);
  });
  gone.catch(() => {});
  await Promise.race([once(child, 'message'), gone]);
  return {
    pid: child.pid,
    async ask(message) {
      child.send(message);
      return (await Promise.race([once(child, 'message'), gone]))[0];
    },
    stop: () => stop(child),
  };
}

/** Ends a process when this one ends, however that comes about. */
export function keep(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks a process to end, and makes it end when it does not. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exit;
  clearTimeout(timer);
}

/** Starts a program that is not Node's, and shows nothing of what it says. */
export const program = (path, args) => keep(spawn(path, args, { stdio: 'ignore' }));

/** A port of the loopback that is free now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * Lets each contestant run once a round, in turns that change their order, so that a noise of the machine hits all of
 * them. Answers what each reached, round by round.
 */
export async function alternate(rounds, contestants) {
  const reached = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const entries = Object.entries(contestants);
    const turn = entries.map((_, n) => entries[(n + round) % entries.length]);
    for (const [name, run] of turn) reached[name].push(await run());
    const said = Object.entries(reached).map(([name, all]) => `${name} ${Math.round(all[round])}`);
    const [ours, ...others] = Object.values(reached).map((all) => all[round]);
    tell(
      `  round ${round + 1} of ${rounds}: ${said.join(', ')} (${others.map((each) => ratioOf(ours, each)).join(', ')})`,
    );
  }
  return reached;
}
