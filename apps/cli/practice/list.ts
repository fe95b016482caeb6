import type { INestApplicationContext } from '@nestjs/common';
import { ImportService } from '#exchange';
import { buildHomes, homeOf } from './homes.ts';
import type { Invented } from './names.ts';

const HEADER =
  'First name,Last name,Email,Phone,Street,City,Ward,ZIP,Preferred language,Tags,Email subscription status,SMS opt in status,Do not contact,Deceased';
const ZIPS = ['55401', '55404', '55406', '55407', '55408', '55411', '55412', '55414', '55417', '55418'];
const TAGS = ['Phone bank', 'Interpreter', 'Marshal', 'Faith table', 'Tenant union', 'First march'];

/** What an export says of the n-th person: most agreed, some never did, and the rest said stop, bounce or have died. */
function standing(n: number): { email: string; sms: string; stop: string; deceased: string } {
  const none = { email: 'Subscribed', sms: '', stop: '', deceased: '' };
  if (n % 97 === 0) return { ...none, deceased: 'yes' };
  if (n % 61 === 0) return { ...none, stop: 'yes' };
  if (n % 17 === 0) return { ...none, email: 'Unsubscribed' };
  if (n % 19 === 0) return { ...none, email: 'Bouncing' };
  if (n % 7 === 0) return { ...none, email: 'Not Subscribed' };
  return { ...none, sms: n % 3 ? '' : 'Subscribed' };
}

/** One row of an export. A person in ten gave no number, and most have a label. */
function row(person: Invented, n: number): string {
  const { given, family, email, phone, ward, naming } = person;
  const { email: agreed, sms, stop, deceased } = standing(n);
  const tags = n % 4 ? TAGS[n % TAGS.length] : '';
  const zip = ZIPS[ward % ZIPS.length];
  const number = n % 10 ? phone : '';
  const cells = [
    given,
    family,
    email,
    number,
    homeOf(n),
    'Minneapolis',
    ward,
    zip,
    naming.reads,
    tags,
    agreed,
    sms,
    stop,
    deceased,
  ];
  return cells.join(',');
}

/** The same person as another table had them: no accent, another address, the same number. Nobody has merged them yet. */
function again({ given, family, phone, ward, naming }: Invented, n: number): string {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
  const name = [`${plain(given)} ${plain(family)[0]}`, plain(family)];
  return [
    ...name,
    `table${n}@example.org`,
    phone,
    '',
    '',
    ward,
    ZIPS[ward % ZIPS.length],
    naming.reads,
    '',
    '',
    '',
    '',
    '',
  ].join(',');
}

const bytes = (lines: readonly string[]) =>
  async function* () {
    yield Buffer.from(`${lines.join('\n')}\n`);
  };

/** How many of the imported rows are people whom the list has already, under another address and spelling. */
export const TWICE = 6;

/**
 * Brings the list as an organizer would: one file whose people agreed, and one of which nobody has said yet how its
 * people agreed to be written to. Answers how many people that made.
 */
export async function bringList(app: INestApplicationContext, people: readonly Invented[]): Promise<number> {
  await buildHomes(app);
  const imports = app.get(ImportService);
  const stated = people.slice(0, -40).map(row);
  const unstated = people.slice(-40).map((person, n) => row(person, n + 1));
  const twice = people.slice(1, 1 + TWICE).map(again);
  const first = await imports.run(bytes([HEADER, ...stated]), { source: 'Practice: signed at the table of a march' });
  const second = await imports.run(bytes([HEADER, ...unstated, ...twice]));
  return first.created + second.created;
}
