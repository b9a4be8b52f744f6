import { getNamedType, type GraphQLField, type GraphQLInputType, type GraphQLSchema, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';

import { schemaOfAllModules } from '../../server/app.js';
import { Actor, anyone, RequestContext, type Role, ROLES } from '../../server/modules/accounts/index.js';
import { databaseKinds } from '../support/databases.js';
import { Client, startTestApp, type TestApp } from '../support/test-app.js';

/** Some value that the type takes; what it means does not matter, the door is tried before it. */
function valueOf(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name);
  if (isListType(type)) return [valueOf(type.ofType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => [field.name, valueOf(field.type, field.name)]));
  }
  return { Int: 20, Boolean: true, ID: '999999', Day: '2026-06-01', Instant: '2026-06-01T00:00:00Z' }[type.name] ?? 'something';
}

/** The whole request of a root field, with every field of what it returns that takes no arguments. */
function requestOf(root: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): { query: string; variables: Record<string, unknown> } {
  const needed = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const declared = needed.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  const returned = getNamedType(field.type);
  const selection = isLeafType(returned) ? '' : '{ __typename }';
  return {
    query: `${root} W${declared ? `(${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''} ${selection} }`,
    variables: Object.fromEntries(needed.map(({ name, type }) => [name, valueOf(type, name)])),
  };
}

/** Sign-in and setting up, verification, and what is shown in public. A new name here is a decision. */
const OPEN = [
  'accountActivate', 'administratorCreateFirst', 'certificateByNumber', 'certificateByToken', 'checkInHold', 'installation', 'publicNotice', 'publicNotices',
  'publicObjection', 'publicObjectionFile', 'publicSchoolTotals', 'publicSchoolTotalsYears', 'registrationByLink', 'registrationConfirmByLink', 'registrationDeclineByLink', 'sessionSignIn', 'setupNeeded', 'verifyTranscript', 'viewer',
];

describe.each(databaseKinds)('every door of the schema, tried by every role, on %s', (kind) => {
  let county: TestApp;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    county = await startTestApp(kind);
    schema = await schemaOfAllModules();
  });
  afterAll(() => county.close());

  const doors = (): { root: 'query' | 'mutation'; field: GraphQLField<unknown, unknown>; rule: (context: RequestContext) => boolean }[] => (['query', 'mutation'] as const).flatMap((root) => {
    const type = root === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).map((field) => ({
      root, field, rule: county.app.modules.map((each) => each.policy[type?.name ?? '']?.[field.name]).find(Boolean) as (context: RequestContext) => boolean,
    }));
  });
  const head = async (): Promise<number> => (await county.rows<{ seq: number }>('SELECT seq FROM audit_heads'))[0]?.seq ?? 0;

  test('whoever the policy turns away gets nothing and writes nothing', async () => {
    const teacherId = await county.build.teacher();
    const schoolId = await county.build.school();
    const visitors: { role: Role | null; client: Client; context: RequestContext }[] = [{ role: null, client: county.anyone, context: new RequestContext(null, 'en', { address: '', userAgent: '', deviceId: null }) }];
    for (const role of ROLES) {
      const accountId = await county.build.account({ role, ...(role === 'TEACHER' ? { teacherId } : {}), ...(role === 'SCHOOL_ADMINISTRATOR' ? { schoolId } : {}) });
      const actor = await county.app.sessions.actorOf(accountId) as Actor;
      visitors.push({ role, client: await county.as(accountId), context: new RequestContext(actor, 'en', { address: '', userAgent: '', deviceId: null }) });
    }
    const before = await head();
    const wrong: string[] = [];
    let turnedAway = 0;
    for (const { root, field, rule } of doors()) {
      const request = requestOf(root, field);
      for (const { role, client, context } of visitors) {
        if (rule(context)) continue;
        turnedAway += 1;
        const reply = await client.send(request.query, request.variables);
        const code = reply.errors?.[0]?.extensions.code;
        if (code !== (role === null ? 'UNAUTHENTICATED' : 'FORBIDDEN')) wrong.push(`${role ?? 'nobody'} at ${field.name}: ${code ?? 'answered'} ${reply.errors?.[0]?.message ?? ''}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(turnedAway).toBeGreaterThan(500);
    expect(await head()).toBe(before);
  }, 120_000);

  test('only what must be open to anyone is', () => {
    expect(doors().filter(({ rule }) => rule === anyone).map(({ field }) => field.name).sort()).toEqual(OPEN);
  });

  test('no object hands out what a rule of another object guards', () => {
    const guarded = /passwordHash|tokenHash|keyHash|nationalIdSealed|mobileSealed|blindIndex|activationHash|storeKey/i;
    const found = Object.values(schema.getTypeMap()).filter(isObjectType).flatMap((type) => Object.keys(type.getFields()).filter((name) => guarded.test(name)).map((name) => `${type.name}.${name}`));
    expect(found).toEqual([]);
  });
});
