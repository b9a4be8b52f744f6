import { Readable } from 'node:stream';

import { countyTimeOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { safeName, UniquePaths } from '../../platform/files/entry-names.js';
import { type FiledEntry, filedZip } from '../../platform/files/filed-zip.js';
import type { Files } from '../../platform/files/files.js';
import { say } from '../../platform/locale.js';
import type { Actor } from '../accounts/index.js';
import { mayRead, type RegisterPapers } from '../attendance/index.js';
import { CASCADE_PROOF_UPLOAD } from './cascade-proofs.service.js';
import { cascadeWorkbook } from './cascade-workbook.js';
import { CASCADE_UPLOAD } from './cascade.service.js';
import type { CascadeEvidence, CascadeProof, CascadeSheet, CascadeStep } from './cascade.types.js';
import { STEP_STATES } from './rules/step.js';

/** A pack is a Chinese document, whoever asks for it. */
const PAPER = 'zh-CN';

interface PackSources {
  readonly reader: Reader;
  readonly files: Files;
  readonly registers: RegisterPapers;
}

/**
 * Everything that shows how a training was passed on, as far as the sheet reaches: the proofs of who attended,
 * of each step its register, when he may read that, and its evidence, and a list of what is missing. Nothing is kept: it is made anew,
 * one paper at a time, while it is fetched.
 */
export async function cascadePack(actor: Actor, { reader, files, registers }: PackSources, sheet: CascadeSheet, now: string): Promise<Readable> {
  const paths = new UniquePaths();
  const kept = async (table: 'cascade_proofs' | 'cascade_evidence', list: readonly (CascadeProof | CascadeEvidence)[]): Promise<Map<number, number>> =>
    new Map((await reader.rows<{ id: number; fileId: number }>(`SELECT id, fileId FROM ${table} WHERE id IN (?)`, [list.map((each) => each.id)])).map((each) => [each.id, each.fileId]));
  const proofFiles = await kept('cascade_proofs', sheet.attendees.flatMap((each) => each.proofs));
  const evidenceFiles = await kept('cascade_evidence', sheet.steps.flatMap((each) => each.evidence));
  const rolls = await reader.rows<{ sessionId: number; schoolId: number | null; hostTeacherId: number | null }>('SELECT s.id AS sessionId, r.schoolId, r.hostTeacherId FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE s.id IN (?)', [sheet.steps.filter((each) => each.presentCount > 0).map((each) => each.sessionId)]);
  const readable = new Set(rolls.filter((each) => mayRead(actor, each)).map((each) => each.sessionId));
  const brought = (folder: string, part: string, about: string, purpose: string, { name, addedByName, addedAt }: CascadeProof | CascadeEvidence, fileId: number): FiledEntry => ({
    path: paths.take(folder, name), part, about, from: addedByName, addedAt, open: async () => (await files.openStream(fileId, purpose)).source,
  });
  const made = (folder: string, name: string, part: string, about: string, bytes: () => Promise<Uint8Array>): FiledEntry => ({
    path: paths.take(folder, name), part, about, from: '', addedAt: null, open: async () => Readable.from([Buffer.from(await bytes())]),
  });
  const entries = [
    made('', '01-覆盖与传递.xlsx', '覆盖与传递', '各校覆盖情况、参加人员与传递过程', () => cascadeWorkbook(sheet, PAPER)),
    ...sheet.attendees.flatMap(({ name, schoolName, number, proofs }) => {
      const folder = folderOf('02-上级培训证明', `${name} ${schoolName} ${number}`);
      return proofs.map((proof) => brought(folder, '上级培训证明', `${name}（${schoolName}）`, CASCADE_PROOF_UPLOAD, proof, proofFiles.get(proof.id) ?? 0));
    }),
    ...sheet.steps.flatMap((step, at) => {
      const folder = folderOf('03-转培训场次', `${String(at + 1).padStart(3, '0')} ${placeOf(step)} ${countyTimeOf(step.startsAt).slice(0, 10)}${step.state === 'HELD' ? '' : ` ${say(STEP_STATES[step.state], PAPER)}`}`);
      const register = readable.has(step.sessionId) ? [made(folder, '签到册.pdf', '签到册', `${placeOf(step)} ${step.topic}`, () => registers.pdf(step.sessionId, PAPER))] : [];
      return [...register, ...step.evidence.map((each) => brought(folder, '转培训材料', `${placeOf(step)} ${step.topic}`, CASCADE_UPLOAD, each, evidenceFiles.get(each.id) ?? 0))];
    }),
  ];
  const lacking = missingOf(sheet);
  return filedZip(entries, lacking.length === 0 ? [] : [{ name: '缺少', columns: [{ key: 'what', header: '对象', type: 'text', width: 44 }, { key: 'lacks', header: '缺少', type: 'text', width: 40 }], rows: lacking }], now);
}

const placeOf = (step: CascadeStep): string => step.areaName ?? step.schoolName ?? '';
const folderOf = (above: string, name: string): string => `${above}/${safeName(name)}`;

/** What an inspection would ask for and does not find. */
function missingOf({ attendees, steps, areas, cascade }: CascadeSheet): { what: string; lacks: string }[] {
  return [
    ...attendees.filter((each) => each.proofs.length === 0).map(({ name, schoolName }) => ({ what: `${name}（${schoolName}）`, lacks: '参加上级培训的证明文件' })),
    ...steps.filter(({ state }) => state === 'PLANNED').map((step) => ({ what: `${placeOf(step)} ${step.topic}`, lacks: '完成签到' })),
    ...steps.filter(({ state, evidence }) => state === 'HELD' && evidence.length === 0).map((step) => ({ what: `${placeOf(step)} ${step.topic}`, lacks: '方案、照片等材料' })),
    ...areas.flatMap(({ schools }) => schools.filter((each) => !each.isReached).map(({ name, isOverdue }) => ({ what: name, lacks: isOverdue ? `转培训（期限 ${cascade.dueOn}，已逾期）` : '转培训' }))),
  ];
}
