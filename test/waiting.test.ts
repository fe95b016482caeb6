import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { EventsService, SignUp, SignUpState } from '#events';
import { Message } from '#outreach';
import { Db } from '#platform';
import { Fleet } from './fleet.ts';
import { startApi, until } from './harness.ts';
import { browse, filled, published } from './public-pages.ts';
import { smtpServer } from './smtp.ts';
import { freePort } from './stores.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test('50 give their places back and 50 sign up while 100 wait, over two processes: the first 50 in line are in, each told once', async () => {
  const smtp = await smtpServer();
  closing.push(() => smtp.close());
  const port = await freePort();
  const api = await startApi({ smtpUrl: smtp.url });
  closing.push(() => api.close());
  const event = await published(api, { capacity: 50 });
  const page = `/events/${event.slug}`;
  const base = await api.app.getUrl();
  const rows = () =>
    api.inside(() =>
      api.app.get(Db).tx(() =>
        api.app
          .get(Db)
          .repo(SignUp)
          .find({ where: { eventId: event.id } }),
      ),
    );
  const of = async (state: SignUpState) => (await rows()).filter((row) => row.state === state);
  const forms = (count: number) => Promise.all(Array.from({ length: count }, () => filled(api, event)));
  const taken = await Promise.all((await forms(50)).map((form) => browse(base, page, form)));
  expect(taken.filter(({ status }) => status === 303)).toHaveLength(50);

  const fleet = new Fleet({ ...api.config, port, host: '127.0.0.1' }, ['api', 'worker'], {
    relayMs: 50,
    clockMs: 300,
    retryMs: 500,
    againMs: 4_000,
  });
  closing.push(() => fleet.scuttle());
  await until(() => expect([fleet.ready('api'), fleet.ready('worker')]).toEqual([1, 1]));
  const bases = [base, `http://127.0.0.1:${port}`];

  // 100 wait, from both processes at once; the line is numbered without a gap or a double.
  const waiting = await forms(100);
  const joined = waiting.map((form, n) => browse(bases[n % 2]!, `${page}/waitlist`, form));
  expect((await Promise.all(joined)).filter(({ status }) => status === 303)).toHaveLength(100);
  const line = (await of(SignUpState.WAITLISTED)).sort((a, b) => a.line! - b.line!);
  expect(line.map((row) => row.line)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));

  const inside = await of(SignUpState.CONFIRMED);
  let running = true;
  const most = (async () => {
    let seen = 0;
    for (; running; await pause(10))
      seen = Math.max(seen, (await api.inside(() => api.app.get(EventsService).placesOf(event.id))).taken);
    return seen;
  })();
  const comers = await forms(50);
  const both = inside.flatMap(({ details }, n) => [
    browse(bases[n % 2]!, `/sign-ups/${details.token}`, {}),
    browse(bases[(n + 1) % 2]!, page, comers[n]),
  ]);
  const answers = await Promise.all(both);
  running = false;
  // Every place went to the line: nobody who came late got past it.
  expect(answers.map(({ status }) => status)).toEqual(inside.flatMap(() => [303, 409]));
  expect(await most).toBeLessThanOrEqual(50);

  const first = line.slice(0, 50).map(({ id }) => id);
  const now = await of(SignUpState.CONFIRMED);
  expect(now.map(({ id }) => id).sort()).toEqual([...first].sort());
  expect(await of(SignUpState.WAITLISTED)).toHaveLength(50);
  // And in its order.
  const at = new Map(now.map(({ id, promotedAt }) => [id, promotedAt!.getTime()]));
  const times = first.map((id) => at.get(id)!);
  expect(times).toEqual([...times].sort((a, b) => a - b));

  const promoted = async () => {
    const messages = await api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Message).find()));
    return messages.filter(({ template }) => template === 'signUp.promoted');
  };
  await until(async () => {
    const states = (await promoted()).map(({ state }) => state as string);
    expect(states).toEqual(Array(50).fill('ACCEPTED'));
  });
  await fleet.land();
  expect((await promoted()).map(({ subjectId }) => subjectId).sort()).toEqual([...first].sort());
  const mails = smtp.texts.filter((text) => /^Subject: A place is free/m.test(text));
  const to = mails.map((text) => /^To: (\S+)/m.exec(text)![1]!).sort();
  expect(to).toEqual(now.map(({ details }) => details.email).sort());
});
