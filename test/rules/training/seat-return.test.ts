import fc from 'fast-check';

import { explainOffer, inOfferOrder, isReturnDue, pastPermille, refusalOfReturn, type SchoolClaim, shareOut } from '../../../server/modules/training/rules/seat-return.js';

const school = (schoolCode: string, values: Partial<SchoolClaim> = {}): SchoolClaim => ({ schoolId: Number(schoolCode), schoolCode, teacherCount: 40, remoteness: 'town', pastAdmitted: 4, ...values });

test('the first criterion in which two schools differ decides, and at last the code', () => {
  const schools = [school('1'), school('2', { remoteness: 'remote', pastAdmitted: 9 }), school('3', { remoteness: 'remote', pastAdmitted: 2 }), school('4', { remoteness: 'township', teacherCount: 400 }), school('0')];
  const order = (...criteria: Parameters<typeof inOfferOrder>[1]) => inOfferOrder(schools, criteria).map((each) => each.schoolId);
  expect(order('REMOTENESS', 'PAST_SHARE', 'SIZE')).toEqual([3, 2, 4, 0, 1]);
  expect(order('SIZE', 'PAST_SHARE')).toEqual([3, 0, 1, 2, 4]);
  expect(order('PAST_SHARE')).toEqual([4, 3, 0, 1, 2]);
  expect([pastPermille({ pastAdmitted: 1, teacherCount: 3 }), pastPermille({ pastAdmitted: 0, teacherCount: 0 })]).toEqual([333, 1000]);
});

test('seats go out in rounds: no seat over, none idle while somebody fits, no group cut', () => {
  expect(shareOut(4, [[['a'], ['b'], ['c']], [['d']], [['e'], ['f']]])).toEqual(['a', 'd', 'e', 'b']);
  expect(shareOut(3, [[['a', 'b', 'c', 'd'], ['e']], [['f', 'g']]])).toEqual(['e', 'f', 'g']);
  const units = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 });
  fc.assert(fc.property(fc.integer({ min: 0, max: 20 }), fc.array(units, { maxLength: 6 }), (free, sizes) => {
    const schools = sizes.map((each, at) => each.map((size, unit) => Array.from({ length: size }, (_, n) => `${at}/${unit}/${n}`)));
    const chosen = shareOut(free, schools);
    expect(chosen.length).toBeLessThanOrEqual(free);
    expect(new Set(chosen).size).toBe(chosen.length);
    for (const unit of schools.flat()) {
      const inside = unit.filter((each) => chosen.includes(each)).length;
      expect([0, unit.length]).toContain(inside);
      if (inside === 0) expect(chosen.length + unit.length).toBeGreaterThan(free);
    }
  }));
});

test('a deadline is due once, in an open class, and lies between now and the first day', () => {
  const cohort = { status: 'OPEN' as const, seatsReturnAt: '2026-11-25 10:00:00.000' };
  expect(isReturnDue(cohort, '2026-11-25 10:00:00.000')).toBe(true);
  expect(isReturnDue(cohort, '2026-11-25 09:59:59.999')).toBe(false);
  expect(isReturnDue({ ...cohort, seatsReturnAt: null }, '2026-11-26 00:00:00.000')).toBe(false);
  expect(isReturnDue({ ...cohort, status: 'RUNNING' }, '2026-11-26 00:00:00.000')).toBe(false);
  const asked = { returnAt: '2026-11-25 10:00:00.000', quotas: 2, now: '2026-11-21 02:00:00.000', classBegins: '2026-11-30 16:00:00.000' };
  expect(refusalOfReturn(asked)).toBeNull();
  expect(refusalOfReturn({ ...asked, returnAt: null, quotas: 0 })).toBeNull();
  expect(refusalOfReturn({ ...asked, quotas: 0, returnAt: asked.now })).toEqual({ code: 'RETURN_WITHOUT_QUOTAS' });
  expect(refusalOfReturn({ ...asked, returnAt: asked.now })).toEqual({ code: 'RETURN_NOT_AHEAD' });
  expect(refusalOfReturn({ ...asked, returnAt: asked.classBegins })).toEqual({ code: 'RETURN_AFTER_START' });
});

test('an offer says why a school stood where it stood', () => {
  const offer = { ordinal: 2, teacherCount: 40, remoteness: 'remote' as const, pastAdmitted: 3, pastPermille: 75, wanted: 3, granted: 2 };
  expect(explainOffer(offer, ['REMOTENESS', 'PAST_SHARE', 'SIZE'])).toEqual({
    zh: '第 2 位：偏远；近两年参训 3 人次，占 7.5%；教师 40 人。候补 3 人，递补 2 人，其余名额已按次序用完。',
    en: 'Number 2: remote; 3 seats in two years, 7.5%; 40 teachers. 3 waiting, 2 admitted; the other seats went to schools in their turn.',
  });
});
