import fastify from 'fastify';
import mysql, { type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';

/** The practical limit: hand SQL, one handler a request, nothing else. */
const pool = mysql.createPool({ uri: process.env.BENCH_DATABASE, connectionLimit: 10, timezone: 'Z', dateStrings: true, decimalNumbers: true });
const http = fastify();
const rows = async <T>(sql: string, params: unknown[] = []): Promise<T[]> => (await pool.query<RowDataPacket[]>(sql, params))[0] as unknown as T[];

http.post<{ Body: { teacherId: number } }>('/w1', async ({ body: { teacherId } }) => {
  const [totals, entries, account] = await Promise.all([
    rows<{ cycleYear: number; categoryKey: string; centicredits: number }>('SELECT cycleYear, categoryKey, centicredits FROM credit_totals WHERE teacherId = ? ORDER BY cycleYear DESC, categoryKey', [teacherId]),
    rows<{ id: number; title: string; day: string; categoryKey: string; centicredits: number; kind: string }>('SELECT id, title, day, categoryKey, centicredits, kind FROM ledger_entries WHERE teacherId = ? ORDER BY id DESC LIMIT 50', [teacherId]),
    rows<{ entryCount: number }>('SELECT entryCount FROM credit_accounts WHERE teacherId = ?', [teacherId]),
  ]);
  return { data: {
    creditTotals: totals.map(({ cycleYear, categoryKey, centicredits }) => ({ cycleYear, category: { key: categoryKey }, centicredits })),
    ledgerEntries: { totalCount: account[0]?.entryCount ?? 0, items: entries.map(({ id, title, day, categoryKey, centicredits, kind }) => ({ id: String(id), title, day, category: { key: categoryKey }, centicredits, kind })) },
  } };
});

http.post<{ Body: { cohortId: number } }>('/w2', async ({ body: { cohortId } }) => {
  const [list, counts, minutes] = await Promise.all([
    rows<{ id: number; status: string; teacherId: number; name: string; number: string; schoolName: string }>(
      `SELECT r.id, r.status, r.teacherId, t.name, t.number, s.name AS schoolName FROM registrations r JOIN teachers t ON t.id = r.teacherId JOIN schools s ON s.id = r.schoolId
       WHERE r.cohortId = ? ORDER BY r.createdAt DESC, r.id DESC LIMIT 50`, [cohortId]),
    rows<{ n: number }>('SELECT COUNT(*) AS n FROM registrations WHERE cohortId = ?', [cohortId]),
    rows<{ teacherId: number; required: number; present: number }>(
      `SELECT m.teacherId, SUM(x.durationMinutes) AS required, COALESCE(SUM(p.presentMinutes), 0) AS present
       FROM cohorts c JOIN roll_members m ON m.rollId = c.rollId AND m.status = 'ENROLLED' JOIN register_sessions x ON x.rollId = c.rollId AND (x.closedAt IS NOT NULL OR x.endsAt <= UTC_TIMESTAMP(3))
       LEFT JOIN presences p ON p.sessionId = x.id AND p.teacherId = m.teacherId WHERE c.id = ? GROUP BY m.teacherId`, [cohortId]),
  ]);
  const byTeacher = new Map(minutes.map((each) => [each.teacherId, each]));
  return { data: { registrations: { totalCount: counts[0]?.n ?? 0, items: list.map(({ id, status, teacherId, name, number, schoolName }) => {
    const held = byTeacher.get(teacherId);
    return { id: String(id), status, teacher: { name, number, school: { name: schoolName } }, attendance: held ? { requiredMinutes: held.required, presentMinutes: held.present, absentMinutes: held.required - held.present } : null };
  }) } } };
});

http.post<{ Body: { sessionId: number; teacherId: number } }>('/w4', async ({ body: { sessionId, teacherId } }) => {
  const [member] = await rows('SELECT m.id FROM register_sessions s JOIN roll_members m ON m.rollId = s.rollId WHERE s.id = ? AND m.teacherId = ?', [sessionId, teacherId]);
  if (!member) return { data: { outcome: 'NOT_ENROLLED' } };
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const [written] = await connection.query<ResultSetHeader>('INSERT IGNORE INTO bench_presences (sessionId, teacherId) VALUES (?, ?)', [sessionId, teacherId]);
    if (written.affectedRows === 1) await connection.query('UPDATE register_sessions SET presentCount = presentCount + 1 WHERE id = ?', [sessionId]);
    await connection.commit();
    return { data: { outcome: written.affectedRows === 1 ? 'PRESENT' : 'ALREADY_PRESENT' } };
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
});

http.post<{ Body: { cohortId: number; teacherId: number } }>('/w9', async ({ body: { cohortId, teacherId } }) => {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const [taken] = await connection.query<ResultSetHeader>('UPDATE cohorts SET taken = taken + 1 WHERE id = ? AND taken + 1 <= capacity', [cohortId]);
    const status = taken.affectedRows === 1 ? 'ADMITTED' : 'WAITING';
    await connection.query('INSERT INTO bench_registrations (cohortId, teacherId, status) VALUES (?, ?, ?)', [cohortId, teacherId, status]);
    await connection.commit();
    return { data: { status } };
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
});

interface PendingClaim { id: number; teacherId: number; schoolId: number; sourceKey: string; title: string; providerKey: string; categoryKey: string; level: string; startDay: string; endDay: string; durationMinutes: number; claimedCenticredits: number; activity: string }
/** Leaves behind what the county keeps of a recognition, in the same tables: the whole ledger entry, totals and balance, the step that was passed. */
http.post<{ Body: { claimIds: number[] } }>('/w6', async ({ body: { claimIds } }) => {
  const now = new Date().toISOString().replace('T', ' ').slice(0, 23);
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const [claims] = await connection.query<(RowDataPacket & PendingClaim)[]>("SELECT id, teacherId, schoolId, sourceKey, title, providerKey, categoryKey, level, startDay, endDay, durationMinutes, claimedCenticredits, activity FROM credit_claims WHERE id IN (?) AND status = 'PENDING' FOR UPDATE", [claimIds]);
    const [accounts] = await connection.query<RowDataPacket[]>('SELECT teacherId, balanceCenticredits FROM credit_accounts WHERE teacherId IN (?) ORDER BY teacherId FOR UPDATE', [claims.map((each) => each.teacherId)]);
    const balances = new Map(accounts.map((each) => [each.teacherId as number, each.balanceCenticredits as number]));
    const entries = claims.map((each) => ({ ...each, cycleYear: Number(each.endDay.slice(0, 4)), centicredits: Math.max(0, Math.min(each.claimedCenticredits, 1_000_000 - (balances.get(each.teacherId) ?? 0))) }));
    await connection.query(
      `INSERT INTO ledger_entries (teacherId, schoolId, kind, causeKey, sourceKey, title, providerKey, categoryKey, level, courseKey, topicKeys, startDay, day, cycleYear, cycleStartYear, durationMinutes, uninterruptedMinutes,
         pricedCenticredits, centicredits, ruleSetId, ruleKey, trace, postedAt, postedByAccountId) VALUES ?`,
      [entries.map((each) => [each.teacherId, each.schoolId, 'NORMAL', `claim:${each.id}`, `claim:${each.id}`, each.title, each.providerKey, each.categoryKey, each.level, (JSON.parse(each.activity) as { courseKey: string | null }).courseKey, '[]', each.startDay, each.endDay,
        each.cycleYear, each.cycleYear, each.durationMinutes, each.durationMinutes, each.claimedCenticredits, each.centicredits, 1, 'hour', JSON.stringify({
          steps: [{ code: 'HOURS_COUNTED', countedMinutes: each.durationMinutes, unpaidMinutes: 0, hourMinutes: 45 }, { code: 'WEIGHT_APPLIED', weightKey: 'hour', countedMinutes: each.durationMinutes, rateCenticredits: 50, rateMinutes: 45, valueCenticredits: each.claimedCenticredits }],
          posting: { pricedCenticredits: each.claimedCenticredits, postedCenticredits: each.centicredits, lostCenticredits: each.claimedCenticredits - each.centicredits, checks: [] },
        }), now, 1])]);
    await connection.query('INSERT INTO credit_totals (teacherId, cycleYear, categoryKey, centicredits, entryCount) VALUES ? ON DUPLICATE KEY UPDATE centicredits = centicredits + VALUES(centicredits), entryCount = entryCount + 1', [entries.map((each) => [each.teacherId, each.cycleYear, each.categoryKey, each.centicredits, 1])]);
    await connection.query('INSERT INTO credit_accounts (teacherId, balanceCenticredits, entryCount) VALUES ? ON DUPLICATE KEY UPDATE balanceCenticredits = balanceCenticredits + VALUES(balanceCenticredits), entryCount = entryCount + 1', [entries.map((each) => [each.teacherId, each.centicredits, 1])]);
    await connection.query('INSERT INTO claim_approvals (claimId, step, accountId, at) VALUES ?', [entries.map((each) => [each.id, 'RECOGNISE', 1, now])]);
    await connection.query('INSERT INTO bench_audit (action, claimId, details) VALUES ?', [entries.map((each) => ['recognise', each.id, JSON.stringify({ teacherId: each.teacherId, centicredits: each.centicredits, sourceKey: each.sourceKey })])]);
    await connection.query("UPDATE credit_claims SET status = 'APPROVED', decidedByAccountId = 1, decidedAt = ?, changedAt = ?, postedCenticredits = claimedCenticredits WHERE id IN (?)", [now, now, entries.map((each) => each.id)]);
    await connection.commit();
    return { data: { results: entries.map(({ id, centicredits }) => ({ claimId: String(id), done: true, centicredits })) } };
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
});

interface PushedRecord { externalId: string; teacherNumber: string; name: string; courseTitle: string; startedOn: string; completedOn: string; minutes: number }
http.post<{ Body: { records: PushedRecord[] } }>('/w5', { bodyLimit: 4_000_000 }, async ({ body: { records } }) => {
  const teachers = new Map((await rows<{ id: number; number: string; name: string }>('SELECT id, number, name FROM teachers WHERE number IN (?)', [records.map((each) => each.teacherNumber)])).map((each) => [each.number, each]));
  const known = new Set((await rows<{ externalId: string }>('SELECT externalId FROM bench_records WHERE externalId IN (?)', [records.map((each) => each.externalId)])).map((each) => each.externalId));
  const answers = records.map((record) => {
    const teacher = teachers.get(record.teacherNumber);
    return { externalId: record.externalId, status: known.has(record.externalId) ? 'DUPLICATE' : teacher?.name === record.name ? 'ACCEPTED' : 'UNKNOWN_TEACHER', teacherId: teacher?.id ?? null };
  });
  const fresh = answers.flatMap((answer, at) => (answer.status === 'ACCEPTED' ? [[answer.externalId, answer.teacherId, JSON.stringify(records[at])]] : []));
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  if (fresh.length > 0) {
    await connection.query('INSERT INTO bench_records (externalId, teacherId, payload) VALUES ?', [fresh]);
    await connection.query('INSERT INTO bench_claims (externalId, teacherId, payload) VALUES ?', [fresh]);
  }
  await connection.commit();
  connection.release();
  return { data: { results: answers } };
});

await pool.query('CREATE TABLE IF NOT EXISTS bench_registrations (id INT AUTO_INCREMENT PRIMARY KEY, cohortId INT NOT NULL, teacherId INT NOT NULL, status VARCHAR(12) NOT NULL, UNIQUE KEY one (cohortId, teacherId))');
await pool.query('CREATE TABLE IF NOT EXISTS bench_presences (id INT AUTO_INCREMENT PRIMARY KEY, sessionId INT NOT NULL, teacherId INT NOT NULL, UNIQUE KEY one (sessionId, teacherId))');
await pool.query('CREATE TABLE IF NOT EXISTS bench_records (id INT AUTO_INCREMENT PRIMARY KEY, externalId VARCHAR(80) NOT NULL UNIQUE, teacherId INT NOT NULL, payload TEXT NOT NULL)');
await pool.query('CREATE TABLE IF NOT EXISTS bench_claims (id INT AUTO_INCREMENT PRIMARY KEY, externalId VARCHAR(80) NOT NULL UNIQUE, teacherId INT NOT NULL, payload TEXT NOT NULL)');
await pool.query('CREATE TABLE IF NOT EXISTS bench_audit (id INT AUTO_INCREMENT PRIMARY KEY, action VARCHAR(40) NOT NULL, claimId INT NOT NULL, details TEXT NOT NULL)');
await http.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.stdout.write('ready\n');
