/**
 * The thread that reads a workbook or a CSV file and hands its rows over in batches.
 *
 * Its own pass over the parts of the file (yauzl, saxes) and not exceljs: that one loses merged
 * ranges when it streams, and holds the whole workbook when it does not. Node runs this folder as it
 * is, compiled or with its types stripped, so its files name each other by their own ending.
 */
import { parentPort, workerData } from 'node:worker_threads';

import { readCsv } from './csv.ts';
import { type ReadJob, type ReadMessage, Refused } from './read-job.ts';
import { RowOutput } from './row-output.ts';
import { readXlsx } from './xlsx.ts';

if (!parentPort) throw new Error('This file is the body of a worker thread');
const port = parentPort;
const tell = (message: ReadMessage): void => port.postMessage(message);
const job = workerData as ReadJob;

try {
  await (job.format === 'xlsx' ? readXlsx : readCsv)(job, new RowOutput(job.limits, tell));
  tell({ kind: 'end' });
} catch (error) {
  if (error instanceof Refused) tell({ kind: 'refused', code: error.code, message: error.message, details: error.details });
  else tell({ kind: 'refused', code: 'UNREADABLE', message: error instanceof Error ? error.message : String(error), details: {} });
}
