/** One part of a text that organizers typed. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'programme'; readonly items: readonly (readonly [time: string, what: string])[] };

const TIMED = /^(\d{1,2}[:.]\d\d(?:\s?[ap]\.?\s?m\.?)?)\s+[-–—]?\s*(.+)$/i;

/**
 * The parts of a text as organizers type it: an empty line between them, `## ` before a heading, `- ` before each point
 * of a list; lines that all begin with a time are a programme.
 */
export function blocksOf(text: string): Block[] {
  const parts = text.replace(/\r\n?/g, '\n').split(/\n\s*\n|\n(?=##? )|(?<=^##? .*)\n/m);
  return parts.flatMap((part): Block[] => {
    const lines = part
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const [first] = lines;
    if (!first) return [];
    if (lines.length === 1 && /^##? /.test(first)) return [{ kind: 'heading', text: first.replace(/^##? +/, '') }];
    if (lines.every((line) => /^[-*•] /.test(line)))
      return [{ kind: 'list', items: lines.map((line) => line.slice(2).trim()) }];
    const timed = lines.map((line) => TIMED.exec(line));
    if (timed.every((each) => each !== null))
      return [{ kind: 'programme', items: timed.map(([, time = '', what = '']) => [time, what] as const) }];
    return [{ kind: 'paragraph', text: lines.join('\n') }];
  });
}
