/** How many letters must be put in, left out, changed or swapped with their neighbour; more than `most` are not counted. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + Number(!same));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

const withoutDigits = (text: string): string => text.replace(/\d/g, '');
/** Whoever is numbered is another one: ana1 is not ana2. A letter that changed places with a digit did not stay. */
function differInDigits(a: string, b: string): boolean {
  if (a === b || withoutDigits(a) !== withoutDigits(b)) return false;
  return a.length !== b.length || [...a].every((each, n) => each === b[n] || /^\d\d$/.test(`${each}${b[n]}`));
}

/**
 * Whether a name was mistyped: one slip in five letters or more, two in eight or more. María and Mario, Juan and Juana
 * are no slip of each other but two people.
 */
export function isSlip(a: string, b: string): boolean {
  if (differInDigits(a, b)) return false;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5) return false;
  if (a.slice(0, -1) === b.slice(0, -1) || a === `${b}a` || b === `${a}a`) return !/[aeo]/.test(a.at(-1)! + b.at(-1)!);
  const most = shorter >= 8 ? 2 : 1;
  return slips(a, b, most) <= most;
}

const split = (email: string): [local: string, domain: string] => {
  const at = email.lastIndexOf('@');
  return [email.slice(0, at), email.slice(at + 1)];
};

/** Whether two addresses of one domain differ by a slip of a letter. */
export function isEmailSlip(a: string, b: string): boolean {
  const [[one, domain], [other, elsewhere]] = [split(a), split(b)];
  if (domain !== elsewhere || a === b || Math.min(one.length, other.length) < 5) return false;
  return !differInDigits(one, other) && slips(one, other, 1) <= 1;
}

/** What two addresses that differ by one slip have in common: each with any one letter left out. */
export function slipKeys(email: string): string[] {
  const [local, domain] = split(email);
  if (local.length < 5 || local.length > 40) return [];
  const shorter = Array.from(local, (_, n) => `${local.slice(0, n)}${local.slice(n + 1)}@${domain}`);
  return [...new Set([email, ...shorter])];
}
