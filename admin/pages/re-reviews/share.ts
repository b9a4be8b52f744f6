/** Permille of a share as it is typed, such as 5 or ５%; null when it is none. */
export function permilleOf(text: string): number | null {
  const [, percent] = /^(\d{1,3}(?:\.\d)?)%?$/.exec(text.normalize('NFKC').trim()) ?? [];
  const permille = Math.round(Number(percent) * 10);
  return permille >= 1 && permille <= 1000 ? permille : null;
}
