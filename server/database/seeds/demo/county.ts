import { AccountRow, GrantRow, type Role } from '../../../modules/accounts/index.js';
import { AreaRow, DesignationRow, SchoolRow } from '../../../modules/organisations/index.js';
import { nameKeyOf, TeacherRow } from '../../../modules/teachers/index.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import { type DemoTools, idOf } from './demo-tools.js';

type GrantPlan = Pick<GrantRow, 'role'> & Partial<Pick<GrantRow, 'areaId' | 'schoolId'>>;

/** Areas, schools, teachers, and an account for everybody. The demo's password opens all of them. */
export async function seedCounty(tools: DemoTools, passwordHash: string): Promise<void> {
  const { platform, county, ids } = tools;
  await platform.work.run(system, async (tx) => {
    const areaIds = await tx.insertMany(AreaRow, county.areas.map(({ code, nameZh, nameEn, stage }) => ({ code, name: nameZh, nameEn, stage, createdAt: tx.now })));
    county.areas.forEach(({ code }, at) => ids.areas.set(code, areaIds[at] as number));
    await seedSchools(tx, tools);
    await seedTeachers(tx, tools);
    await seedAccounts(tx, tools, passwordHash);
    tx.audit({ action: 'demo.load', subjectType: 'County', subjectId: county.county.code, details: { schools: county.schools.length, teachers: county.teachers.length } });
  });
}

async function seedSchools(tx: Tx, { county, ids }: DemoTools): Promise<void> {
  const staff = new Map<string, number>();
  for (const { schoolCode } of [...county.teachers, ...county.centreStaff]) staff.set(schoolCode, (staff.get(schoolCode) ?? 0) + 1);
  const { centre } = county;
  const rows = [
    { code: centre.code, name: centre.nameZh, nameEn: centre.nameEn, areaId: null, kind: centre.kind, remoteness: 'town' },
    ...county.schools.map(({ code, nameZh, nameEn, areaCode, kind, remoteness }) => ({ code, name: nameZh, nameEn, areaId: idOf(ids.areas, areaCode), kind, remoteness })),
  ].map((row) => ({ ...row, teacherCount: staff.get(row.code) ?? 0, createdAt: tx.now }));
  const schoolIds = await tx.insertMany(SchoolRow, rows);
  rows.forEach(({ code }, at) => ids.schools.set(code, schoolIds[at] as number));
  await tx.insertMany(DesignationRow, county.schools.flatMap((school) => school.designations.map(({ code, level, nameZh, nameEn, grantedYear }) => ({
    schoolId: idOf(ids.schools, school.code), code, level, name: nameZh, nameEn, grantedYear, endedOn: null,
  }))));
}

async function seedTeachers(tx: Tx, { platform: { secrets }, county, ids }: DemoTools): Promise<void> {
  const people = [...county.centreStaff, ...county.teachers];
  const teacherIds = await tx.insertMany(TeacherRow, people.map(({ number, name, nationalId, mobile, sex, bornOn, schoolCode, title, post, subject, stage, hiredOn }) => ({
    number, name, nameKey: nameKeyOf(name), nationalIdSealed: secrets.encrypt(nationalId, `teacher:${number}:nationalId`), nationalIdKey: secrets.blindIndex('nationalId', nationalId),
    mobileSealed: secrets.encrypt(mobile, `teacher:${number}:mobile`), sex, bornOn, schoolId: idOf(ids.schools, schoolCode), title, post, subject, stage, hiredOn,
    status: 'ACTIVE' as const, rosterImportId: null, createdAt: tx.now, changedAt: tx.now,
  })));
  people.forEach(({ number }, at) => ids.teachers.set(number, teacherIds[at] as number));
}

/** Names that the start prints; every other teacher signs in with his number. */
async function seedAccounts(tx: Tx, { county, training, ids }: DemoTools, passwordHash: string): Promise<void> {
  const accounts: { loginName: string; name: string; teacherNumber: string | null; grants: GrantPlan[] }[] = [];
  const taken = new Set<string>();
  const add = (loginName: string, person: { number: string; name: string } | undefined, ...grants: GrantPlan[]): void => {
    if (!person || taken.has(person.number)) return;
    taken.add(person.number);
    accounts.push({ loginName, name: person.name, teacherNumber: person.number, grants: [...grants, { role: 'TEACHER' }] });
  };
  const staffOf = (role: string): typeof county.centreStaff => county.centreStaff.filter((each) => each.role === role);
  const numbered = (name: string, at: number): string => (at === 0 ? name : `${name}${at + 1}`);
  const each = (people: readonly { number: string; name: string }[], name: string, role: Role): void => people.forEach((person, at) => add(numbered(name, at), person, { role }));

  add('admin', staffOf('director')[0], { role: 'ADMINISTRATOR' });
  add('auditor', staffOf('deputy_director')[0], { role: 'AUDITOR' });
  each(staffOf('training_coordinator'), 'coordinator', 'COORDINATOR');
  each(staffOf('credit_officer'), 'officer', 'CREDIT_OFFICER');
  const byNumber = new Map(county.teachers.map((teacher) => [teacher.number, teacher]));
  const judges = [...new Set(training.selection.nominations.flatMap((nomination) => nomination.judgeNumbers))].sort();
  judges.forEach((number, at) => add(`judge${at + 1}`, byNumber.get(number), { role: 'JUDGE' }));

  const firstHost = byNumber.get(training.studios[0]?.hostNumber ?? '');
  add('host', firstHost);
  // The demo teacher has something to show: he is on the running cohort's list today.
  const running = training.cohorts.find((cohort) => cohort.phase === 'running');
  const demoTeacher = training.participants.find((participant) => participant.cohortCode === running?.code && !taken.has(participant.teacherNumber) && byNumber.get(participant.teacherNumber)?.post === 'teacher');
  const teacher = byNumber.get(demoTeacher?.teacherNumber ?? '');
  const principals = county.teachers.filter((person) => person.post === 'principal' && !taken.has(person.number));
  const principalOf = new Map(principals.map((person) => [person.schoolCode, person]));
  county.areas.forEach((area, at) => {
    const lead = county.teachers.find((person) => person.post === 'vice_principal' && !taken.has(person.number) && county.schools.find((school) => school.code === person.schoolCode)?.areaCode === area.code);
    add(numbered('area', at), lead, { role: 'AREA_LEAD', areaId: idOf(ids.areas, area.code) });
  });
  const schools = [...county.schools].sort((a, b) => Number(b.code === teacher?.schoolCode) - Number(a.code === teacher?.schoolCode));
  schools.forEach((school, at) => add(numbered('school', at), principalOf.get(school.code), { role: 'SCHOOL_ADMINISTRATOR', schoolId: idOf(ids.schools, school.code) }));
  add('teacher', teacher);
  for (const person of [...county.centreStaff, ...county.teachers]) add(person.number.toLowerCase(), person);

  const accountIds = await tx.insertMany(AccountRow, accounts.map(({ loginName, name, teacherNumber }) => ({
    loginName, name, passwordHash, activationHash: null, activationUntil: null, teacherId: teacherNumber === null ? null : idOf(ids.teachers, teacherNumber), disabled: false, createdAt: tx.now,
  })));
  accounts.forEach(({ loginName, teacherNumber }, at) => {
    ids.accounts.set(loginName, accountIds[at] as number);
    if (teacherNumber !== null) ids.accountOfTeacher.set(teacherNumber, accountIds[at] as number);
  });
  await tx.insertMany(GrantRow, accounts.flatMap(({ grants }, at) => grants.map(({ role, areaId, schoolId }) => ({
    accountId: accountIds[at] as number, role, areaId: areaId ?? null, schoolId: schoolId ?? null, studioId: null, providerId: null, grantedAt: tx.now,
  }))));
}
