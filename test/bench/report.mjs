// How benchmarks report: JSON lines for programs on standard output, everything for people on the other channel.
import { loadavg } from 'node:os';

/** Says how far it is. */
export const tell = (text) => process.stderr.write(`${text}\n`);

/** The middle one of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const rounded = (number, digits = 3) => Number(number.toPrecision(digits + (Math.abs(number) >= 1000 ? 1 : 0)));

/** Ours against the peer's, as it is printed. */
export const ratioOf = (ours, peer) => rounded(ours / peer);

/**
 * One line: `ours` and `peer` are medians of what was measured (or one number each), `ratio` is ours divided by the
 * peer's. `better` says which way is good; `goal` and `met` are there where there is a goal.
 */
export function line({ name, ours, peer, unit, goal, better = 'more', note }) {
  const [own, other] = [ours, peer].map((each) => (Array.isArray(each) ? median(each) : each));
  const ratio = ratioOf(own, other);
  const met = goal === undefined ? undefined : better === 'more' ? ratio >= goal : ratio <= goal;
  const all = { name, ours: rounded(own), peer: rounded(other), unit, ratio, better, goal, met };
  process.stdout.write(`${JSON.stringify(all)}\n`);
  tell(
    `${name}: ${rounded(own)} against ${rounded(other)} ${unit}, ratio ${ratio}${spread(ours, peer)}${verdict(goal, met)}`,
  );
  tell(`  ${note ? `${note}; ` : ''}load of the machine ${loadavg()[0].toFixed(1)}`);
}

function spread(ours, peer) {
  if (!Array.isArray(ours) || !Array.isArray(peer)) return '';
  const ratios = ours.map((each, n) => each / peer[n]).sort((a, b) => a - b);
  return `, ${ratioOf(ratios[0], 1)} to ${ratioOf(ratios.at(-1), 1)} in ${ratios.length} rounds`;
}

const verdict = (goal, met) => (goal === undefined ? '' : `, goal ${goal} ${met ? 'met' : 'missed'}`);
