/** A score sheet as this device knows it; it outlives a closed tab and a lost connection. */
export interface LocalSheet {
  readonly points: Readonly<Record<string, number>>;
  readonly comment: string;
  /** The server's revision that it follows. */
  readonly revision: number;
}

const keyOf = (accountId: string, paperId: string): string => `shixun.sheet.${accountId}.${paperId}`;

/** What was scored here and has not reached the server, or null. */
export function localSheet(accountId: string, paperId: string): LocalSheet | null {
  try {
    const text = localStorage.getItem(keyOf(accountId, paperId));
    return text === null ? null : JSON.parse(text) as LocalSheet;
  } catch {
    return null;
  }
}

/** @returns whether it was kept; a full or forbidden storage keeps nothing. */
export function keepSheet(accountId: string, paperId: string, sheet: LocalSheet): boolean {
  try {
    localStorage.setItem(keyOf(accountId, paperId), JSON.stringify(sheet));
    return true;
  } catch {
    return false;
  }
}

export function forgetSheet(accountId: string, paperId: string): void {
  try {
    localStorage.removeItem(keyOf(accountId, paperId));
  } catch { /* Nothing was kept, then. */ }
}
