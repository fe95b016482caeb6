const LONG_MS = 10_000;

/** A reporter that says each test that took long or failed, as soon as it is over. */
export default class Pulse {
  onTestCaseResult({ path }, { fullName, duration, status }) {
    if (duration > LONG_MS || status === 'failed')
      console.log(`  ${status}: ${path.split('/').at(-1)} › ${fullName} (${Math.round(duration / 1000)} s)`);
  }
}
