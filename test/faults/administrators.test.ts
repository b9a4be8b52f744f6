import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { databaseKinds } from '../support/databases.js';
import { CREATE_FIRST, sendForCookie, type SignedIn } from '../support/sign-in.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe.each(databaseKinds)('who the administrators are, on %s', (kind) => {
  let county: TestApp;
  beforeEach(async () => { county = await startTestApp(kind); });
  afterEach(() => county.close());

  const codePath = () => join(county.app.platform.config.DATA_DIRECTORY, 'setup-code');
  const create = (loginName: string, setupCode: string, password = '梅花香自苦寒来1') => sendForCookie<SignedIn<'administratorCreateFirst'>['data']>(county.anyone, CREATE_FIRST, { input: { loginName, name: '王主任', password, setupCode } });

  test('an empty system waits for its first administrator; the code of the data directory makes him, once', async () => {
    expect(await county.anyone.ask('{ setupNeeded }')).toEqual({ setupNeeded: true });
    const code = readFileSync(codePath(), 'utf8').trim();
    expect((await create('admin', 'wrong')).data.administratorCreateFirst.userErrors).toMatchObject([{ code: 'WRONG_SETUP_CODE', field: 'input.setupCode' }]);
    expect((await create('总管', code)).data.administratorCreateFirst.userErrors).toMatchObject([{ code: 'LOGIN_NAME_FORMAT' }]);
    expect((await create('admin', code, 'admin123!')).data.administratorCreateFirst.userErrors).toMatchObject([{ code: 'WEAK_PASSWORD' }]);
    expect(await county.rows('SELECT id FROM accounts')).toEqual([]);
    const created = await create('admin', ` ${code}\n`);
    expect(created.data.administratorCreateFirst).toMatchObject({ viewer: { name: '王主任', grants: [{ role: 'ADMINISTRATOR' }] }, userErrors: [] });
    expect(await created.client.ask('{ accounts { totalCount } }')).toEqual({ accounts: { totalCount: 1 } });
    expect([existsSync(codePath()), await county.anyone.ask('{ setupNeeded }')]).toEqual([false, { setupNeeded: false }]);
    expect((await create('second', code)).data.administratorCreateFirst.userErrors.map((each) => each.code)).toEqual(['ALREADY_SET_UP']);
  });

  test('twenty at once make one', async () => {
    const code = readFileSync(codePath(), 'utf8').trim();
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => create(`admin${n}`, code)));
    expect(replies.filter(({ data }) => data.administratorCreateFirst.viewer)).toHaveLength(1);
    expect(await county.rows("SELECT accountId FROM grants WHERE role = 'ADMINISTRATOR'")).toHaveLength(1);
  });

  test('guessing the code is stopped', async () => {
    for (let n = 0; n < 8; n += 1) await create('admin', `guess${n}`);
    const code = readFileSync(codePath(), 'utf8').trim();
    expect((await create('admin', code)).data.administratorCreateFirst.userErrors.map((each) => each.code)).toEqual(['TOO_MANY_TRIES']);
  });

  test('two who revoke each other leave one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ids = [await county.build.account({ role: 'ADMINISTRATOR' }), await county.build.account({ role: 'ADMINISTRATOR' })];
      const clients = await Promise.all(ids.map((id) => county.as(id)));
      const grants = await county.rows<{ id: number; accountId: number }>("SELECT id, accountId FROM grants WHERE role = 'ADMINISTRATOR'");
      const revoke = (by: number, of: number) => clients[by]?.send(`mutation { accountRevokeGrant(input: { grantId: "${grants.find(({ accountId }) => accountId === ids[of])?.id ?? 0}" }) { account { id } } }`);
      await Promise.all([revoke(0, 1), revoke(1, 0)]);
      const left = await county.rows<{ id: number }>("SELECT id FROM grants WHERE role = 'ADMINISTRATOR'");
      expect(left).toHaveLength(1);
      await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('DELETE FROM grants WHERE id IN (?)', [left.map(({ id }) => id)]));
    }
  });
});
