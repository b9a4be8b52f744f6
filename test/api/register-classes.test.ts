import { readFileSync } from 'node:fs';

import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const imported = 'mutation ($input: RuleSetDraftImportInput!) { ruleSetDraftImport(input: $input) { draft { id revision document { classes { key membership { kind anyOf { titles sexes ageAtLeast honourLevels } } } overflows { mostCenticredits } weights { rounding { direction } } } } userErrors { message } } }';
const statement = 'query ($id: ID!) { creditStatement(teacherId: $id) { targetCenticredits missing { message } } }';

/** A class of person by what the register says: title, school, sex and age, honours while they hold. */
describe.each(databaseKinds)('classes of person by the register on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  const ids = new Map<string, number>();

  beforeAll(async () => {
    county = await startTestApp(kind);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    const town = await county.build.school({ remoteness: 'town' });
    const remote = await county.build.school({ remoteness: 'remote' });
    const usual = { schoolId: town, title: 'second', sex: 'male', post: 'teacher', bornOn: '1985-05-05', hiredOn: '2008-09-01' };
    for (const [name, values] of Object.entries({ usual: {}, senior: { title: 'senior' }, remote: { schoolId: remote }, woman: { sex: 'female', bornOn: '1977-12-31' }, man: { bornOn: '1977-12-31' }, honoured: {}, revoked: {}, lapsed: {}, head: { post: 'class_head' } })) {
      ids.set(name, await county.build.teacher({ ...usual, ...values }));
    }
    const selecting = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
    const record = async (name: string, more: object): Promise<string> => {
      const { honourRecord } = await selecting.ask<{ honourRecord: { honour: { id: string } } }>('mutation ($input: HonourRecordInput!) { honourRecord(input: $input) { honour { id } userErrors { message } } }', {
        input: { teacherId: ids.get(name), code: 'city_expert', level: 'CITY', title: '市级教学能手', titleEn: 'City teaching expert', grantedOn: '2024-05-01', ...more },
      });
      return honourRecord.honour.id;
    };
    await record('honoured', {});
    await record('honoured', { code: 'county_expert', level: 'COUNTY' });
    await record('lapsed', { expiresOn: '2026-10-31' });
    await selecting.ask('mutation ($input: HonourRevokeInput!) { honourRevoke(input: $input) { userErrors { message } } }', { input: { honourId: await record('revoked', {}), reason: '材料不实' } });

    const document = JSON.parse(readFileSync(new URL('../../server/modules/credits/rule-sets/shaanxi-2018.json', import.meta.url), 'utf8')) as Record<string, unknown> & { targets: object[]; overflows: object[]; weights: object[] };
    const conditions: readonly (readonly [string, object])[] = [['senior', { titles: ['senior', 'full_senior'] }], ['remote', { remoteness: ['remote'] }], ['late', { sexes: ['female'], ageAtLeast: 50 }], ['honoured', { honourLevels: ['CITY', 'PROVINCE'] }], ['heads', { posts: ['class_head'] }]];
    const classes = conditions.map(([key, condition]) => ({ key, name: { zh: `类别 ${key}`, en: `Class ${key}` }, membership: { kind: 'REGISTER_SAYS', anyOf: [condition] } }));
    const targets = classes.map(({ key, name }, at) => ({ key: `${key}-total`, name, span: 'CYCLE', centicredits: 13_000 + at * 1_000, forClasses: [key] }));
    const text = JSON.stringify({
      ...document, effectiveFromDay: '2026-11-01', classes, targets: [...targets, ...document.targets], overflows: document.overflows.map((row) => ({ ...row, mostCenticredits: 1500 })),
      weights: document.weights.map((row, at) => (at === 0 ? { ...row, rounding: { stepCenticredits: 50, direction: 'UP' } } : row)),
    });
    const { ruleSetDraftImport } = await officer.ask<{ ruleSetDraftImport: { draft: { id: string; revision: number; document: object } } }>(imported, { input: { text } });
    const { id: draftId, revision, document: stored } = ruleSetDraftImport.draft;
    expect(stored).toMatchObject({ classes: [{ membership: { kind: 'REGISTER_SAYS', anyOf: [{ titles: ['senior', 'full_senior'], ageAtLeast: null }] } }, {}, { membership: { anyOf: [{ sexes: ['female'], ageAtLeast: 50 }] } }, {}, {}], overflows: [{ mostCenticredits: 1500 }], weights: [{ rounding: { direction: 'UP' } }, { rounding: null }, {}, {}, {}] });
    const second = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    for (const [client, name] of [[officer, 'Submit'], [second, 'Publish']] as const) {
      const answer = await client.ask<Record<string, { userErrors: object[] }>>(`mutation ($input: RuleSetDraftRevisionInput!) { ruleSetDraft${name}(input: $input) { userErrors { code message } } }`, { input: { draftId, revision } });
      expect(Object.values(answer)[0]?.userErrors).toEqual([]);
    }
    // What pages show may lag behind a publication by two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
  });
  afterAll(() => county.close());

  // The cycle runs to the end of 2027: the woman is 50 on its last day, and what has lapsed or was revoked by then is no longer held.
  test.each([
    ['usual', 12_000], ['senior', 13_000], ['remote', 14_000], ['woman', 15_000], ['man', 12_000], ['honoured', 16_000], ['lapsed', 12_000], ['revoked', 12_000], ['head', 17_000],
  ])('%s owes %i hundredths', async (name, targetCenticredits) => {
    const { creditStatement } = await officer.ask<{ creditStatement: { targetCenticredits: number } }>(statement, { id: ids.get(name) });
    expect(creditStatement.targetCenticredits).toBe(targetCenticredits);
  });
});
