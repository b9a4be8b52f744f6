import { countyTimeOf } from '../../platform/clock.js';
import type { BoundArchiveData, BoundSection, DocumentPicture, ReportColumn } from '../../platform/documents/index.js';
import type { Platform } from '../../platform/module.js';
import type { PaperTable } from '../training/index.js';
import { classFacts, heldSessions, planLines, sessionTime } from './class-facts.js';
import { type ArchiveSources, PAPER } from './archive-entries.js';
import type { ArchivesReadModel } from './archives.read-model.js';
import { ARCHIVE_UPLOAD } from './archives.service.js';
import { ARCHIVE_PARTS, UPLOAD_PARTS } from './rules/vocabulary.js';

/** What one bound document holds of pictures: more would be set for minutes. The rest is in the zip, and the page says so. */
const MOST_PICTURES = 48;
const MOST_PICTURE_BYTES = 48 * 1024 * 1024;

/** The bound archive: cover, contents, and every paper that stands in records, with the pictures and a list of the files. */
export async function archiveBook(platform: Pick<Platform, 'reader' | 'files'>, readModel: ArchivesReadModel, sources: ArchiveSources, cohortId: number): Promise<{ data: BoundArchiveData; pictures: DocumentPicture[]; title: string }> {
  const { reader } = platform;
  const facts = await classFacts(reader, cohortId);
  const sessions = await heldSessions(reader, facts.rollId);
  const files = await readModel.files(cohortId);
  const terms = await readModel.terms(cohortId);
  const lines = planLines(facts, PAPER);
  const [roster, completion] = await Promise.all([sources.cohorts.admitted(cohortId, PAPER), sources.cohorts.completion(cohortId, PAPER)]);
  const closing = await reader.row<{ closedAt: string | null }>('SELECT closedAt FROM cohorts WHERE id = ?', [cohortId]);
  const chosen = await chosenPictures(platform, cohortId);
  const leftOut = [...terms.values()].filter((each) => each.requirement === 'NOT_APPLICABLE');
  const sections: BoundSection[] = [
    { title: '一　方案与课程安排', facts: lines, table: {
      columns: [{ header: '场次', align: 'center' }, { header: '时间' }, { header: '主题', width: { share: 2 } }, { header: '主讲' }, { header: '地点', width: { share: 1 } }],
      rows: sessions.map((each) => [String(each.ordinal), sessionTime(each), each.topic, each.lecturer, each.place]),
    } },
    { title: '二　学员名册', table: tableOf(roster, ['number', 'name', 'school', 'area', 'path', 'decidedBy'], 'school') },
    { title: '三　考勤汇总', table: {
      columns: [{ header: '场次', align: 'center' }, { header: '日期' }, { header: '主题', width: { share: 1 } }, { header: '应到', align: 'end' }, { header: '实到', align: 'end' }, { header: '其中手工登记', align: 'end' }, { header: '签到册' }],
      rows: sessions.map((each) => [String(each.ordinal), each.day, each.topic, String(each.memberCount), String(each.presentCount), String(each.handCount), each.closedAt ? '已结束' : '未结束']),
    } },
    { title: '四　结业名单', table: tableOf(closing?.closedAt ? completion : null, ['number', 'name', 'school', 'attended', 'assessment', 'outcome', 'reason', 'credits'], 'reason'), footnotes: closing?.closedAt ? [] : ['本班尚未办理结业。'] },
    ...(chosen.total > 0 ? [{ title: '五　活动照片', pictures: chosen.pictures.map(({ name, caption }) => ({ name, caption })), footnotes: chosen.total > chosen.pictures.length ? [`另有 ${chosen.total - chosen.pictures.length} 张照片见电子档案。`] : [] }] : []),
    { title: `${chosen.total > 0 ? '六' : '五'}　材料清单`, table: {
      columns: [{ header: '序号', align: 'end' }, { header: '类别' }, { header: '文件名', width: { share: 1 } }, { header: '字节', align: 'end' }, { header: '上传人' }, { header: '上传时间' }, { header: 'SHA-256', width: { millimetres: 44 } }],
      rows: UPLOAD_PARTS.flatMap((part) => files.filter((each) => each.part === part)).map((each, at) => [
        String(at + 1), ARCHIVE_PARTS[each.part].zh, each.caption ? `${each.name}（${each.caption}）` : each.name, String(each.sizeBytes), each.addedByName, countyTimeOf(each.addedAt), each.sha256,
      ]),
    }, footnotes: leftOut.map(({ part, reason }) => `不适用：${ARCHIVE_PARTS[part].zh}——${reason ?? ''}`) },
  ];
  return {
    title: facts.title, pictures: chosen.pictures.map(({ name, bytes }) => ({ name, bytes })),
    data: { title: facts.title, subtitle: '培训班档案', coverFacts: lines.slice(1, 6), sections, issuer: facts.organiser, generatedOn: countyTimeOf(facts.changedAt) },
  };
}

function tableOf(table: PaperTable | null, keys: readonly string[], wide: string): NonNullable<BoundSection['table']> {
  const columns = keys.flatMap((key) => table?.columns.find((each) => each.key === key) ?? []);
  return {
    columns: [{ header: '序号', align: 'end' }, ...columns.map(({ key, header }): ReportColumn => ({ header, ...(key === wide ? { width: { share: 1 } } : {}) }))],
    rows: (table?.rows ?? []).map((row, at) => [String(at + 1), ...columns.map(({ key }) => String(row[key] ?? ''))]),
  };
}

async function chosenPictures({ reader, files }: Pick<Platform, 'reader' | 'files'>, cohortId: number): Promise<{ total: number; pictures: (DocumentPicture & { caption: string })[] }> {
  const rows = await reader.rows<{ fileId: number; caption: string; mediaType: string; sizeBytes: number }>(
    "SELECT a.fileId, a.caption, f.mediaType, f.sizeBytes FROM archive_files a JOIN stored_files f ON f.id = a.fileId WHERE a.cohortId = ? AND a.part = 'PICTURES' ORDER BY a.id", [cohortId]);
  const pictures: (DocumentPicture & { caption: string })[] = [];
  let weight = 0;
  for (const { fileId, caption, mediaType, sizeBytes } of rows) {
    if (pictures.length === MOST_PICTURES || weight + sizeBytes > MOST_PICTURE_BYTES) continue;
    weight += sizeBytes;
    pictures.push({ name: `${fileId}.${mediaType === 'image/png' ? 'png' : 'jpg'}`, caption: `图 ${pictures.length + 1}${caption ? `　${caption}` : ''}`, bytes: (await files.open(fileId, ARCHIVE_UPLOAD)).bytes });
  }
  return { total: rows.length, pictures };
}
