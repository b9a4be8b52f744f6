import { type Archive, parsePart } from './archive.ts';

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

export interface Relation { id: string; type: string; path: string }

export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = folderOf(part);
  const relations: Relation[] = [];
  await parsePart(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name === 'Relationship' && TargetMode !== 'External') relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: resolvePath(folder, Target) });
    },
  });
  return relations;
}

/** Which styles show a number as a day or a time, by their position. */
export type DateStyle = 'date' | 'time' | null;

function dateStyle(format: string): DateStyle {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '').split(';')[0] ?? '';
  if (/general/iu.test(bare)) return null;
  if (/[yd年日]|m{3,}/iu.test(bare)) return 'date';
  if (/[hs]/iu.test(bare)) return 'time';
  return /m/iu.test(bare) && !/[0#?]/u.test(bare) ? 'date' : null;
}

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);
const BUILT_IN_TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56]);

export async function readStyles(archive: Archive, path: string): Promise<DateStyle[]> {
  const custom = new Map<number, DateStyle>();
  const styles: DateStyle[] = [];
  let inCellFormats = false;
  await parsePart(archive, path, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'numFmt') custom.set(Number(attributes.numFmtId), dateStyle(attributes.formatCode ?? ''));
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(custom.get(id) ?? (BUILT_IN_DATES.has(id) ? 'date' : BUILT_IN_TIMES.has(id) ? 'time' : null));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Excel writes characters that XML forbids as _x000D_. */
export const unescapeText = (text: string): string => (text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text);

export async function readSharedStrings(archive: Archive, path: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  await parsePart(archive, path, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic += 1;
    },
    text: (piece) => {
      if (inText && phonetic === 0) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}
