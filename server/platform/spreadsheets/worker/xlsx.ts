import type yauzl from 'yauzl';

import type { SpreadsheetErrorDetails } from '../spreadsheet-types.js';
import { local, parsePart, readDirectory } from './archive.ts';
import { type ReadJob, Refused } from './read-job.ts';
import type { RowOutput } from './row-output.ts';
import { readSheet } from './sheet.ts';
import { readSharedStrings, readStyles, relationsOf, unescapeText } from './workbook-parts.ts';

const MAX_SHEETS = 200;

function looksLike(entries: Map<string, yauzl.Entry>): SpreadsheetErrorDetails['looksLike'] {
  if (entries.has('xl/workbook.bin')) return 'xlsb';
  if (entries.has('word/document.xml')) return 'docx';
  if (entries.has('ppt/presentation.xml')) return 'pptx';
  return entries.has('content.xml') && entries.has('mimetype') ? 'ods' : 'zip';
}

export async function readXlsx(job: ReadJob, output: RowOutput): Promise<void> {
  const archive = await readDirectory(job.source, job.limits);
  const declared = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.path;
  const book = declared && /(?:^|\/)workbook\d*\.xml$/iu.test(declared) ? declared : 'xl/workbook.xml';
  if (!archive.entries.has(book.toLowerCase())) throw new Refused('NOT_A_WORKBOOK', 'An archive without a workbook', { looksLike: looksLike(archive.entries) });
  const relations = await relationsOf(archive, book);
  const partOf = (type: string): string => relations.find((relation) => relation.type === type)?.path ?? '';

  const sheets: { name: string; hidden: boolean; path: string }[] = [];
  let epoch1904 = false;
  await parsePart(archive, book, {
    open: (name, attributes) => {
      if (name === 'workbookPr') epoch1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.includes(':') && local(key) === 'id')?.[1];
      const relation = relations.find((each) => each.id === id);
      if (relation?.type === 'worksheet') sheets.push({ name: unescapeText(attributes.name ?? ''), hidden: (attributes.state ?? 'visible') !== 'visible', path: relation.path });
    },
  });
  if (sheets.length > MAX_SHEETS) throw new Refused('TOO_LARGE', `${sheets.length} sheets`, { limit: MAX_SHEETS });
  const chosen = job.sheets === null ? sheets : job.sheets.map((wanted) => {
    const sheet = typeof wanted === 'number' ? sheets[wanted] : sheets.find(({ name }) => name === wanted);
    if (!sheet) throw new Refused('SHEET_MISSING', `No sheet ${wanted}`, { sheet: String(wanted) });
    return sheet;
  });

  const strings = await readSharedStrings(archive, partOf('sharedStrings'));
  const styles = await readStyles(archive, partOf('styles'));
  for (const { name, hidden, path } of chosen) {
    if (!archive.entries.has(path.toLowerCase())) throw new Refused('UNREADABLE', `The sheet ${name} has no content`, { sheet: name });
    output.open(name, hidden);
    await readSheet(archive, path, name, { strings, styles, epoch1904 }, output);
  }
  archive.zip.close();
}
