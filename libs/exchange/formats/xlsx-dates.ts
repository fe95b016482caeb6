/** Formats that every spreadsheet program has by number, and that are dates or times. */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
const DAY = 86_400;

/** Whether a number in this format is a date or a time: by its number, or the letters of a format of the file's own. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(id);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').split(';')[0]!;
  return /[dmyhs]/i.test(bare) && !/^general$/i.test(bare);
}

/** A date as ISO writes it, with its time where it has one; a time alone below one day; undefined for what is none. */
export function dateOf(serial: number, from1904: boolean): string | undefined {
  const seconds = Math.round(serial * DAY);
  if (seconds < 0 || serial > 2_958_466) return undefined;
  const time = new Date((seconds % DAY) * 1000).toISOString().slice(11, 19);
  if (serial < 1) return time;
  // The other calendar has a 29th of February 1900, which never was: days before it are one later than they say.
  const days = Math.floor(seconds / DAY) + (from1904 ? 1462 : 0);
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY * 1000).toISOString().slice(0, 10);
  return seconds % DAY ? `${date}T${time}` : date;
}
