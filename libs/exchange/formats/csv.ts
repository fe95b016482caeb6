/** What one record is written with, and how far a quote may reach. */
interface Rules {
  readonly delimiter: string;
  readonly longest: number;
  /** Whether lines end with a carriage return alone; undefined before the first one ends. */
  returns: boolean | undefined;
  /** How many cells the first row has in which anything stands. */
  width: number;
}
/** A record and where the next one begins, or the quotation mark that breaks it; `more`: it may go on. */
type Scanned = { readonly cells: string[]; readonly next: number } | { readonly mark: number } | 'more';

/** A row that a quotation mark breaks: the mark's line in the file, its place in that line, the last line that is lost. */
export interface Broken {
  readonly line: number;
  readonly sign: number;
  readonly last: number;
}

/** The most characters in which a cell of several lines is looked for where its quotation marks are wrong. */
const NEAR = 10_000;

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

/** Where the quote closes that opens at a place; doubled ones within do not close it, loosely none that a cell goes on behind. */
function closing(text: string, open: number, rules: Rules, isLoose: boolean): number {
  const goesOn = (at: number) => at < text.length && text[at] !== rules.delimiter && !endAt(text, at, rules);
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && (text[at + 1] === '"' || (isLoose && goesOn(at + 1))))
    at = text.indexOf('"', at + (text[at + 1] === '"' ? 2 : 1));
  return at;
}

/**
 * Reads one record; a quote that stands where none may, or that does not close, breaks it. Loosely, as spreadsheets read,
 * it is a sign like any other.
 */
function scan(text: string, start: number, rules: Rules, isLast: boolean, isLoose = false): Scanned {
  const cells: string[] = [];
  const unfinished = (mark: number) => (isLast || text.length - start > rules.longest ? { mark } : 'more');
  for (let at = start; ;) {
    let end = at;
    if (text[at] === '"') {
      const close = closing(text, at, rules, isLoose);
      if (close < 0) return unfinished(at);
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      end = close + 1;
    } else {
      while (end < text.length && text[end] !== rules.delimiter && !endAt(text, end, rules)) {
        if (text[end] === '"' && !isLoose) return { mark: end };
        end += 1;
      }
      cells.push(text.slice(at, end));
    }
    if (end >= text.length) return isLast ? { cells, next: end } : unfinished(at);
    const size = endAt(text, end, rules);
    if (size) return { cells, next: end + size };
    if (text[end] !== rules.delimiter) return { mark: /[\r\n]/.test(text.slice(at, end)) ? at : end - 1 };
    at = end + 1;
  }
}

const LINE = { returns: /\r/g, feeds: /\r?\n/g, any: /\r\n|\n|\r/g };
const linesOf = (raw: string) => raw.replace(/(?:\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/);

/** Whether a record with line breaks in it may be more than one row: it has not the cells of a row, and one of its lines has. */
function isJoined(raw: string, cells: readonly string[], { delimiter, width }: Rules): boolean {
  if (!width || cells.length === width) return false;
  const [, ...others] = linesOf(raw);
  return others.some((line) => line.split(delimiter).length === width);
}

/** Where the line after this one begins; undefined where this one does not end yet. */
function lineAfter(text: string, start: number, rules: Rules): number | undefined {
  const end = rules.returns ? LINE.returns : LINE.feeds;
  end.lastIndex = start;
  return end.exec(text) ? end.lastIndex : undefined;
}

/**
 * Whether lines may be rows or one cell, and nobody can say which: then none of them is taken for a row, or what somebody
 * wrote into a note becomes a person. They are rows where the first alone is broken, or where they make no row of this file
 * together, and each between the first and the last does by itself.
 */
function isUnsure(raw: string, cells: readonly string[], rules: Rules): boolean {
  const [, ...others] = linesOf(raw);
  const last = others.pop();
  const alone = (line: string) => {
    const found = scan(line, 0, { ...rules }, true);
    return found !== 'more' && 'cells' in found ? found.cells : undefined;
  };
  if (last === undefined || alone(last)) return false;
  return cells.length === rules.width || !others.every((line) => alone(line)?.length === rules.width);
}

/**
 * The records of a text. One that a stray quote breaks ends where its first line does: reading begins anew with the next
 * line, so that no two rows become one. Only where that line may belong to a cell of the broken one it ends with this cell.
 */
export async function* recordsOf(
  texts: AsyncIterable<string>,
  { delimiter, longest }: Pick<Rules, 'delimiter' | 'longest'>,
): AsyncGenerator<string[] | Broken> {
  const reader = new Reader({ delimiter, longest, returns: undefined, width: 0 });
  let held = '';
  for await (const piece of texts) {
    const whole = held + piece;
    // The sign that follows a carriage return says what it is.
    held = /[\r"]$/.exec(whole)?.[0] ?? '';
    yield* reader.records(whole.slice(0, whole.length - held.length), false);
  }
  yield* reader.records(held, true);
}

/** Reads records out of what has come so far, and keeps the rest. */
class Reader {
  private text = '';
  private line = 1;

  constructor(private readonly rules: Rules) {}

  *records(more: string, isLast: boolean): Generator<string[] | Broken> {
    this.text += more;
    let at = 0;
    while (at < this.text.length) {
      const found = this.next(at, isLast);
      if (!found) break;
      const first = this.line;
      const raw = this.text.slice(at, found.next);
      this.line += raw.match(LINE.any)?.length ?? 0;
      if ('cells' in found) yield found.cells;
      else {
        const before = this.text.slice(at, found.mark);
        const begins = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        const line = first + (before.match(LINE.any)?.length ?? 0);
        const last = first + linesOf(raw).length - 1;
        yield { line, sign: [...before.slice(begins)].length + 1, last };
      }
      at = found.next;
    }
    this.text = this.text.slice(at);
  }

  /** What begins at a place; undefined where it may go on in what is still to come. */
  private next(
    at: number,
    isLast: boolean,
  ): { next: number; cells: string[] } | { next: number; mark: number } | undefined {
    const { text, rules } = this;
    const { longest } = rules;
    const found = scan(text, at, rules, isLast);
    if (found === 'more') return undefined;
    const whole = 'cells' in found && found.next - at <= longest ? found : undefined;
    if (whole && !isJoined(text.slice(at, whole.next), whole.cells, rules)) {
      if (!rules.width && whole.cells.some((cell) => cell.trim())) rules.width = whole.cells.length;
      return whole;
    }
    const several = whole ? { cells: whole.cells, size: whole.next - at } : this.loosely(at, isLast);
    if (several === 'more') return undefined;
    const mark = 'mark' in found ? found.mark : text.indexOf('"', at);
    if (several && several.size <= NEAR && isUnsure(text.slice(at, at + several.size), several.cells, rules))
      return { next: at + several.size, mark };
    const next = lineAfter(text, at, rules) ?? (isLast || text.length - at > longest ? text.length : undefined);
    return next === undefined ? undefined : { next, mark };
  }

  /** A row of this file that begins at a place where its quotation marks are read as spreadsheets do. */
  private loosely(at: number, isLast: boolean): { cells: string[]; size: number } | 'more' | undefined {
    const near = this.text.slice(at, at + NEAR + 1);
    const rules = { ...this.rules, longest: Math.min(NEAR, this.rules.longest) };
    const found = scan(near, 0, rules, isLast && near.length <= NEAR, true);
    if (found === 'more') return found;
    return 'cells' in found && found.cells.length === rules.width
      ? { cells: found.cells, size: found.next }
      : undefined;
  }
}
