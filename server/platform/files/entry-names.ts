/** Windows shows a path of some 200 characters whole; folders take the rest. */
const MOST_CHARACTERS = 90;
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name that Windows, WPS and every unzipper accept: forbidden characters replaced, cut before its ending. */
export function safeName(name: string): string {
  const cleaned = name.normalize('NFC').replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').replace(/\s+/g, ' ').trim().replace(/[. ]+$/, '');
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(cleaned) ?? [];
  const kept = [...stem].slice(0, MOST_CHARACTERS).join('').replace(/[. ]+$/, '') || '_';
  return `${DEVICES.test(kept) ? `_${kept}` : kept}${ending}`;
}

/** Gives every path once: what differs only in case is the same file on Windows and gets a number. */
export class UniquePaths {
  private readonly taken = new Set<string>();

  take(folder: string, name: string): string {
    const safe = safeName(name);
    const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(safe) ?? [];
    for (let copy = 1; ; copy += 1) {
      const path = `${folder === '' ? '' : `${folder}/`}${copy === 1 ? safe : `${stem} (${copy})${ending}`}`;
      const key = path.toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return path;
    }
  }
}
