import type { Findings, ReadRow } from './findings.js';
import { birthDateOf, sexOf } from '../../teachers/rules/national-id.js';
import { otherRow, rowsBy } from './organisation-rows.js';
import type { References } from './references.js';
import type { Planned, RosterFacts, TeacherRow } from './roster-plan.js';
import { sheetOf } from './template.js';
import type { Post, Stage, Subject, Title } from '../../organisations/rules/vocabulary.js';

const TEACHERS = sheetOf('teachers');
const YOUNGEST_AT_WORK_YEARS = 16;

/** The teachers that can be written; what keeps the others out is in the findings. */
export function acceptTeachers(rows: readonly ReadRow[], facts: RosterFacts, schools: References, findings: Findings): Planned<TeacherRow>[] {
  const byNumber = rowsBy(rows, ({ values }) => values.number ?? null);
  const byNationalId = rowsBy(rows, ({ values }) => values.nationalId ?? null);
  const onFile = new Map(facts.teachers.map((teacher) => [teacher.number, teacher]));
  const holderOfId = new Map(facts.teachers.map((teacher) => [teacher.nationalIdKey, teacher]));

  return rows.flatMap((read): Planned<TeacherRow>[] => {
    const { number, name, nationalId, mobile, title, post, subject, stage, hiredOn } = read.values;
    const schoolCode = schoolOf(read, schools, findings);
    const nationalIdKey = nationalId ? facts.nationalIdKey(nationalId) : null;
    refuseNumber();
    refuseNationalId();
    refuseSex(read, findings);
    refuseHireDate(read, facts.today, findings);
    if (findings.isRefused('teachers', read)) return [];
    if (!number || !name || !nationalId || !nationalIdKey || !schoolCode || !title || !post || !subject || !stage || !hiredOn) return [];
    return [{ row: read.row, values: {
      number, name, nationalId, nationalIdKey, sex: sexOf(nationalId), bornOn: birthDateOf(nationalId), mobile: mobile ?? null, schoolCode,
      title: title as Title, post: post as Post, subject: subject as Subject, stage: stage as Stage, hiredOn,
    } }];

    function refuseNumber(): void {
      if (!number) return;
      const twin = otherRow(byNumber.get(number), read);
      const known = onFile.get(number);
      if (twin) findings.error(TEACHERS, read, 'number', 'DUPLICATE_TEACHER_NUMBER', { where: 'file', otherRow: twin.row });
      else if (!known && facts.takenLoginNames?.has(number.toLowerCase())) findings.error(TEACHERS, read, 'number', 'LOGIN_NAME_TAKEN');
      else if (known && schoolCode && known.schoolCode !== schoolCode) {
        findings.error(TEACHERS, read, 'number', 'DUPLICATE_TEACHER_NUMBER', { where: 'database', schoolCode: known.schoolCode });
      }
    }

    function refuseNationalId(): void {
      if (!nationalId || !nationalIdKey) return;
      const twin = otherRow(byNationalId.get(nationalId), read);
      const holder = holderOfId.get(nationalIdKey);
      const known = number ? onFile.get(number) : undefined;
      if (twin) findings.error(TEACHERS, read, 'nationalId', 'DUPLICATE_NATIONAL_ID', { where: 'file', otherRow: twin.row });
      else if (holder && number && holder.number !== number) {
        findings.error(TEACHERS, read, 'nationalId', 'DUPLICATE_NATIONAL_ID', { where: 'database', number: holder.number });
      } else if (known && known.nationalIdKey !== null && known.nationalIdKey !== nationalIdKey) findings.error(TEACHERS, read, 'nationalId', 'NATIONAL_ID_CHANGED');
    }
  });
}

function schoolOf(read: ReadRow, schools: References, findings: Findings): string | null {
  const { school } = read.values;
  if (!school) return null;
  const found = schools.resolve(school);
  if ('code' in found) return found.code;
  switch (found.refusal) {
    case 'ambiguous': findings.error(TEACHERS, read, 'school', 'AMBIGUOUS_NAME', { codes: found.codes }); break;
    case 'bad_row': findings.error(TEACHERS, read, 'school', 'SCHOOL_ROW_BAD', { row: found.row }); break;
    case 'unknown': findings.error(TEACHERS, read, 'school', 'UNKNOWN_SCHOOL', { suggestion: found.suggestion }); break;
  }
  return null;
}

function refuseSex(read: ReadRow, findings: Findings): void {
  const { sex, nationalId } = read.values;
  if (sex && nationalId && sexOf(nationalId) !== sex) findings.error(TEACHERS, read, 'sex', 'ID_SEX_DIFFERS');
}

function refuseHireDate(read: ReadRow, today: string, findings: Findings): void {
  const { hiredOn, nationalId } = read.values;
  if (!hiredOn) return;
  if (hiredOn > yearsAfter(today, 1)) findings.error(TEACHERS, read, 'hiredOn', 'DATE_OUT_OF_RANGE', { reason: 'future' });
  else if (nationalId && hiredOn < yearsAfter(birthDateOf(nationalId), YOUNGEST_AT_WORK_YEARS)) {
    findings.error(TEACHERS, read, 'hiredOn', 'DATE_OUT_OF_RANGE', { reason: 'too_young', years: YOUNGEST_AT_WORK_YEARS });
  }
}

function yearsAfter(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}
