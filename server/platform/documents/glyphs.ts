import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fontFiles } from './assets.js';

/** First and last code point of each run that a font can draw, in ascending order. */
type Coverage = readonly (readonly [first: number, last: number])[];

/** Characters that leave no mark: spaces, joiners, variation selectors. */
const UNDRAWN = /[\p{Z}\p{Cc}\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const coverages = new Map<string, Coverage>();

/**
 * The characters of a text that no font on board can draw, each once, in order: to be asked before a
 * paper with a rare name is issued. Only the fonts' character maps are read, once per process.
 *
 * @param extraFontPaths folders with further .ttf or .otf files
 */
export function missingGlyphs(text: string, extraFontPaths: readonly string[] = []): string[] {
  const fonts = [...fontFiles(), ...extraFontPaths.flatMap(fontsIn)].map(coverageOf);
  const draws = (character: string): boolean => UNDRAWN.test(character) || fonts.some((font) => covers(font, character.codePointAt(0) ?? 0));
  return [...new Set(text.normalize('NFC'))].filter((character) => !draws(character));
}

const fontsIn = (folder: string): string[] => readdirSync(folder).filter((name) => /\.(?:ttf|otf)$/iu.test(name)).sort().map((name) => join(folder, name));

function covers(font: Coverage, codePoint: number): boolean {
  let low = 0;
  let high = font.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = font[middle] ?? [0, -1];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}

function coverageOf(file: string): Coverage {
  const known = coverages.get(file);
  if (known) return known;
  const coverage = readCoverage(characterMap(file));
  coverages.set(file, coverage);
  return coverage;
}

/** The 'cmap' table of a TrueType or OpenType file. */
function characterMap(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const read = (length: number, position: number): Buffer => {
      const bytes = Buffer.alloc(length);
      readSync(descriptor, bytes, 0, length, position);
      return bytes;
    };
    const tables = read(read(12, 0).readUInt16BE(4) * 16, 12);
    for (let at = 0; at < tables.length; at += 16) {
      if (tables.toString('latin1', at, at + 4) === 'cmap') return read(tables.readUInt32BE(at + 12), tables.readUInt32BE(at + 8));
    }
    throw new Error(`No character map in ${file}`);
  } finally {
    closeSync(descriptor);
  }
}

/** Format 12 (all planes) when the font has one, format 4 (first plane) otherwise. */
function readCoverage(map: Buffer): Coverage {
  const offsets = Array.from({ length: map.readUInt16BE(2) }, (_, index) => map.readUInt32BE(4 + index * 8 + 4));
  const full = offsets.find((offset) => map.readUInt16BE(offset) === 12);
  if (full !== undefined) {
    return Array.from({ length: map.readUInt32BE(full + 12) }, (_, index) => {
      const group = full + 16 + index * 12;
      return [map.readUInt32BE(group), map.readUInt32BE(group + 4)] as const;
    });
  }
  const basic = offsets.find((offset) => map.readUInt16BE(offset) === 4);
  if (basic === undefined) return [];
  const doubledCount = map.readUInt16BE(basic + 6);
  const runs: (readonly [number, number])[] = [];
  for (let segment = 0; segment < doubledCount; segment += 2) {
    const last = map.readUInt16BE(basic + 14 + segment);
    if (last !== 0xffff) runs.push([map.readUInt16BE(basic + 16 + doubledCount + segment), last]);
  }
  return runs;
}
