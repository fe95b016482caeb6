import { AppError } from '#platform';

/** One property of a card: its name in capitals, its parameters in small letters, its value as it stands there. */
export interface Property {
  readonly name: string;
  readonly types: ReadonlySet<string>;
  readonly value: string;
}

/** What nobody is found by, and is long: it is passed over while it is read. */
const PASSED_OVER = /^(?:[\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-[\w-]*(?:PHOTO|IMAGE|PICTURE)[\w-]*)[;:]/i;
/** The longest line that is kept. */
const MAX_LINE = 100_000;

/**
 * The lines of a file, unfolded: a line that begins with a blank goes on with the one before, and one in
 * quoted-printable that ends in `=` goes on with the next. Pictures are not kept, however long they are.
 */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let line: string | undefined;
  for await (const part of partsOf(text)) {
    if (line === undefined) line = part;
    else if (/^[ \t]/.test(part)) line = PASSED_OVER.test(line) ? line : line + part.slice(1);
    else if (line.endsWith('=') && /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(line)) line = line.slice(0, -1) + part;
    else {
      yield line;
      line = part;
    }
    if (line.length > MAX_LINE && !PASSED_OVER.test(line)) throw new AppError('INVALID', 'people.import.longCard');
  }
  if (line !== undefined) yield line;
}

/** The lines as they stand in the file; of a picture only the beginning. */
async function* partsOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let first = true;
  for await (const chunk of text) {
    rest += first ? chunk.replace(/^\ufeff/, '') : chunk;
    first &&= chunk === '';
    // A mark of Windows may be parted by the end of a chunk.
    const held = rest.endsWith('\r') ? '\r' : '';
    const lines = (held ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/);
    rest = lines.pop()! + held;
    yield* lines;
    if (rest.length > MAX_LINE) {
      if (!PASSED_OVER.test(rest)) throw new AppError('INVALID', 'people.import.longCard');
      rest = rest.slice(0, 200);
    }
  }
  if (rest) yield rest.replace(/\r$/, '');
}

/** Reads a line as a property; undefined where it is none. */
export function propertyOf(line: string): Property | undefined {
  const found = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s.exec(line);
  if (!found || PASSED_OVER.test(line)) return undefined;
  const [, name = '', parameters = '', written = ''] = found;
  const types = new Set(parameters.toLowerCase().replaceAll('"', '').split(/[;,]/).map(bare).filter(Boolean));
  return {
    name: name.toUpperCase(),
    types,
    value: types.has('quoted-printable') ? printable(written, types) : written,
  };
}

const bare = (parameter: string) => parameter.trim().replace(/^(type|encoding)=/, '');

function printable(written: string, types: ReadonlySet<string>): string {
  const bytes = Buffer.from(
    written.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
  const charset = [...types].find((each) => each.startsWith('charset='))?.slice('charset='.length) ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

/** The text of a value: what stands behind a backslash is meant. */
export const plain = (value: string): string =>
  value.replace(/\\([\\;,:nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)).trim();

/** The parts of a value that a sign parts; one behind a backslash parts nothing. */
export const parted = (value: string, sign: ';' | ','): string[] =>
  (value.match(sign === ';' ? /(?:\\.|[^\\;])+|(?<=^|;)(?=;|$)/gs : /(?:\\.|[^\\,])+/gs) ?? []).map(plain);
