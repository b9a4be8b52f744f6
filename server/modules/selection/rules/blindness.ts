/**
 * The first word in an entry's texts by which a judge would know it: the entrant's name, his number,
 * or his school's name, in full or without the county's prefix. Null when it is blind.
 */
export function givesAway(texts: readonly (string | null)[], entrant: { readonly name: string; readonly number: string; readonly schoolName: string; readonly schoolNameEn: string }): string | null {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  const all = plain(texts.filter(Boolean).join('\n'));
  const telling = [entrant.name, entrant.number, entrant.schoolName, entrant.schoolNameEn, withoutPlace(entrant.schoolName)];
  return telling.find((word) => plain(word).length >= 2 && all.includes(plain(word))) ?? null;
}

/** 澄川县城关镇中心小学 → 城关镇中心小学: how people write a school's name. A bare kind such as 中心小学 tells nothing. */
function withoutPlace(schoolName: string): string {
  const short = schoolName.replace(/^.{2,4}?[县区市]/u, '');
  return [...short].length >= 5 ? short : schoolName;
}
