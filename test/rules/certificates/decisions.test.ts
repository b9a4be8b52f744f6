import { type ChangeFacts, refusalOfName, refusalToReissue, refusalToRevoke } from '../../../server/modules/certificates/rules/changes.js';
import { type IssueFacts, refusalToIssue } from '../../../server/modules/certificates/rules/issue.js';
import { type StandingFacts, standingOf } from '../../../server/modules/certificates/rules/standing.js';
import { verdictOn, type VerdictFacts } from '../../../server/modules/certificates/rules/verdict.js';

const ready: StandingFacts = { completed: true, reason: 'COMPLETED', creditReversed: false, certificate: null, missingCharacters: [] };

describe('the standing of a line', () => {
  test('completed and without one, it gets one', () => expect(standingOf(ready)).toEqual({ code: 'READY' }));

  // In descending precedence: each row breaks its own condition and every one below it.
  const revoked = { number: 'N1', isValid: false };
  test.each([
    ['not completed', { completed: false, reason: 'ABSENT_TOO_LONG', certificate: { number: 'N1', isValid: true }, creditReversed: true, missingCharacters: ['𮧵'] }, 'NOT_COMPLETED'],
    ['has one', { certificate: { number: 'N1', isValid: true }, creditReversed: true, missingCharacters: ['𮧵'] }, 'CERTIFIED'],
    ['credit taken back', { creditReversed: true, certificate: revoked, missingCharacters: ['𮧵'] }, 'CREDIT_REVERSED'],
    ['revoked before', { certificate: revoked, missingCharacters: ['𮧵'] }, 'REVOKED_BEFORE'],
    ['not printable', { missingCharacters: ['𮧵'] }, 'NAME_NOT_PRINTABLE'],
  ] as const)('%s', (_case, change, code) => expect(standingOf({ ...ready, ...change }).code).toBe(code));
});

describe('issuing', () => {
  const unprintable = { name: '张𮧵', standing: { code: 'NAME_NOT_PRINTABLE', characters: ['𮧵'] } } as const;
  const good: IssueFacts = { status: 'CLOSED', runningByName: null, lines: [{ name: '李四', standing: { code: 'READY' } }], leavesOutUnprintable: false };
  test('a closed cohort with somebody to issue for', () => expect(refusalToIssue(good)).toBeNull());
  test('names known and left out', () => expect(refusalToIssue({ ...good, lines: [...good.lines, unprintable], leavesOutUnprintable: true })).toBeNull());
  test.each([
    ['not closed', { status: 'CLOSING', runningByName: '王', lines: [unprintable] }, { code: 'COHORT_NOT_CLOSED', status: 'CLOSING' }],
    ['under way', { runningByName: '王', lines: [unprintable] }, { code: 'ISSUE_RUNNING', byName: '王' }],
    ['not printable', { lines: [unprintable] }, { code: 'NAMES_NOT_PRINTABLE', people: [{ name: '张𮧵', characters: ['𮧵'] }] }],
    ['nobody', { lines: [unprintable], leavesOutUnprintable: true }, { code: 'NOBODY_READY' }],
  ] as const)('%s', (_case, change, refusal) => expect(refusalToIssue({ ...good, ...change })).toEqual(refusal));
});

describe('changes', () => {
  const valid: ChangeFacts = { status: 'VALID', number: 'N1', teacherId: 7, replacedByNumber: null, creditReversed: false };
  const officer = { teacherId: null };
  test('revoking', () => {
    expect(refusalToRevoke(valid, officer)).toBeNull();
    expect(refusalToRevoke({ ...valid, status: 'REVOKED' }, { teacherId: 7 })).toEqual({ code: 'NOT_VALID', status: 'REVOKED' });
    expect(refusalToRevoke(valid, { teacherId: 7 })).toEqual({ code: 'OWN_CERTIFICATE' });
  });
  test('reissuing, also of one that was revoked by mistake', () => {
    expect(refusalToReissue(valid, officer)).toBeNull();
    expect(refusalToReissue({ ...valid, status: 'REVOKED' }, officer)).toBeNull();
    expect(refusalToReissue({ ...valid, replacedByNumber: 'N2', creditReversed: true }, { teacherId: 7 })).toEqual({ code: 'REPLACED_ALREADY', byNumber: 'N2' });
    expect(refusalToReissue({ ...valid, creditReversed: true }, { teacherId: 7 })).toEqual({ code: 'CREDIT_REVERSED' });
    expect(refusalToReissue(valid, { teacherId: 7 })).toEqual({ code: 'OWN_CERTIFICATE' });
  });
  test('the name', () => {
    const facts = { status: 'VALID', printedName: '张伟', newName: '张玮', missingCharacters: [] } as const;
    expect(refusalOfName(facts)).toBeNull();
    expect(refusalOfName({ ...facts, newName: '张伟', missingCharacters: ['伟'] })).toEqual({ code: 'NAME_UNCHANGED' });
    expect(refusalOfName({ ...facts, status: 'REVOKED', newName: '张伟' })).toBeNull();
    expect(refusalOfName({ ...facts, missingCharacters: ['𮧵'] })).toEqual({ code: 'NAME_NOT_PRINTABLE', characters: ['𮧵'] });
  });
});

test('the verdict: the signature first, then the register, then the status of today', () => {
  const certificate: VerdictFacts['certificate'] = { status: 'VALID', matchesCode: true, revokeReason: null, revokedOn: null, replacedByNumber: null };
  const verdict = (facts: VerdictFacts): string => verdictOn(facts).verdict;
  expect(verdict({ code: 'SIGNED', certificate })).toBe('GENUINE');
  expect(verdict({ code: null, certificate })).toBe('GENUINE');
  expect(verdict({ code: 'NOT_SIGNED_BY_US', certificate: null })).toBe('ALTERED');
  expect(verdict({ code: 'SIGNED', certificate: null })).toBe('UNKNOWN');
  expect(verdict({ code: null, certificate: null })).toBe('UNKNOWN');
  expect(verdict({ code: 'SIGNED', certificate: { ...certificate, status: 'REVOKED', matchesCode: false } })).toBe('ALTERED');
  const revoked = verdictOn({ code: 'SIGNED', certificate: { ...certificate, status: 'REVOKED', revokeReason: { zh: '学员实际未参加', en: 'did not attend' }, revokedOn: '2026-11-21' } });
  expect(revoked.verdict).toBe('REVOKED');
  expect(revoked.reason).toEqual({ zh: '该证书已于 2026-11-21 撤销，不再有效。原因：学员实际未参加。', en: 'This certificate was revoked on 2026-11-21 and is no longer valid. Reason: did not attend.' });
  expect(verdictOn({ code: 'SIGNED', certificate: { ...certificate, status: 'REPLACED', replacedByNumber: 'N2' } }).reason.en).toContain('N2');
});
