const LONGEST_NUMBER = 64;
const SHORTEST_NUMBER = 4;

/** A name without what people write differently: width, case, spaces and punctuation make no other training, organiser or topic. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\p{Z}\s]/gu, '');
}

/** A certificate's number without what people write differently; null where it is none, such as “无” or “1”. */
export function comparableNumber(number: string | null | undefined): string | null {
  const plain = (number ?? '').normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain.length >= SHORTEST_NUMBER && /\p{N}/u.test(plain) ? plain.slice(0, LONGEST_NUMBER) : null;
}
