const letters: string[] = [];

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const known = letters[column];
  if (known !== undefined) return known;
  const rest = Math.floor((column - 1) / 26);
  const made = (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
  letters[column] = made;
  return made;
}
