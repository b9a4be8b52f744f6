export interface FigureLimits { readonly least: number; readonly most: number; readonly decimals?: number }

/** The figure typed, full-width digits included; null when it is none, or lies outside. */
export function figureOf(text: string, { least, most, decimals = 0 }: FigureLimits): number | null {
  const plain = text.normalize('NFKC').trim();
  const [isFigure, point] = /^\d{1,9}(?:\.(\d+))?$/.exec(plain) ?? [];
  if (isFigure === undefined || (point?.length ?? 0) > decimals) return null;
  const value = Number(plain);
  return value < least || value > most ? null : value;
}
