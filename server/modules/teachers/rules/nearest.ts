/**
 * The candidate that takes the fewest single-character edits to reach, or null when even that one
 * differs in more than half of its characters.
 */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  const wanted = [...text];
  for (const candidate of candidates) {
    const characters = [...candidate];
    const most = Math.min(fewest - 1, Math.floor(Math.max(wanted.length, characters.length) / 2));
    if (Math.abs(characters.length - wanted.length) > most) continue;
    const edits = editsBetween(wanted, characters);
    if (edits <= most) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

function editsBetween(one: readonly string[], other: readonly string[]): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  one.forEach((character, row) => {
    const here = [row + 1];
    other.forEach((otherCharacter, column) => {
      const replaced = (above[column] ?? 0) + (character === otherCharacter ? 0 : 1);
      here.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1));
    });
    above = here;
  });
  return above[other.length] ?? 0;
}
