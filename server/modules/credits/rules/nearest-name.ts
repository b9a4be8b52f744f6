/** The known name that was perhaps meant: the same letters in another spelling, or a third of them wrong at most. Null: none is near. */
export function nearestName(written: string, known: readonly string[]): string | null {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(written);
  if (wanted === '' || wanted.length > 60) return null;
  let nearest: { readonly name: string; readonly distance: number } | null = null;
  for (const name of known) {
    const distance = distanceBetween(wanted, plain(name));
    if (distance <= Math.floor(wanted.length / 3) && (nearest === null || distance < nearest.distance)) nearest = { name, distance };
  }
  return nearest?.name ?? null;
}

/** How many letters must be put in, taken out or changed. */
function distanceBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (let at = 1; at <= other.length; at += 1) current.push(Math.min((before[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1, (before[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1)));
    before = current;
  }
  return before[other.length] ?? 0;
}
