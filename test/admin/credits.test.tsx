import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import type { ReactNode } from 'react';

import { changeLocale } from '../../admin/i18n/locale.js';
import { deskFilterOf } from '../../admin/pages/credits/desk-filter.js';
import { csvOf } from '../../admin/pages/credits/result-file.js';
import { stepOf } from '../../admin/pages/credits/roles.js';
import { permilleOf } from '../../admin/pages/re-reviews/share.js';
import { FieldInput } from '../../admin/resources/rule-sets/FieldInput.js';
import { FormDialog } from '../../admin/shared/FormDialog.js';
import { useBulkDecision } from '../../admin/pages/credits/useBulkDecision.js';
import { blankClaim, inputOf, problemsOf } from '../../admin/phone/pages/me/claim-draft.js';
import { ClaimForm } from '../../admin/phone/pages/me/ClaimForm.js';
import { type MyPageData, MyPageProvider } from '../../admin/phone/pages/me/my-page.js';
import { AppealForm } from '../../admin/phone/pages/appeals/AppealForm.js';
import { blankAppeal } from '../../admin/phone/pages/appeals/appeal-draft.js';
import { useKeptDraft } from '../../admin/phone/kept-draft.js';
import { KeptIntents } from '../../admin/phone/kept-intents.js';
import { matches } from '../../admin/shared/keyboard.js';
import { arrived, endUploads } from './uploads.js';

interface Sent { readonly query: string; readonly variables: { input?: { claimIds: string[]; idempotencyKey: string }; afterId?: string | null } }

/** A server of a few lines: it answers what the requests ask, and goes away when told to. */
function serve(answer: (sent: Sent, at: number) => object | 'lost'): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = ((_url: string, init: { body: string }) => {
    sent.push(JSON.parse(init.body) as Sent);
    const reply = answer(sent.at(-1) as Sent, sent.length - 1);
    return reply === 'lost' ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response(JSON.stringify({ data: reply })));
  }) as typeof fetch;
  return sent;
}
const recognised = ({ variables }: Sent): object => ({ creditClaimsRecognise: { userErrors: [], results: (variables.input?.claimIds ?? []).map((claimId) => ({ claimId, done: true, centicredits: 100, lostCenticredits: 0, code: null, message: null })) } });
const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>;

beforeEach(() => {
  changeLocale('zh-CN');
  sessionStorage.clear();
});
afterEach(cleanup);

describe('the approval desk', () => {
  test('conditions come from the address; what it does not know is left out', () => {
    const { filter, query, hasConditions, page } = deskFilterOf(new URLSearchParams('show=quarantined&schoolId=7&sourceType=PROVIDER&search=国培&page=3'), 'recognise');
    expect(filter).toEqual({ status: ['QUARANTINED'], schoolId: '7', sourceType: 'PROVIDER', search: '国培' });
    expect(new URLSearchParams(query).get('status')).toBe('QUARANTINED');
    expect([hasConditions, page]).toEqual([true, 3]);
    expect(deskFilterOf(new URLSearchParams('show=nonsense&sourceType=THIEF&page=-1'), 'precheck')).toMatchObject({ shown: 'precheck', sourceType: null, page: 1, filter: { status: ['PENDING'], awaits: 'PRECHECK' } });
  });

  test('an officer recognises, a school pre-checks, others look', () => {
    expect([stepOf(['SCHOOL_ADMINISTRATOR', 'CREDIT_OFFICER']), stepOf(['SCHOOL_ADMINISTRATOR', 'TEACHER']), stepOf(['AUDITOR'])]).toEqual(['RECOGNISE', 'PRECHECK', null]);
  });

  test('Shift tells two keys apart, and a sign needs none', () => {
    const press = (key: string, shiftKey: boolean) => new KeyboardEvent('keydown', { key, shiftKey });
    expect([matches(press('X', true), 'x'), matches(press('X', true), 'shift+x'), matches(press('x', false), 'shift+x'), matches(press('x', false), 'x'), matches(press('?', true), '?')]).toEqual([false, true, false, true, true]);
  });

  test('everything that matches is gathered, then decided in parts; each part once though the line breaks', async () => {
    const ids = Array.from({ length: 1_200 }, (_, at) => String(at + 1));
    const isDecision = (each: Sent): boolean => each.query.includes('creditClaimsRecognise');
    let broken = 0;
    const sent = serve((each) => {
      if (!isDecision(each)) {
        const from = each.variables.afterId ? ids.indexOf(each.variables.afterId) + 1 : 0;
        return { creditClaimIds: ids.slice(from, from + 1_000) };
      }
      // The third part does not come through, however often it is tried, until the person goes on.
      if (each.variables.input?.claimIds[0] === '501' && broken < 3) {
        broken += 1;
        return 'lost';
      }
      return recognised(each);
    });
    const { result } = renderHook(() => useBulkDecision('recognise'), { wrapper });
    await act(async () => { expect(await result.current.start({ matching: { status: ['PENDING'] } }, '')).toBeNull(); });
    expect(result.current.state).toMatchObject({ at: 'broken', done: 500, total: 1_200 });
    await act(async () => { expect(await result.current.goOn()).toHaveLength(1_200); });
    expect(result.current.state).toEqual({ at: 'over', done: 1_200, total: 1_200 });
    const parts = sent.filter(isDecision).map(({ variables }) => variables.input as NonNullable<Sent['variables']['input']>);
    expect(parts.every(({ claimIds }) => claimIds.length <= 1_000)).toBe(true);
    const keysOfThird = parts.filter(({ claimIds }) => claimIds[0] === '501').map(({ idempotencyKey }) => idempotencyKey);
    expect([keysOfThird.length, new Set(keysOfThird).size]).toEqual([4, 1]);
    expect(new Set(parts.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(5);
  }, 20_000);

  test('asked to stop it ends after the part on its way; the others were not touched, and it goes on where it stopped', async () => {
    const ids = Array.from({ length: 700 }, (_, at) => String(at + 1));
    let stop = () => {};
    const sent = serve((each, at) => {
      if (at === 1) stop();
      return recognised(each);
    });
    const { result } = renderHook(() => useBulkDecision('recognise'), { wrapper });
    stop = () => result.current.stop();
    await act(async () => { expect(await result.current.start({ ids }, '')).toBeNull(); });
    expect([result.current.state, result.current.results.length, sent.length]).toEqual([{ at: 'stopped', done: 500, total: 700 }, 500, 2]);
    await act(async () => { expect(await result.current.goOn()).toHaveLength(700); });
    expect(sent.flatMap(({ variables }) => variables.input?.claimIds ?? [])).toEqual(ids);
  });

  test('who waits longest is first, and another order can be chosen', () => {
    const orderOf = (address: string) => deskFilterOf(new URLSearchParams(address), 'recognise').order;
    expect(['', 'show=precheck', 'show=audit', 'show=quarantined', 'show=decided', 'show=all', 'order=NEWEST', 'show=all&order=OLDEST', 'order=nonsense', 'show=returned&order=ENDED', 'show=all&order=ENDED'].map(orderOf)).toEqual(['OLDEST', 'OLDEST', 'OLDEST', 'OLDEST', 'NEWEST', 'NEWEST', 'NEWEST', 'OLDEST', 'OLDEST', 'ENDED', 'NEWEST']);
  });

  test('the result opens in Excel, and nothing in it is a formula', () => {
    expect(csvOf([['编号', '姓名'], ['12', '=HYPERLINK("x")'], ['-3', '＋86']])).toBe('\uFEFF"编号","姓名"\r\n"12","\'=HYPERLINK(""x"")"\r\n"-3","\'＋86"\r\n');
  });
});

describe('what is typed wrong', () => {
  test('a form says by name what is missing, and sends nothing until it is there', () => {
    let sent = 0;
    const form = (missing: readonly string[]) => <FormDialog title="开立批次" isPending={false} missing={missing} submitLabel="开立" onSubmit={() => { sent += 1; }} onClose={() => undefined}><input defaultValue="市师训" /></FormDialog>;
    const { rerender } = render(form(['文号', '截止日']));
    expect(screen.getByRole('status').textContent).toBe('还需填写：文号、截止日');
    fireEvent.click(screen.getByRole('button', { name: '开立' }));
    expect(sent).toBe(0);
    rerender(form([]));
    expect(screen.queryByRole('status')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '开立' }));
    expect(sent).toBe(1);
  });

  test('what was refused, or has no answer, stays in the dialog; what is about a field stands at the field', () => {
    const dialog = (errors: readonly { field: string | null; message: string }[]) => <FormDialog title="合议表决" isPending={false} errors={errors} submitLabel="表决" onSubmit={() => undefined} onClose={() => undefined}>理由</FormDialog>;
    const { rerender } = render(dialog([{ field: 'input.reason', message: '理由至少 5 个字' }]));
    expect(screen.queryByRole('alert')).toBeNull();
    rerender(dialog([{ field: null, message: '您已经表决，表决不能更改。' }]));
    expect(screen.getByRole('alert').textContent).toBe('您已经表决，表决不能更改。');
  });

  test('a share is a number of percent, however it is typed', () => {
    expect(['5', '５％', ' 0.1 ', '100', '２．５'].map(permilleOf)).toEqual([50, 50, 1, 1000, 25]);
    expect(['', 'abc', '-5', '0', '100.1', '5.55', '1e1'].map(permilleOf)).toEqual(Array.from({ length: 7 }, () => null));
  });

  test('an amount of a rule set takes full-width digits; what is no amount stays as typed, is marked with what belongs there, and is not taken over', () => {
    const taken: unknown[] = [];
    render(<FieldInput field={{ path: 'centicredits', kind: 'amount' }} row={{ centicredits: 3_000 }} ruleSet={{}} onChange={(row) => taken.push(row)} />);
    const input = screen.getByRole('textbox');
    fireEvent.change(input, { target: { value: '-5' } });
    expect([taken.length, input.getAttribute('aria-invalid'), (input as HTMLInputElement).value, screen.getByText('填数字，最多两位小数') !== null]).toEqual([0, 'true', '-5', true]);
    fireEvent.change(input, { target: { value: '３１．５' } });
    expect([taken, input.getAttribute('aria-invalid')]).toEqual([[{ centicredits: 3_150 }], 'false']);
  });
});

describe("a teacher's claim", () => {
  const whole = { ...blankClaim, title: ' 市级培训 ', organiserName: '市教研院', categoryKey: 'remote', level: 'CITY' as const, startDay: '2026-11-01', endDay: '2026-11-05', hours: '１２．５学时' };
  const byHours = { category: null, item: null };

  test('what is missing or cannot be right is said by field', () => {
    expect(Object.values(problemsOf(blankClaim, '2026-11-21', 45, byHours))).toEqual(Array.from({ length: 7 }, () => 'required'));
    expect(problemsOf(whole, '2026-11-21', 45, byHours)).toEqual({});
    expect(problemsOf({ ...whole, title: ' 一 ', organiserName: '局' }, '2026-11-21', 45, byHours)).toEqual({ title: 'tooShort', organiserName: 'tooShort' });
    expect(problemsOf({ ...whole, endDay: '2026-10-31' }, '2026-11-21', 45, byHours)).toEqual({ endDay: 'reversedDays' });
    expect(problemsOf(whole, '2026-11-04', 45, byHours)).toEqual({ endDay: 'future' });
    expect(['很多', '1e3', '-2', '0x10', '12.345', '２０学时', '0', '９９９９９', '0.2'].map((hours) => problemsOf({ ...whole, hours }, '2026-11-21', 45, byHours).hours ?? null)).toEqual(['hoursWrong', 'hoursWrong', 'hoursWrong', 'hoursWrong', 'hoursWrong', null, 'hoursRange', 'hoursRange', 'hoursRange']);
  });

  test('what is credited by the piece is asked for by what its worth hangs on, and the other side by number and name', () => {
    const item = { key: 'mentoring', name: '师徒结对', pieceName: '年', isDeclared: false, needsHours: false, levels: [], ranks: [], roles: [{ key: 'mentor', name: '指导教师' }], sharedRoleKeys: ['mentor', 'apprentice'], evidence: [] };
    const offer = { category: { key: 'remote', name: '远程', evidence: [], paysHours: false, items: [item] }, item };
    const mentoring = { ...whole, hours: '', itemKey: 'mentoring', roleKey: 'mentor', quantity: '２' };
    expect(problemsOf({ ...mentoring, itemKey: '' }, '2026-11-21', 45, { ...offer, item: null })).toEqual({ itemKey: 'required' });
    expect(problemsOf({ ...mentoring, roleKey: '', quantity: '0' }, '2026-11-21', 45, offer)).toEqual({ roleKey: 'required', quantity: 'quantityWrong' });
    expect(problemsOf({ ...mentoring, otherNumber: 'T1' }, '2026-11-21', 45, offer)).toEqual({ otherName: 'required' });
    expect(inputOf({ ...mentoring, otherNumber: 'ｔ1', otherName: ' 王芳 ' }, 45, null, offer)).toMatchObject({ itemKey: 'mentoring', roleKey: 'mentor', quantity: 2, durationMinutes: 0, counterpart: { number: 't1', name: '王芳' } });
    const declared = { ...offer, item: { ...item, isDeclared: true, sharedRoleKeys: [] } };
    expect(['', '0', '很多', '3.555'].map((each) => problemsOf({ ...mentoring, declared: each }, '2026-11-21', 45, declared).declared)).toEqual(Array.from({ length: 4 }, () => 'declaredWrong'));
    expect(inputOf({ ...mentoring, declared: '３．５学分' }, 45, null, declared)).toMatchObject({ declaredCenticredits: 350 });
  });

  test('hours become minutes of the rule set, and files that have not arrived are left out', () => {
    const evidence = [{ key: 'a', id: '7', name: '证书.jpg' }, { key: 'b', id: null, name: '通知.pdf' }];
    expect(inputOf({ ...whole, evidence }, 45, '3', byHours)).toMatchObject({ title: '市级培训', durationMinutes: 563, evidenceFileIds: ['7'], replacesClaimId: '3' });
    expect(inputOf(whole, 45, null, byHours)).not.toHaveProperty('replacesClaimId');
  });

  test('its key outlives the page until there is an answer', () => {
    const before = new KeptIntents('claim');
    const key = before.keyFor({ title: '培训' });
    const after = new KeptIntents('claim');
    expect([after.keyFor({ title: '培训' }), after.keyFor({ title: '培训 2' }) === key]).toEqual([key, false]);
    after.answered({ title: '培训 2' });
    expect(new KeptIntents('claim').keyFor({ title: '培训' })).not.toBe(key);
  });

  const category = (key: string, name: string, evidence: string[]) => ({ key, name, evidence, paysHours: true, items: [] });
  const page = {
    teacherId: '5', keptAt: null, hourMinutes: 45, again: () => undefined,
    data: { ownClaims: { items: [] }, openClaims: { items: [] }, ruleSetInForce: { hourMinutes: 45, topics: [], categories: [category('remote', '远程培训', []), category('project', '课题', ['立项书', '结项证书'])] } } as unknown as MyPageData,
  };
  const open = () => render(<MyPageProvider value={page}><ClaimForm replacesId={null} /></MyPageProvider>);
  const settle = () => act(() => new Promise((resolve) => { setTimeout(resolve, 20); }));
  const keep = (draft: object) => localStorage.setItem('shixun.kept.claim.5.new', JSON.stringify({ ...whole, ...draft }));
  const choose = async (container: HTMLElement, ...names: string[]) => {
    fireEvent.change(container.querySelector('input[type=file]') as Element, { target: { files: names.map((name) => new File(['x'], name)) } });
    await settle();
  };
  const filed = () => serve(() => ({ creditClaimSubmit: { claim: { id: '1', status: 'PENDING', awaits: 'RECOGNISE', claimedCenticredits: 100 }, userErrors: [] } }));
  const evidenceOf = ({ variables }: Sent): unknown => (variables.input as { evidenceFileIds?: string[] } | undefined)?.evidenceFileIds;
  beforeEach(() => localStorage.clear());

  test('a file that did not arrive says why, and is sent again in its place without being chosen again', async () => {
    keep({});
    const sent = endUploads(['lost', arrived('7', '证书.jpg')]);
    const { container } = open();
    await choose(container, '证书.jpg');
    expect(screen.getByRole('alert').textContent).toContain('连接不上服务器');
    fireEvent.click(screen.getByText('重试'));
    await settle();
    expect([sent, screen.queryByRole('alert')]).toEqual([['/uploads/evidence 证书.jpg', '/uploads/evidence 证书.jpg'], null]);
    const claims = filed();
    fireEvent.click(screen.getByText('提交申报'));
    await settle();
    expect(claims.map(evidenceOf)).toEqual([['7']]);
  });

  test('while a file has not arrived it is named; the claim goes without it only when the person says so', async () => {
    keep({});
    endUploads([arrived('7', '通知.pdf'), 'lost']);
    const { container } = open();
    await choose(container, '通知.pdf', '证书.jpg');
    const claims = filed();
    fireEvent.click(screen.getByText('提交申报'));
    await settle();
    expect([claims.length, screen.getByText('“证书.jpg” 没有传上去。').tagName]).toEqual([0, 'P']);
    fireEvent.click(screen.getByText('不带没传上的，直接提交'));
    await settle();
    expect(claims.map(evidenceOf)).toEqual([['7']]);
    expect([screen.getByText('已提交').tagName, localStorage.getItem('shixun.kept.claim.5.new')]).toEqual(['H1', null]);
  });

  test('where the category must be proved, it cannot go without any file; what was chosen outlives the page', async () => {
    keep({ categoryKey: 'project' });
    endUploads(['lost']);
    const first = open();
    await choose(first.container, '立项书.pdf');
    const claims = filed();
    fireEvent.click(screen.getByText('提交申报'));
    await settle();
    expect(screen.getAllByText(/须附证明材料（立项书、结项证书）/).length).toBeGreaterThan(0);
    expect([screen.queryByText('不带没传上的，直接提交'), claims.length]).toEqual([null, 0]);
    first.unmount();
    const sent = endUploads([arrived('9', '立项书.pdf')]);
    open();
    await settle();
    expect(sent).toEqual(['/uploads/evidence 立项书.pdf']);
    fireEvent.click(screen.getByText('提交申报'));
    await settle();
    expect(claims.map(evidenceOf)).toEqual([['9']]);
  });

  test('filed while the page was away, it says so before the page is asked for again', async () => {
    keep({});
    let asked = 0;
    render(<MyPageProvider value={{ ...page, keptAt: '2026-11-22T08:00:00.000Z', again: () => { asked += 1; } }}><ClaimForm replacesId={null} /></MyPageProvider>);
    filed();
    fireEvent.click(screen.getByText('提交申报'));
    await settle();
    expect([screen.getByText('已提交').tagName, asked]).toEqual(['H1', 0]);
    fireEvent.click(screen.getByText('查看我的申报'));
    expect(asked).toBe(1);
  });

  test('a file of a kind that is not taken is not sent again, and one that is gone says so', async () => {
    keep({ evidence: [{ key: 'evidence-gone.jpg', id: null, name: 'gone.jpg' }] });
    endUploads([{ status: 400, response: { errors: [{ message: '文件内容不是 pdf 格式。', extensions: { code: 'BAD_USER_INPUT' } }] } }]);
    const { container } = open();
    await choose(container, '证书.exe');
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['没有传上去：手机里已找不到这个文件，请移除后重新添加', '没有传上去：文件内容不是 pdf 格式。']);
    expect(screen.queryByText('重试')).toBeNull();
  });
});

describe('an appeal on the phone', () => {
  const decision = { key: 'claim:7', kind: 'CLAIM' as const, title: '省级培训', decision: '退回', decidedDay: '2026-11-20', lastDay: '2026-12-05', daysLeft: 13, stakeCenticredits: 960 };
  const told: string[] = [];
  function Page({ isListed }: { isListed: boolean }) {
    const draft = useKeptDraft('appeal', { ...blankAppeal, matterKey: 'claim:7' });
    return <AppealForm decision={isListed ? decision : null} draft={draft} onSent={() => told.push('sent')} onRefused={() => told.push('refused')} />;
  }
  const settle = () => act(() => new Promise((resolve) => { setTimeout(resolve, 20); }));
  const answer = (userErrors: object[]) => serve(() => ({ creditAppealFile: { appeal: null, userErrors } }));
  beforeEach(() => {
    localStorage.clear();
    told.length = 0;
  });

  test('grounds that are too short or too long are said, not cut, and what was said goes once they are mended', () => {
    const sent = answer([]);
    render(<Page isListed />);
    const write = (text: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
    fireEvent.click(screen.getByText('提交申诉'));
    expect(screen.getByRole('alert').textContent).toBe('请写明理由，至少 5 个字');
    write('长'.repeat(1_012));
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(screen.getByText('提交申诉'));
    expect(screen.getByRole('alert').textContent).toBe('理由最多 1000 个字，请删去 12 个字');
    write('证书上的学时是二十');
    expect([screen.queryByRole('alert'), sent]).toEqual([null, []]);
  });

  test('one whose answer was lost is asked after though the decision is not listed any more; what cannot be sent keeps its words', async () => {
    const kept = { ...blankAppeal, matterKey: 'claim:7', grounds: '证书上的学时是二十', isWaiting: true };
    localStorage.setItem('shixun.kept.appeal', JSON.stringify(kept));
    const sent = answer([]);
    const first = render(<Page isListed={false} />);
    await settle();
    expect([sent.length, told, localStorage.getItem('shixun.kept.appeal')]).toEqual([1, ['sent'], null]);
    first.unmount();
    localStorage.setItem('shixun.kept.appeal', JSON.stringify(kept));
    answer([{ code: 'APPEALED_ALREADY', field: null, message: '对这项决定已经提出过申诉' }]);
    render(<Page isListed={false} />);
    await settle();
    expect([screen.getByRole('alert').textContent, screen.getByText('证书上的学时是二十').tagName, told.at(-1)]).toEqual(['对这项决定已经提出过申诉', 'P', 'refused']);
  });
});
