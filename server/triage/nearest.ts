/** The known id with the fewest edits to it, if it is close. */
export function nearest(id: string, known: Iterable<string>): string | undefined {
  let best: { id: string; edits: number } | undefined;
  for (const candidate of known) {
    const edits = distance(id.toLowerCase(), candidate);
    if (!best || edits < best.edits) best = { id: candidate, edits };
  }
  return best && best.edits <= Math.max(2, id.length / 3) ? best.id : undefined;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
