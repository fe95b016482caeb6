import Sequencer from '@jest/test-sequencer';

/**
 * The files that take a minute or more, longest first: one of them begun last would leave a processor without work. The
 * walk waits for its reminder, and goes beside what computes most.
 */
const LONG = [
  'test/start',
  'test/e2e/walk',
  'test/violations',
  'test/canary.system',
  'test/kills',
  'test/e2e/ledger',
  'test/e2e/council',
  'test/e2e/team',
  'test/e2e/asks',
  'test/mailing',
  'test/permissions',
  'test/e2e/people',
  'libs/public/petition.crowd',
  'test/e2e/petitions',
  'test/e2e/mailings',
  'test/e2e/locked',
  'test/e2e/duplicates',
  'test/e2e/grants',
  'test/e2e/import',
];

/** Begins with the long files; a clone that has run no test yet knows the others by their size only. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONG.findIndex((name) => path.endsWith(`/${name}.test.ts`));
      return at < 0 ? LONG.length : at;
    };
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
