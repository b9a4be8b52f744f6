import { refusalToAdd, refusalToRequire, refusalToSeal } from '../../../server/modules/archives/rules/archive-life.js';
import { type ChecklistFacts, checklistOf, itemWords, missingOf, progressOf, stateOf } from '../../../server/modules/archives/rules/checklist.js';
import { safeName, UniquePaths } from '../../../server/platform/files/entry-names.js';

const session = (id: number, lecturer: string, isClosed = true) => ({ id, ordinal: id, lecturer, isClosed });
const file = (part: ChecklistFacts['files'][number]['part'], sessionId: number | null = null) => ({ part, sessionId });
const whole: ChecklistFacts = {
  isArchived: false, isOver: true, isClosed: true, admitted: 12, sessions: [session(1, '王老师'), session(2, '李老师'), session(3, '')],
  certificates: { valid: 0, open: 12 }, surveys: { held: 0, open: 0 }, files: [file('NOTICE'), file('NOTES'), file('PICTURES'), file('BULLETINS')], requirements: new Map(),
};
const missing = (changes: Partial<ChecklistFacts>) => missingOf(checklistOf({ ...whole, certificates: { valid: 12, open: 0 }, ...changes })).map((each) => ({ part: each.part, ...each.missing }));

describe('what an archive lacks', () => {
  test('nothing: what nobody asks for and nobody began does not count', () => {
    const items = checklistOf({ ...whole, certificates: { valid: 0, open: 0 } });
    expect(items.map((each) => `${each.part} ${each.state}`)).toEqual([
      'PLAN PRESENT', 'NOTICE PRESENT', 'ROSTER PRESENT', 'REGISTER PRESENT', 'NOTES PRESENT', 'PICTURES PRESENT', 'BULLETINS PRESENT', 'COMPLETION PRESENT', 'CERTIFICATES NONE', 'SURVEY NONE', 'EXPENSES NONE', 'OTHER NONE']);
    expect(progressOf(items)).toEqual({ present: 8, asked: 8 });
    expect(stateOf(whole, items)).toBe('COMPLETE');
  });

  test.each([
    ['no plan, so no register either', { sessions: [] }, [{ part: 'PLAN', code: 'NO_SESSIONS' }, { part: 'REGISTER', code: 'NO_SESSIONS' }]],
    ['nobody admitted', { admitted: 0 }, [{ part: 'ROSTER', code: 'NOBODY_ADMITTED' }]],
    ['a register still open', { sessions: [session(1, '王老师'), session(2, '李老师', false)] }, [{ part: 'REGISTER', code: 'REGISTERS_OPEN', open: 1, sessions: 2 }]],
    ['not closed: then no certificate is owed', { isClosed: false, certificates: { valid: 0, open: 0 } }, [{ part: 'COMPLETION', code: 'NOT_CLOSED' }]],
    ['pictures', { files: [file('NOTICE'), file('NOTES'), file('BULLETINS')] }, [{ part: 'PICTURES', code: 'NO_FILE' }]],
    ['certificates begun and not finished', { certificates: { valid: 9, open: 3 } }, [{ part: 'CERTIFICATES', code: 'CERTIFICATES_OPEN', people: 3 }]],
    ['a survey still open', { surveys: { held: 2, open: 1 } }, [{ part: 'SURVEY', code: 'SURVEY_OPEN', surveys: 1 }]],
    ['what the coordinator asks for in addition', { requirements: new Map([['EXPENSES', 'REQUIRED'] as const]) }, [{ part: 'EXPENSES', code: 'NO_FILE' }]],
  ] as [string, Partial<ChecklistFacts>, object[]][])('%s', (_case, changes, expected) => expect(missing(changes)).toEqual(expected));

  test('notes of one session cover all of the same lecturer, and none are asked of a session without one', () => {
    const others = whole.files.filter((each) => each.part !== 'NOTES');
    const sessions = [session(1, '王老师'), session(2, '李老师'), session(3, '王老师'), session(4, '')];
    expect(missing({ sessions, files: [...others, file('NOTES', 3)] })).toEqual([{ part: 'NOTES', code: 'NOTES_MISSING', sessions: [{ ordinal: 2, lecturer: '李老师' }] }]);
    expect(missing({ sessions, files: [...others, file('NOTES', 3), file('NOTES', 2)] })).toEqual([]);
    expect(missing({ sessions, files: [...others, file('NOTES', null)] })).toEqual([]);
    const [item] = missingOf(checklistOf({ ...whole, sessions, files: [...others, file('NOTES', 3)] })).filter((each) => each.part === 'NOTES');
    expect(item && itemWords(item)).toEqual({ zh: '讲稿课件：缺第 2 场（李老师）的讲稿。', en: 'Speaking notes: Notes are missing for session 2 (李老师).' });
  });

  test('not applicable is not missing, and a running class is not late', () => {
    const requirements = new Map([['PICTURES', 'NOT_APPLICABLE'], ['BULLETINS', 'OPTIONAL']] as const);
    expect(missing({ files: [file('NOTICE'), file('NOTES')], requirements })).toEqual([]);
    expect(stateOf({ ...whole, isOver: false }, checklistOf({ ...whole, files: [] }))).toBe('RUNNING');
    expect(stateOf(whole, checklistOf({ ...whole, files: [] }))).toBe('INCOMPLETE');
    expect(stateOf({ ...whole, isArchived: true }, checklistOf(whole))).toBe('ARCHIVED');
  });
});

describe('what may be done to an archive', () => {
  const addable = { isArchived: false, part: 'PICTURES' as const, file: { mediaType: 'image/png', sizeBytes: 1000 }, isSessionKnown: true, fileCount: 0, fileBytes: 0, sameAs: null };
  // Each row breaks its own rule and every rule below it.
  test.each([
    ['sealed', { isArchived: true, file: null }, 'ARCHIVED'],
    ['not uploaded', { file: null, isSessionKnown: false }, 'FILE_UNKNOWN'],
    ['a document among the pictures', { file: { mediaType: 'application/pdf', sizeBytes: 1 }, isSessionKnown: false }, 'NOT_A_PICTURE'],
    ['a session of another class', { isSessionKnown: false, sameAs: 'a.png', fileCount: 300 }, 'SESSION_UNKNOWN'],
    ['there already', { sameAs: 'a.png', fileCount: 300 }, 'ALREADY_THERE'],
    ['one too many', { fileCount: 300, fileBytes: 2 ** 31 }, 'TOO_MANY'],
    ['too heavy together', { fileBytes: 2 ** 31 - 999 }, 'TOO_LARGE'],
  ])('%s', (_case, changes, code) => expect(refusalToAdd({ ...addable, ...changes })).toMatchObject({ code }));
  test('otherwise it is taken, up to the last byte', () => expect(refusalToAdd({ ...addable, fileCount: 299, fileBytes: 2 ** 31 - 1000 })).toBeNull());

  test('sealing asks for everything; not applicable asks for a reason', () => {
    expect(refusalToSeal({ isArchived: true, items: [] })).toEqual({ code: 'ARCHIVED' });
    expect(refusalToSeal({ isArchived: false, items: checklistOf({ ...whole, admitted: 0 }) })).toMatchObject({ code: 'INCOMPLETE', items: [{ part: 'ROSTER' }] });
    expect(refusalToSeal({ isArchived: false, items: checklistOf(whole) })).toBeNull();
    expect(refusalToRequire({ isArchived: true, requirement: 'NOT_APPLICABLE', reason: '' })).toEqual({ code: 'ARCHIVED' });
    expect(refusalToRequire({ isArchived: false, requirement: 'NOT_APPLICABLE', reason: '  ' })).toEqual({ code: 'REASON_MISSING' });
    expect(refusalToRequire({ isArchived: false, requirement: 'OPTIONAL', reason: '' })).toBeNull();
  });
});

describe('names that Windows takes', () => {
  test.each([
    ['第1讲：课堂<提问>?.pptx', '第1讲：课堂_提问__.pptx'], ['a/b\\c.pdf', 'a_b_c.pdf'], ['con.pdf', '_con.pdf'], ['name. .', 'name'], ['', '_'], ['..', '_'], ['照片\u202E.jpg', '照片_.jpg'], [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(90)}.pdf`],
  ])('%s', (name, safe) => expect(safeName(name)).toBe(safe));
  test('each path once, whatever the case of its letters', () => {
    const paths = new UniquePaths();
    expect(['A.jpg', 'a.JPG', 'a.jpg', 'a (2).jpg'].map((name) => paths.take('05-照片', name))).toEqual(['05-照片/A.jpg', '05-照片/a (2).JPG', '05-照片/a (3).jpg', '05-照片/a (2) (2).jpg']);
    expect(paths.take('', 'A.jpg')).toBe('A.jpg');
  });
});
