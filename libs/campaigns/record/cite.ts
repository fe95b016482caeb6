import type { SourceCode } from './sources.ts';

/** Where a row was read: the source, a line of the text as it was read, and whether it is the speaker's own words there. */
export const at = (sourceCode: SourceCode, line: number, quotedInSource = false) => ({
  sourceCode,
  locator: `line ${line}`,
  quotedInSource,
});
/** Marks a citation whose place in the source is the speaker's own words. */
export const QUOTED = true;
