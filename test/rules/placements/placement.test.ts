import fc from 'fast-check';

import { refusalOfHost, refusalToPlace } from '../../../server/modules/placements/rules/placement.js';
import { type OpenMentor, proposePlaces, type Unplaced } from '../../../server/modules/placements/rules/proposal.js';

const cohort = { mode: 'SHADOWING', isEnded: false, startsOn: '2026-12-01', endsOn: '2026-12-05', isHost: false, days: ['2026-12-02', '2026-12-05'], mentors: ['王', '李'] };
test.each([
  ['a class that meets in a hall', { mode: 'FACE_TO_FACE' }, 'NOT_SHADOWING'],
  ['a class that is over', { isEnded: true }, 'CLASS_ENDED'],
  ['a school that is a host already', { isHost: true }, 'HOST_TWICE'],
  ['a day after the class', { days: ['2026-12-05', '2026-12-06'] }, 'DAY_OUTSIDE'],
  ['a mentor named twice', { mentors: ['王', '王'] }, 'MENTOR_TWICE'],
  ['a school with two mentors', {}, undefined],
])('host: %s', (_case, change, code) => {
  expect(refusalOfHost({ ...cohort, ...change })?.code).toBe(code);
});

const mentor = { name: '王', capacity: 1, used: 0, schoolId: 7 };
test.each([
  ['a class that is over', { isEnded: true }, 'CLASS_ENDED'],
  ['not of the class', { isAdmitted: false }, 'NOT_ADMITTED'],
  ['his own school', { schoolId: 7 }, 'OWN_SCHOOL'],
  ['days confirmed where he is', { hasPresence: true, mentor: null }, 'HAS_BEEN_THERE'],
  ['no place left', { mentor: { ...mentor, used: 1 } }, 'MENTOR_FULL'],
  ['taken out of his place', { mentor: null }, undefined],
  ['a place is free', {}, undefined],
])('place: %s', (_case, change, code) => {
  expect(refusalToPlace({ isEnded: false, isAdmitted: true, schoolId: 1, hasPresence: false, mentor, ...change })?.code).toBe(code);
});

const open = (mentorId: number, subject: string, stage: string, free: number, schoolId = 90): OpenMentor => ({ mentorId, schoolId, subject, stage, free });
const person = (teacherId: number, subject: string, stage: string, schoolId = 1): Unplaced => ({ teacherId, schoolId, subject, stage });

test('subject and stage first, then the subject, then the stage; never at the own school; the rest by hand', () => {
  const mentors = [open(1, 'chinese', 'primary', 1), open(2, 'chinese', 'junior', 1), open(3, 'art', 'primary', 1, 1), open(4, 'music', 'senior', 5)];
  const people = [person(11, 'chinese', 'primary'), person(12, 'chinese', 'primary', 2), person(13, 'mathematics', 'primary', 1), person(14, 'mathematics', 'primary', 2)];
  expect(proposePlaces(mentors, people)).toEqual([{ teacherId: 11, mentorId: 1 }, { teacherId: 12, mentorId: 2 }, { teacherId: 14, mentorId: 3 }]);
});

test('of mentors who fit alike the one with most places left: people are spread', () => {
  expect(proposePlaces([open(1, 'art', 'primary', 2), open(2, 'art', 'primary', 2)], [11, 12, 13].map((id) => person(id, 'art', 'primary'))).map(({ mentorId }) => mentorId)).toEqual([1, 2, 1]);
});

test('whatever the class: nobody twice, no mentor beyond his places, the same list again', () => {
  const teaching = { subject: fc.constantFrom('chinese', 'art', 'music'), stage: fc.constantFrom('primary', 'junior'), schoolId: fc.integer({ min: 1, max: 4 }) };
  fc.assert(fc.property(fc.array(fc.record({ ...teaching, free: fc.integer({ min: 0, max: 3 }) }), { maxLength: 8 }), fc.array(fc.record(teaching), { maxLength: 20 }), (mentorFacts, facts) => {
    const mentors = mentorFacts.map((each, at) => ({ ...each, mentorId: at + 1 }));
    const people = facts.map((each, at) => ({ ...each, teacherId: at + 100 }));
    const given = proposePlaces(mentors, people);
    expect(new Set(given.map(({ teacherId }) => teacherId)).size).toBe(given.length);
    for (const { mentorId, free } of mentors) expect(given.filter((each) => each.mentorId === mentorId).length).toBeLessThanOrEqual(free);
    for (const { teacherId, mentorId } of given) expect(people.find((each) => each.teacherId === teacherId)?.schoolId).not.toBe(mentors[mentorId - 1]?.schoolId);
    expect(proposePlaces(mentors, people)).toEqual(given);
  }));
});
