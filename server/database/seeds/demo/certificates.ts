import { Actor } from '../../../modules/accounts/index.js';
import { CertificateBatchRow, Certificates, loadLines, writeCertificates } from '../../../modules/certificates/index.js';
import type { CohortFacts } from '../../../modules/training/index.js';
import { addDays, addMilliseconds } from '../../../platform/clock.js';
import type { Author } from '../../../platform/transactions/tx.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { platformAt } from './past.js';

const SETTINGS = { numberPrefix: '澄师训', issuer: '澄川县师训教研中心', issuerEn: 'Chengchuan County Teacher Training and Research Centre' };
const HOUR_MS = 3_600_000;

type Closed = CohortFacts & { readonly closedAt: string; readonly hostSchoolId: number | null };

/**
 * Certificates of every cohort closed so far, numbered in the order in which they were closed; their papers are
 * printed when somebody asks. The centre's last closed cohort waits on the desk. A few were revoked or reissued.
 */
export async function seedCertificates(tools: DemoTools): Promise<void> {
  const { platform, ids, county } = tools;
  const person = county.centreStaff.find(({ role }) => role === 'training_coordinator');
  const author: Author = { accountId: idOf(ids.accounts, 'coordinator'), name: person?.name ?? '' };
  await platform.work.run(author, (tx) => tx.run('UPDATE certificate_settings SET numberPrefix = ?, issuer = ?, issuerEn = ? WHERE id = 1', [SETTINGS.numberPrefix, SETTINGS.issuer, SETTINGS.issuerEn]));
  const closed = await platform.reader.rows<Closed>(
    `SELECT c.id, c.code, c.title, c.titleEn, c.status, c.startsOn, c.endsOn, p.minutes, c.closedAt, c.hostSchoolId FROM cohorts c JOIN programmes p ON p.id = c.programmeId
     WHERE c.status = 'CLOSED' AND c.closedAt < ? ORDER BY c.closedAt, c.id`, [addDays(county.today, -1)]);
  const waiting = closed.filter(({ hostSchoolId }) => hostSchoolId === null).at(-1);
  for (const cohort of closed) if (cohort !== waiting) await issueFor(tools, author, cohort);
  await changeSome(tools, new Actor(idOf(ids.accounts, 'coordinator'), author.name, person ? idOf(ids.teachers, person.number) : null, [{ role: 'COORDINATOR', areaId: null, schoolId: null, studioId: null, providerId: null }]));
}

/** As the desk would have done it on the day after the cohort was closed. */
async function issueFor({ platform }: DemoTools, author: Author, cohort: Closed): Promise<void> {
  const { id: cohortId, title: trainingTitle, titleEn: trainingTitleEn, startsOn, endsOn, minutes } = cohort;
  const then = platformAt(platform, `${addMilliseconds(cohort.closedAt, 24 * HOUR_MS).replace(' ', 'T')}Z`);
  await then.work.run(author, async (tx) => {
    const ready = (await loadLines(tx, cohortId, (text) => platform.printer.missingGlyphs(text))).filter(({ standing }) => standing.code === 'READY');
    if (ready.length === 0) return;
    const batchId = await tx.insert(CertificateBatchRow, {
      cohortId, jobId: null, leavesOutUnprintable: true, plannedCount: ready.length, issuedCount: ready.length, printedCount: 0, requestedByName: author.name, createdAt: tx.now, endedAt: tx.now,
    });
    const issued = await writeCertificates(tx, platform.secrets, ready.map(({ completionId, teacherId, teacherName, schoolName, schoolNameEn, centicredits }) => ({
      cohortId, batchId, completionId, teacherId, holderName: teacherName, schoolName, schoolNameEn, trainingTitle, trainingTitleEn, startsOn, endsOn, minutes, centicredits, replacesId: null,
    })));
    tx.audit({ action: 'certificates.number', subjectType: 'CertificateBatch', subjectId: batchId, details: { cohortId, count: issued.length, first: issued[0]?.number, last: issued.at(-1)?.number } });
  });
}

/** What happens in every year: somebody who was not there, a name that was typed wrongly, papers that were lost. */
async function changeSome({ platform, county }: DemoTools, actor: Actor): Promise<void> {
  const certificates = await platform.reader.rows<{ id: number; holderName: string }>(
    "SELECT c.id, c.holderName FROM certificates c JOIN cohorts k ON k.id = c.cohortId WHERE c.status = 'VALID' AND k.hostSchoolId IS NULL AND c.issuedOn < ? ORDER BY c.id DESC LIMIT 400", [addDays(county.today, -10)]);
  const chosen = (at: number): string => String(certificates[at]?.id);
  if (certificates.length < 400) return;
  const on = (daysAgo: number): Certificates => {
    const then = platformAt(platform, `${addDays(county.today, -daysAgo)}T10:00:00+08:00`);
    return new Certificates(then.work, platform.secrets, (text) => platform.printer.missingGlyphs(text));
  };
  await on(9).revoke(actor, { certificateId: chosen(37), reason: '经核查，本人未到场，由他人代签' });
  await on(8).revoke(actor, { certificateId: chosen(211), reason: '重复参训，按规定只认定一次' });
  await on(6).reprint(actor, { certificateId: chosen(90), reason: '职称评审材料遗失，申请补打' });
  await on(3).reprint(actor, { certificateId: chosen(302), reason: '纸质证书受潮损坏' });
  await on(0).reissue(actor, { certificateId: chosen(140), holderName: `${certificates[140]?.holderName ?? ''}`.replace(/.$/u, '媛'), reason: '姓名用字录入有误，按身份证更正' });
}
