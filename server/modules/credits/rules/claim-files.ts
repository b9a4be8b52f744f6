/** What a row says of its evidence, held against what was brought. */
export interface NamedFiles { readonly names: readonly string[]; readonly absent: readonly string[] }

/**
 * The files that a cell names, by the names they were brought under. Windows hides the endings of files, and cameras
 * write them in capitals: without its ending, or in another case, a name is good where it fits one file alone.
 */
export function namedFiles(cell: string, brought: ReadonlySet<string>): NamedFiles {
  const words = cell.split(/[;；、\n|]+/u).map((word) => word.trim().normalize('NFC')).filter(Boolean)
    // A comma may be part of a name; where no such file was brought it stands between two.
    .flatMap((word) => (fileOf(word, brought) === null ? word.split(/[,，]+/u).map((part) => part.trim()).filter(Boolean) : [word]));
  const found = words.map((word) => [word, fileOf(word, brought)] as const);
  return { names: [...new Set(found.flatMap(([, name]) => name ?? []))], absent: [...new Set(found.flatMap(([word, name]) => (name === null ? [word] : [])))] };
}

function fileOf(word: string, brought: ReadonlySet<string>): string | null {
  if (brought.has(word)) return word;
  const wanted = word.toLowerCase();
  const [only, another] = [...brought].filter((name) => name.toLowerCase() === wanted || name.toLowerCase().replace(/\.\w+$/, '') === wanted);
  return only !== undefined && another === undefined ? only : null;
}
