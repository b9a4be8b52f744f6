import fc from 'fast-check';
import { checkCharacter, maskedNationalId, refusalOfNationalId } from '../../../server/modules/teachers/rules/national-id.js';

const today = '2026-03-18';

test.each(['11010519491231002X', '440524188001010014'])('%s has the right check digit', (id) => {
  expect(checkCharacter(id)).toBe(id[17]);
});

// In descending precedence: each row breaks its own rule and, where it can, those below it.
test.each([
  ['the old format', '110105491231002', { code: 'ID_OLD_FORMAT' }],
  ['seventeen characters', '1101051949133100A', { code: 'ID_LENGTH', length: 17 }],
  ['a letter within', '11010519491331O021', { code: 'ID_CHARACTERS', position: 15 }],
  ['an X too early', '1101051949123100X2', { code: 'ID_CHARACTERS', position: 17 }],
  ['a wrong check digit and month', '110105194913310022', { code: 'ID_CHECK_DIGIT' }],
  ['a month that is not', '11010519491331002' + checkCharacter('11010519491331002'), { code: 'ID_BIRTH_DATE', bornOn: '1949-13-31' }],
  ['born 146 years ago', '440524188001010014', { code: 'ID_BIRTH_DATE', bornOn: '1880-01-01' }],
  ['a child', '61992720150101001' + checkCharacter('61992720150101001'), { code: 'ID_BIRTH_DATE', bornOn: '2015-01-01' }],
  ['nothing', '11010519491231002X', null],
] as const)('%s', (_case, id, refusal) => {
  expect(refusalOfNationalId(id, today)).toEqual(refusal);
});

const validId = fc.tuple(fc.integer({ min: 1966, max: 2003 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 999 }))
  .map(([year, month, day, serial]) => {
    const digits = `619927${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`;
    return digits + checkCharacter(digits);
  });

test('a changed digit is always found', () => {
  fc.assert(fc.property(validId, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
    expect(refusalOfNationalId(id, today)).toBeNull();
    const digit = id[at] === 'X' ? 0 : (Number(id[at]) + by) % 10;
    expect(refusalOfNationalId(id.slice(0, at) + String(digit) + id.slice(at + 1), today)).not.toBeNull();
  }));
});

test('two neighbours exchanged are always found', () => {
  fc.assert(fc.property(validId, fc.integer({ min: 0, max: 15 }), (id, at) => {
    fc.pre(id[at] !== id[at + 1]);
    expect(refusalOfNationalId(`${id.slice(0, at)}${id[at + 1]}${id[at]}${id.slice(at + 2)}`, today)).not.toBeNull();
  }));
});

test.each([['11010519491231002X', '11**************2X'], ['1234567', '*******']])('%s is shown as %s', (id, masked) => {
  expect(maskedNationalId(id)).toBe(masked);
});
