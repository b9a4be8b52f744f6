import { isSameName, numberOf, readNumber } from '../../../server/modules/certificates/rules/number.js';
import { isAsSigned, signedFacts } from '../../../server/modules/certificates/rules/signed-facts.js';

test('a number has its year in brackets and at least five digits', () => {
  expect(numberOf('澄师训', 2026, 123)).toBe('澄师训〔2026〕00123');
  expect(numberOf('澄师训', 2026, 123_456)).toBe('澄师训〔2026〕123456');
});

test.each([
  '澄师训〔2026〕00123', '澄师训[2026]00123', '澄师训（２０２６）第00123号', ' 澄师训 〔2026〕 123 ', '澄师训【2026】123', '澄师训2026-00123', '澄师训「2026」00123',
])('%s is read, however it was typed', (typed) => {
  expect(readNumber(typed)).toEqual({ prefix: '澄师训', year: 2026, seq: 123 });
});

test('the prefix may be left out, and nonsense is no number', () => {
  expect(readNumber('2026-123')).toEqual({ prefix: '', year: 2026, seq: 123 });
  for (const typed of ['', '澄师训', '123', '2026', '〔2026〕', '澄师训〔26〕123', "' OR 1=1"]) expect(readNumber(typed)).toBeNull();
});

test('names are compared without blanks and dots', () => {
  expect(isSameName('阿依古丽 · 买买提', '阿依古丽·买买提')).toBe(true);
  expect(isSameName(' 张 伟 ', '张伟')).toBe(true);
  for (const typed of ['张', '张伟明', '', ' · ']) expect(isSameName(typed, '张伟')).toBe(false);
});

const facts = { number: '澄师训〔2026〕00123', holderMasked: '张○', trainingTitle: '小学语文骨干教师培训班', startsOn: '2026-07-06', endsOn: '2026-07-15', minutes: 2700, centicredits: 600, issuedOn: '2026-07-16' };

test('the signature covers every fact that is printed', () => {
  const signed = signedFacts(facts);
  expect(isAsSigned(signed, facts)).toBe(true);
  const changes: Partial<typeof facts>[] = [{ number: '澄师训〔2026〕00124' }, { holderMasked: '李○' }, { trainingTitle: '小学数学骨干教师培训班' }, { startsOn: '2026-07-05' }, { endsOn: '2026-07-16' }, { minutes: 2745 }, { centicredits: 601 }, { issuedOn: '2026-07-17' }];
  expect(changes.map((change) => Object.keys(change)[0]).sort()).toEqual(Object.keys(facts).sort());
  for (const change of changes) expect(isAsSigned(signed, { ...facts, ...change })).toBe(false);
  expect(isAsSigned({ ...signed, x: 1 }, facts)).toBe(false);
});

test('a long title is cut in the code only', () => {
  const signed = signedFacts({ ...facts, trainingTitle: '培'.repeat(60) });
  expect([...String(signed.t)]).toHaveLength(40);
  expect(String(signed.t).endsWith('…')).toBe(true);
});
