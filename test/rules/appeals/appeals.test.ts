import { APPEAL_DECIDED_WITHIN_DAYS, daysLeft, decideBy, lastDayToAppeal } from '../../../server/modules/appeals/rules/appeal-clock.js';
import { type FilingFacts, refusalToFile } from '../../../server/modules/appeals/rules/appeal-filing.js';
import { barredFromDesk, type Conflict, conflictOf, type MatterFacts, type PersonFacts } from '../../../server/modules/appeals/rules/conflict.js';
import { outcomeOf, type PanelFacts, refusalToName } from '../../../server/modules/appeals/rules/panel.js';

describe('the clock of an appeal', () => {
  test('fifteen days from the day after the decision, over the end of a year', () => {
    expect(lastDayToAppeal('2026-12-20', 15)).toBe('2027-01-04');
    expect(lastDayToAppeal('2026-12-20', 0)).toBe('2026-12-20');
    expect(lastDayToAppeal('2026-12-20', null)).toBeNull();
    expect([daysLeft('2027-01-04', '2027-01-04'), daysLeft('2027-01-04', '2027-01-05')]).toEqual([0, -1]);
    expect(daysLeft(decideBy('2026-12-20'), '2026-12-20')).toBe(APPEAL_DECIDED_WITHIN_DAYS);
  });
});

const fileable: FilingFacts = { isKnown: true, isAppealed: false, lastDay: '2026-12-06', today: '2026-12-06', files: 1, knownFiles: 1 };

// In descending precedence: each row breaks its own rule and every rule below it.
test.each<[string, Partial<FilingFacts>, object | null]>([
  ['the decision does not stand', { isKnown: false, isAppealed: true, lastDay: null, knownFiles: 0 }, { code: 'MATTER_UNKNOWN' }],
  ['appealed before', { isAppealed: true, lastDay: null, knownFiles: 0 }, { code: 'APPEALED_ALREADY' }],
  ['the rule set grants none', { lastDay: null, knownFiles: 0 }, { code: 'NO_APPEAL_GRANTED' }],
  ['a day too late', { today: '2026-12-07', knownFiles: 0 }, { code: 'TOO_LATE', lastDay: '2026-12-06' }],
  ['a file of somebody else', { knownFiles: 0 }, { code: 'EVIDENCE_UNKNOWN' }],
  ['on the last day', {}, null],
])('filing: %s', (_case, change, refusal) => expect(refusalToFile({ ...fileable, ...change })).toEqual(refusal));

describe('conflicts of interest', () => {
  const matter: MatterFacts = { teacherId: 5, schoolIds: [1, 2], involvedAccountIds: [70, 71] };
  const person: PersonFacts = { accountId: 80, teacherId: null, schoolIds: [3] };
  test.each<[string, Partial<PersonFacts>, string | null, string | null]>([
    ['the applicant', { teacherId: 5, accountId: 70, schoolIds: [1] }, 'IS_APPLICANT', 'IS_APPLICANT'],
    ['who decided it', { accountId: 71, schoolIds: [1] }, 'DECIDED_THE_MATTER', 'DECIDED_THE_MATTER'],
    ['of the school it was filed from', { schoolIds: [1] }, 'SAME_SCHOOL', null],
    ['of the school the applicant moved to', { schoolIds: [2, 3] }, 'SAME_SCHOOL', null],
    ['impartial', {}, null, null],
  ])('%s', (_case, change, conflict, barred) => {
    expect(conflictOf({ ...person, ...change }, matter)).toBe(conflict);
    expect(barredFromDesk({ ...person, ...change }, matter)).toBe(barred);
  });
});

describe('the panel', () => {
  const able = (id: number): [number, { name: string; conflict: Conflict | null }] => [id, { name: `N${id}`, conflict: null }];
  const named: PanelFacts = { status: 'ADMITTED', memberIds: [1, 2, 3], headId: 1, eligible: new Map([able(1), able(2), able(3)]), voted: new Map() };
  test.each<[string, Partial<PanelFacts>, object | null]>([
    ['decided already', { status: 'GRANTED', memberIds: [1], headId: 9 }, { code: 'NOT_UNDER_REVIEW', status: 'GRANTED' }],
    ['four', { memberIds: [1, 2, 3, 4], headId: 9 }, { code: 'PANEL_SIZE', size: 4 }],
    ['one named twice', { memberIds: [1, 2, 2], headId: 9 }, { code: 'PANEL_SIZE', size: 2 }],
    ['a head from outside', { headId: 9, eligible: new Map([able(1)]) }, { code: 'HEAD_NOT_A_MEMBER' }],
    ['somebody who holds no role', { eligible: new Map([able(1), able(2)]), voted: new Map([[9, 'N9']]) }, { code: 'MEMBER_UNKNOWN' }],
    ['a conflict', { eligible: new Map([able(1), able(2), [3, { name: 'N3', conflict: 'SAME_SCHOOL' }]]), voted: new Map([[9, 'N9']]) }, { code: 'CONFLICT_OF_INTEREST', name: 'N3', conflict: 'SAME_SCHOOL' }],
    ['leaves out whoever voted', { voted: new Map([[9, 'N9']]) }, { code: 'VOTED_MEMBER_LEFT_OUT', name: 'N9' }],
    ['three impartial', {}, null],
  ])('%s', (_case, change, refusal) => expect(refusalToName({ ...named, ...change })).toEqual(refusal));

  test.each([[['GRANT', 'GRANT', 'UPHOLD'], 'GRANTED', 2], [['GRANT', 'UPHOLD', 'UPHOLD'], 'UPHELD', 1], [['GRANT', 'GRANT', 'GRANT', 'UPHOLD', 'UPHOLD'], 'GRANTED', 3], [['UPHOLD', 'UPHOLD', 'UPHOLD'], 'UPHELD', 0]] as const)('%j', (votes, status, grantVotes) => {
    expect(outcomeOf(votes)).toEqual({ status, grantVotes });
  });
});
