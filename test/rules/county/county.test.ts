import { createHash } from 'node:crypto';
import { generateCounty, generateTraining } from '../../../server/database/seeds/county/index.js';
import { refusalOfNationalId, sexOf } from '../../../server/modules/teachers/rules/national-id.js';

const today = '2026-03-18';
const county = generateCounty({ seed: 7, scale: 1, today });
const training = generateTraining(county);
const teacherByNumber = new Map(county.teachers.map((teacher) => [teacher.number, teacher]));

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

test('the same seed gives the same bytes, another seed others', () => {
  const again = generateCounty({ seed: 7, scale: 1, today });
  expect(hashOf([again, generateTraining(again)])).toBe(hashOf([county, training]));
  expect(hashOf(generateCounty({ seed: 8, scale: 1, today }))).not.toBe(hashOf(county));
});

test.each([[{ seed: 1.5 }], [{ scale: 0 }], [{ scale: 11 }], [{ today: '2026-02-30' }]])('%j is refused', (change) => {
  expect(() => generateCounty({ seed: 1, scale: 1, today, ...change })).toThrow(RangeError);
});

test('areas, schools and designations are as many as in a real county', () => {
  const stages = county.areas.map(({ stage }) => stage);
  expect([stages.length, ...['secondary', 'primary', 'kindergarten'].map((stage) => stages.filter((each) => each === stage).length)]).toEqual([11, 8, 2, 1]);
  expect(county.schools).toHaveLength(102);
  const designated = county.schools.flatMap(({ designations }) => designations.map(({ nameZh }) => nameZh));
  expect(['省级校本研修实验校', '县级校本研修实验校', '校本研修基地'].map((name) => designated.filter((each) => each === name).length)).toEqual([6, 26, 6]);
  expect(county.schools.every(({ code, areaCode }) => /^\d{10}$/.test(code) && county.areas.some((area) => area.code === areaCode))).toBe(true);
  for (const names of [county.schools.map(({ code }) => code), county.schools.map(({ nameZh }) => nameZh), county.schools.map(({ nameEn }) => nameEn)]) {
    expect(new Set(names).size).toBe(county.schools.length);
  }
});

test('teachers are people who could be: valid IDs, ages 22 to 60, hired as adults, numbers once each', () => {
  const people = [...county.teachers, ...county.centreStaff];
  expect(county.teachers.length).toBeGreaterThan(4000);
  expect(county.teachers.length).toBeLessThan(4500);
  expect(county.centreStaff.length).toBe(28);
  for (const person of people) {
    expect(refusalOfNationalId(person.nationalId, today)).toBeNull();
    expect(person.nationalId.slice(6, 14)).toBe(person.bornOn.replaceAll('-', ''));
    expect(sexOf(person.nationalId)).toBe(person.sex);
    const age = Number(today.slice(0, 4)) - Number(person.bornOn.slice(0, 4)) - (today.slice(5) < person.bornOn.slice(5) ? 1 : 0);
    expect([age >= 22 && age <= 60, person.hiredOn <= today, Number(person.hiredOn.slice(0, 4)) - Number(person.bornOn.slice(0, 4)) >= 18, person.number])
      .toEqual([true, true, true, person.number]);
  }
  for (const key of ['number', 'nationalId', 'mobile'] as const) expect(new Set(people.map((person) => person[key])).size).toBe(people.length);
});

test('names hold what lists must bear: dots, single and compound names, rare characters, two of one name at one school', () => {
  const names = county.teachers.map(({ name }) => name);
  expect(names.filter((name) => name.includes('·')).length).toBe(5);
  expect(names.some((name) => [...name].length === 2)).toBe(true);
  expect(names.some((name) => name.startsWith('欧阳') || name.startsWith('司马') || name.startsWith('上官') || name.startsWith('诸葛'))).toBe(true);
  expect(names.some((name) => /[燚喆翀赟犇龑堃䶮𫖯𬀩𬭚]/u.test(name))).toBe(true);
  const atSchool = county.teachers.map(({ schoolCode, name }) => `${schoolCode}/${name}`);
  expect(atSchool.length - new Set(atSchool).size).toBeGreaterThanOrEqual(3);
});

test('sizes follow the kind of school', () => {
  const sizes = (kind: string) => county.schools.filter((school) => school.kind === kind)
    .map(({ code }) => county.teachers.filter(({ schoolCode }) => schoolCode === code).length);
  expect(sizes('senior').every((size) => size >= 150 && size <= 260)).toBe(true);
  expect(sizes('teaching_point').every((size) => size >= 2 && size <= 6)).toBe(true);
});

describe('training', () => {
  const cohorts = new Map(training.cohorts.map((cohort) => [cohort.code, cohort]));
  const sessionsOf = new Map(training.cohorts.map(({ code }) => [code, training.sessions.filter(({ cohortCode }) => cohortCode === code)]));

  test('three years, 15 to 25 thousand participations, most teachers several', () => {
    expect([...new Set(training.programmes.map(({ year }) => year))].sort()).toEqual([2024, 2025, 2026]);
    const late = generateTraining(generateCounty({ seed: 7, scale: 1, today: '2026-12-20' }));
    expect(training.participants.length).toBeGreaterThan(12_000);
    expect(late.participants.length).toBeGreaterThan(15_000);
    expect(late.participants.length).toBeLessThan(25_000);
    const times = new Map<string, number>();
    for (const { teacherNumber } of late.participants) times.set(teacherNumber, (times.get(teacherNumber) ?? 0) + 1);
    expect([...times.values()].filter((count) => count >= 3).length).toBeGreaterThan(county.teachers.length / 2);
  });

  test('no cohort holds more than its seats, nobody twice, nobody before being hired', () => {
    const seen = new Set<string>();
    const taken = new Map<string, number>();
    for (const { cohortCode, teacherNumber } of training.participants) {
      expect(seen.has(`${cohortCode}/${teacherNumber}`)).toBe(false);
      seen.add(`${cohortCode}/${teacherNumber}`);
      taken.set(cohortCode, (taken.get(cohortCode) ?? 0) + 1);
      expect((teacherByNumber.get(teacherNumber)?.hiredOn ?? '9') <= (cohorts.get(cohortCode)?.startsOn ?? '')).toBe(true);
    }
    expect(training.cohorts.filter(({ code, capacity }) => (taken.get(code) ?? 0) > capacity)).toEqual([]);
  });

  test('nobody is present at two places at one time', () => {
    const at = new Map<string, string>();
    const clashes: string[] = [];
    for (const { cohortCode, teacherNumber, absentSessionOrdinals } of training.participants) {
      const kind = cohorts.get(cohortCode)?.schoolCode ? '校本' : '';
      for (const { ordinal, startsAtLocal } of sessionsOf.get(cohortCode) ?? []) {
        if (absentSessionOrdinals.includes(ordinal)) continue;
        const half = kind || startsAtLocal.slice(11) === '14:30' ? 'pm' : startsAtLocal.slice(11);
        const slot = `${teacherNumber}/${startsAtLocal.slice(0, 10)}/${half}`;
        if (at.has(slot)) clashes.push(`${slot}: ${at.get(slot)} and ${cohortCode}`);
        at.set(slot, cohortCode);
      }
    }
    expect(clashes).toEqual([]);
  });

  test('a programme promises the hours that its sessions hold', () => {
    for (const { code, hours } of training.programmes) {
      for (const cohort of training.cohorts.filter(({ programmeCode }) => programmeCode === code)) {
        const minutes = (sessionsOf.get(cohort.code) ?? []).reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
        expect(minutes).toBe(hours * 45);
      }
    }
  });

  test('a class that meets face to face holds a block that the rules credit: two days on end, in every year', () => {
    const { sessions, programmes, cohorts: late } = generateTraining(generateCounty({ seed: 7, scale: 1, today: '2026-12-20' }));
    const daysOf = new Map<string, Set<string>>();
    for (const { cohortCode, startsAtLocal } of sessions) daysOf.set(cohortCode, (daysOf.get(cohortCode) ?? new Set()).add(startsAtLocal.slice(0, 10)));
    const faceToFace = new Set(programmes.filter(({ category }) => category === 'face_to_face').map(({ code }) => code));
    const next = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const scattered = late.filter(({ code, programmeCode }) => faceToFace.has(programmeCode) && ![...daysOf.get(code) ?? []].some((day) => daysOf.get(code)?.has(next(day))));
    expect(scattered.map(({ titleZh, startsOn }) => `${startsOn} ${titleZh}`)).toEqual([]);
  });

  test('past cohorts are over, one is running with a session today, two are open and one of these is full', () => {
    const phase = (name: string) => training.cohorts.filter((cohort) => cohort.phase === name);
    expect(phase('past').every(({ endsOn }) => endsOn < today)).toBe(true);
    expect(phase('running')).toHaveLength(1);
    expect(sessionsOf.get(phase('running')[0]?.code ?? '')?.some(({ startsAtLocal }) => startsAtLocal.startsWith(today))).toBe(true);
    const open = phase('open').map(({ code, capacity, registrationOpensOn, registrationClosesOn, startsOn }) => ({
      left: capacity - training.participants.filter(({ cohortCode }) => cohortCode === code).length,
      waiting: training.waiting.filter(({ cohortCode }) => cohortCode === code).length,
      now: registrationOpensOn <= today && today <= registrationClosesOn && registrationClosesOn < startsOn,
    }));
    expect(open).toEqual([{ left: 0, waiting: 7, now: true }, { left: 49, waiting: 0, now: true }]);
  });

  test('school-based years fall short, reach the goal, stand on the cap and go over it', () => {
    const past = training.schoolBasedYears.filter(({ year }) => year < 2026);
    for (const where of [(h: number) => h < 48, (h: number) => h === 48, (h: number) => h === 72, (h: number) => h > 72]) {
      expect(past.some(({ hours }) => where(hours))).toBe(true);
    }
  });

  test('outside records come from two providers, some of them twice', () => {
    expect(training.providers).toHaveLength(2);
    const kinds = new Set(training.outsideRecords.map(({ duplicate }) => duplicate));
    expect([...kinds].sort()).toEqual(['none', 'other_provider', 'resent']);
    const fresh = training.outsideRecords.filter(({ duplicate }) => duplicate !== 'resent');
    expect(new Set(fresh.map(({ providerCode, externalId }) => `${providerCode}/${externalId}`)).size).toBe(fresh.length);
  });

  test('seven studios of eight to twelve, and nominations that no judge knows from school', () => {
    expect(training.studios).toHaveLength(7);
    expect(training.studios.every(({ memberNumbers, meetings }) => memberNumbers.length >= 8 && memberNumbers.length <= 12 && meetings.length > 0)).toBe(true);
    const schoolOf = new Map([...county.teachers, ...county.centreStaff].map(({ number, schoolCode }) => [number, schoolCode]));
    for (const { judgeNumbers, schoolCode } of training.selection.nominations) {
      expect(judgeNumbers.length >= 2 && judgeNumbers.length <= 4).toBe(true);
      expect(judgeNumbers.map((number) => schoolOf.get(number))).not.toContain(schoolCode);
    }
  });
});
