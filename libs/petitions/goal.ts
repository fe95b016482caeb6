const STEPS = [1, 1.5, 2, 3, 5, 7.5];

/**
 * The goal that is shown beside a count: the organizers' own until it is reached, from then on the next of 100, 150,
 * 200, 300, 500, 750, 1,000 and so on that is above the count. It follows from the count alone, so everybody who sees
 * the same count sees the same goal.
 */
export function goalAt(goal: number, count: number): number {
  if (count < goal) return goal;
  for (let scale = 10; ; scale *= 10) {
    const next = STEPS.map((step) => step * scale).find((each) => each > count);
    if (next !== undefined) return next;
  }
}
