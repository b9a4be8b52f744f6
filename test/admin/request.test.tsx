import { ApiError } from '../../admin/data/api-error.js';
import { SessionEndDocument, ViewerDocument } from '../../admin/data/generated/operations.js';
import { request } from '../../admin/data/request.js';
import { Intents, intentsOf, sendCommand } from '../../admin/data/send-command.js';
import { onSessionExpired } from '../../admin/data/session.js';
import { changeLocale } from '../../admin/i18n/locale.js';

type Reply = { status?: number; body?: unknown; text?: string; fails?: Error };

interface Sent { headers: Record<string, string>; variables: { input?: { idempotencyKey?: string } } }

/** The network answers these, one after the other; what was sent is kept. */
function answerWith(...replies: Reply[]): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = ((_url: string, init: { headers: Record<string, string>; body: string }) => {
    sent.push({ headers: init.headers, variables: (JSON.parse(init.body) as Sent).variables });
    const reply = replies[sent.length - 1];
    if (!reply) throw new Error('One request too many.');
    return reply.fails ? Promise.reject(reply.fails) : Promise.resolve(new Response(reply.text ?? JSON.stringify(reply.body), { status: reply.status ?? 200 }));
  }) as typeof fetch;
  return sent;
}

const failure = (code: string, message = '服务器的话', more: object = {}): Reply => ({ body: { data: null, errors: [{ message, extensions: { code, ...more } }] } });
const nobody: Reply = { body: { data: { viewer: null } } };
const ended: Reply = { body: { data: { sessionEnd: { ended: true, userErrors: [] } } } };
const lost: Reply = { fails: new TypeError('Failed to fetch') };

const caught = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error = await promise.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof ApiError)) throw new Error(`No ApiError but ${String(error)}.`);
  return error;
};

beforeEach(() => changeLocale('zh-CN'));

test('data comes back, asked for in the language in use', async () => {
  changeLocale('en');
  const sent = answerWith(nobody);
  expect(await request(ViewerDocument, {})).toEqual({ viewer: null });
  expect(sent[0]?.headers).toMatchObject({ 'accept-language': 'en', 'content-type': 'application/json' });
});

test.each([
  ['a refusal of access, in the words of the server', failure('FORBIDDEN', '您的角色不能执行此操作。'), 'FORBIDDEN', /您的角色/],
  ['a bug of the server', failure('INTERNAL', '系统内部出错'), 'INTERNAL', /内部出错/],
  ['a code that this page does not know', failure('SOMETHING_NEW', '新的原因'), 'INTERNAL', /新的原因/],
  ['a query that the server no longer knows', failure('GRAPHQL_VALIDATION_FAILED', 'Cannot query field'), 'OUTDATED', /刷新页面/],
  ['an answer of HTTP alone', { status: 413, body: { errors: [{ message: '提交的内容太大。', extensions: { code: 'TOO_LARGE' } }] } }, 'TOO_LARGE', /太大/],
  ["a proxy's own page", { status: 502, text: '<html>Bad Gateway</html>' }, 'UNAVAILABLE', /暂时不可用/],
  ['an empty answer', { status: 200, text: '' }, 'UNAVAILABLE', /暂时不可用/],
  ['a lost connection', lost, 'NETWORK', /连接不上服务器/],
  ['no answer in time', { fails: new DOMException('timed out', 'TimeoutError') }, 'TIMEOUT', /不会重复办理/],
] as const)('%s', async (_case, reply, code, message) => {
  answerWith(reply);
  expect(await caught(request(ViewerDocument, {}))).toMatchObject({ code, message: expect.stringMatching(message) as string });
});

test('invalid fields are found by the name of the input', async () => {
  answerWith(failure('BAD_USER_INPUT', '填写的内容有误', { fields: [{ field: 'input.name', message: '不能为空' }, { field: null, message: '其他' }] }));
  expect((await caught(request(ViewerDocument, {}))).body).toEqual({ errors: { name: '不能为空' } });
});

describe('an expired session', () => {
  test('is asked for once by two requests, which then go on', async () => {
    const sent = answerWith(failure('UNAUTHENTICATED'), failure('UNAUTHENTICATED'), nobody, nobody);
    let asked = 0;
    const stop = onSessionExpired(() => {
      asked += 1;
      return new Promise((resolve) => { setTimeout(() => resolve(true), 20); });
    });
    await Promise.all([request(ViewerDocument, {}), request(ViewerDocument, {})]);
    stop();
    expect([asked, sent.length]).toEqual([1, 4]);
  });

  test('ends the request when the person gives up', async () => {
    answerWith(failure('UNAUTHENTICATED'));
    const stop = onSessionExpired(() => Promise.resolve(false));
    expect((await caught(request(ViewerDocument, {}))).code).toBe('UNAUTHENTICATED');
    stop();
  });

  test('is not asked for by the sign-in itself', async () => {
    answerWith(failure('UNAUTHENTICATED'));
    const stop = onSessionExpired(() => Promise.reject(new Error('asked')));
    expect((await caught(request(ViewerDocument, {}, { asIs: true }))).code).toBe('UNAUTHENTICATED');
    stop();
  });
});

describe('a command', () => {
  const input = { sessionId: '7' };
  const keys = (sent: Sent[]) => sent.map(({ variables }) => variables.input?.idempotencyKey);

  test('is sent again after a lost connection, with the same key', async () => {
    const sent = answerWith(lost, ended);
    expect(await sendCommand(SessionEndDocument, input, new Intents(), [1])).toEqual({ ended: true, userErrors: [] });
    expect(keys(sent)).toEqual([expect.stringMatching(/^.{8,100}$/), keys(sent)[0]]);
  });

  test('keeps its key when the person presses again after a lost connection', async () => {
    const intents = new Intents();
    const sent = answerWith(lost, ended);
    await caught(sendCommand(SessionEndDocument, input, intents, []));
    await sendCommand(SessionEndDocument, input, intents, []);
    expect(keys(sent)[1]).toBe(keys(sent)[0]);
  });

  test('keeps its key when the dialog was closed without an answer and is opened again; another mutation has another', async () => {
    const sent = answerWith(lost, ended, ended);
    await caught(sendCommand(SessionEndDocument, input, intentsOf(SessionEndDocument), []));
    const other = intentsOf(ViewerDocument).keyFor(input);
    await sendCommand(SessionEndDocument, input, intentsOf(SessionEndDocument), []);
    await sendCommand(SessionEndDocument, input, intentsOf(SessionEndDocument), []);
    const [first, again, later] = keys(sent);
    expect([again === first, later === first, other === first]).toEqual([true, false, false]);
  });

  test('is a new intent after an answer, after a refusal of access, and with other input', async () => {
    const intents = new Intents();
    const sent = answerWith(ended, failure('FORBIDDEN'), ended, ended);
    await sendCommand(SessionEndDocument, input, intents, []);
    await caught(sendCommand(SessionEndDocument, input, intents, []));
    await sendCommand(SessionEndDocument, input, intents, []);
    await sendCommand(SessionEndDocument, { sessionId: '8' }, intents, []);
    expect(new Set(keys(sent)).size).toBe(4);
  });

  test('is not repeated when the server refused', async () => {
    const sent = answerWith(failure('CONFLICT'));
    expect((await caught(sendCommand(SessionEndDocument, input, new Intents(), [1, 1]))).code).toBe('CONFLICT');
    expect(sent).toHaveLength(1);
  });
});
