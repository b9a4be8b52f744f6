/** A name for the public: the family name, then a circle for each other character. 欧阳明 → 欧阳○ is not tried: one character stays. */
export function maskedName(name: string): string {
  const characters = [...name];
  return characters.map((character, at) => (at === 0 || character === '·' ? character : '○')).join('');
}

/** A national id with only region and last two characters readable: 110105********02. */
export function maskedNationalId(nationalId: string): string {
  return nationalId.length < 10 ? '*'.repeat(nationalId.length) : `${nationalId.slice(0, 6)}${'*'.repeat(nationalId.length - 8)}${nationalId.slice(-2)}`;
}
