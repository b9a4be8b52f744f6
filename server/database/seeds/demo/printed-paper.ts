import type { Platform } from '../../../platform/module.js';

/** A page of lines under a title, as PDF: the papers that people of the demo put to their records. */
export async function printedPaper({ printer }: Platform, today: string, name: string, title: string, lines: readonly string[]): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  return { name, mediaType: 'application/pdf', bytes: await printer.print('table-report', { title, columns: [{ header: '内容', width: { share: 1 } }], rows: lines.map((each) => [each]), generatedOn: today }, 'zh-CN') };
}
