// A mail server on the loopback, in a process of its own, that takes every letter and counts it.
import { SMTPServer } from 'smtp-server';

let taken = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    stream.resume();
    stream.on('end', () => {
      taken += 1;
      done();
    });
  },
});
server.on('error', () => {});
process.on('message', () => process.send({ taken, port: server.server.address().port }));
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send('ready'));
