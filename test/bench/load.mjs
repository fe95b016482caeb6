// The load, in a process of its own: sends one request over and over on a fixed number of connections.
import autocannon from 'autocannon';

process.on('message', async ({ connections = 16, seconds, ...request }) => {
  const result = await autocannon({ ...request, connections, duration: seconds });
  const { requests, non2xx, errors, timeouts, mismatches } = result;
  const failed = non2xx + errors + timeouts + mismatches;
  process.send(failed ? { failed } : { perSecond: requests.total / result.duration });
});
process.on('disconnect', () => process.exit(0));
process.send('ready');
