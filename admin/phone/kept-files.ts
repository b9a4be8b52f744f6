/**
 * Files chosen on this phone that the server does not have yet. They outlive the page, as the drafts that name them
 * do, where the browser has a store for them; elsewhere they last as long as the page.
 */
const NAME = 'shixun.kept';
const FILES = 'files';
const atHand = new Map<string, File>();

export async function keepFile(key: string, file: File): Promise<void> {
  atHand.set(key, file);
  await inStore('readwrite', (files) => files.put(file, key));
}

export async function keptFile(key: string): Promise<File | null> {
  return atHand.get(key) ?? (await inStore<File | undefined>('readonly', (files) => files.get(key) as IDBRequest<File | undefined>)) ?? null;
}

export async function forgetFile(key: string): Promise<void> {
  atHand.delete(key);
  await inStore('readwrite', (files) => files.delete(key));
}

/** At signing out: the phone may be somebody else's next. */
export async function forgetFiles(): Promise<void> {
  atHand.clear();
  await inStore('readwrite', (files) => files.clear());
}

/** A store that is full or forbidden keeps nothing; the page still works. */
async function inStore<Result>(mode: IDBTransactionMode, ask: (files: IDBObjectStore) => IDBRequest<Result>): Promise<Result | null> {
  try {
    const store = await opened();
    try {
      return await answerOf(ask(store.transaction(FILES, mode).objectStore(FILES)));
    } finally {
      store.close();
    }
  } catch {
    return null;
  }
}

function opened(): Promise<IDBDatabase> {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => { asked.result.createObjectStore(FILES); };
  return answerOf(asked);
}

function answerOf<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('the store of files gave no answer'));
  });
}
