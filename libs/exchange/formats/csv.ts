/** What one record is written with, and how far a quote may reach. */
interface Rules {
  readonly delimiter: string;
  readonly longest: number;
  /** Whether lines end with a carriage return alone; undefined before the first one ends. */
  returns: boolean | undefined;
  /** How many cells the first row has in which anything stands. */
  width: number;
}
type Scanned = { readonly cells: string[]; readonly next: number } | 'more' | 'broken';

/** The length of the line's end at a place; 0 where none is. */
function endAt(text: string, at: number, rules: Rules): number {
  const sign = text[at];
  if (sign === '\n') {
    rules.returns ??= false;
    return rules.returns ? 0 : 1;
  }
  if (sign !== '\r') return 0;
  if (text[at + 1] === '\n' && rules.returns !== true) {
    rules.returns = false;
    return 2;
  }
  rules.returns ??= true;
  return rules.returns ? 1 : 0;
}

/** Where the quote closes that opens at a place; doubled ones within do not close it. */
function closing(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** Reads one record; a quote that stands where none may, or that does not close, breaks it. */
function scan(text: string, start: number, rules: Rules, isLast: boolean): Scanned {
  const cells: string[] = [];
  const unfinished = isLast || text.length - start > rules.longest ? 'broken' : 'more';
  for (let at = start; ;) {
    let end = at;
    if (text[at] === '"') {
      const close = closing(text, at);
      if (close < 0) return unfinished;
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      end = close + 1;
    } else {
      while (end < text.length && text[end] !== rules.delimiter && !endAt(text, end, rules)) {
        if (text[end] === '"') return 'broken';
        end += 1;
      }
      cells.push(text.slice(at, end));
    }
    if (end >= text.length) return isLast ? { cells, next: end } : unfinished;
    const size = endAt(text, end, rules);
    if (size) return { cells, next: end + size };
    if (text[end] !== rules.delimiter) return 'broken';
    at = end + 1;
  }
}

/** Whether a record with line breaks in it is more than one row: it has not the cells of a row, and one of its lines has. */
function isJoined(raw: string, cells: readonly string[], { delimiter, width }: Rules): boolean {
  if (!width || cells.length === width) return false;
  const [, ...others] = raw.trimEnd().split(/\r\n|\n|\r/);
  return others.some((line) => line.split(delimiter).length === width);
}

const LINE = { returns: /\r/g, feeds: /\r?\n/g };

/** Where the line after this one begins; undefined where this one does not end yet. */
function lineAfter(text: string, start: number, rules: Rules): number | undefined {
  const end = rules.returns ? LINE.returns : LINE.feeds;
  end.lastIndex = start;
  return end.exec(text) ? end.lastIndex : undefined;
}

/**
 * The records of a text. One that a stray quote breaks is `null`, and ends where its first line does: reading begins anew
 * with the next line, so that no two rows become one.
 */
export async function* recordsOf(
  texts: AsyncIterable<string>,
  { delimiter, longest }: Pick<Rules, 'delimiter' | 'longest'>,
): AsyncGenerator<string[] | null> {
  const rules: Rules = { delimiter, longest, returns: undefined, width: 0 };
  let text = '';
  function* records(isLast: boolean): Generator<string[] | null> {
    let at = 0;
    while (at < text.length) {
      const found = scan(text, at, rules, isLast);
      if (found === 'more') break;
      if (
        found !== 'broken' &&
        found.next - at <= longest &&
        !isJoined(text.slice(at, found.next), found.cells, rules)
      ) {
        if (!rules.width && found.cells.some((cell) => cell.trim())) rules.width = found.cells.length;
        at = found.next;
        yield found.cells;
        continue;
      }
      const next = lineAfter(text, at, rules) ?? (isLast || text.length - at > longest ? text.length : undefined);
      if (next === undefined) break;
      at = next;
      yield null;
    }
    text = text.slice(at);
  }
  let held = '';
  for await (const piece of texts) {
    const whole = held + piece;
    // The sign that follows a carriage return says what it is.
    held = /[\r"]$/.exec(whole)?.[0] ?? '';
    text += whole.slice(0, whole.length - held.length);
    yield* records(false);
  }
  text += held;
  yield* records(true);
}
