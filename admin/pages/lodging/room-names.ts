const MOST = 200;

/** `301-303、305` → 301, 302, 303, 305; what is no row of numbers stays as it is. */
export function roomNamesOf(text: string): string[] {
  const names = text.normalize('NFKC').split(/[,，、;；\s]+/).filter(Boolean).flatMap((part) => {
    const [, head = '', first = '', last = ''] = /^(\D*)(\d+)\s*[-–~～至]\s*\D*(\d+)$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === '' || to < from || to - from >= MOST) return [part.slice(0, 30)];
    return Array.from({ length: to - from + 1 }, (_, at) => `${head}${String(from + at).padStart(first.length, '0')}`);
  });
  return [...new Set(names)].slice(0, MOST);
}
