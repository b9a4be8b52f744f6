import { type AccessTable, anyone, fields, reached, role, signedIn } from './request-context.js';

const administrator = role('ADMINISTRATOR');

export const accountsPolicy: AccessTable = {
  Query: { viewer: anyone, viewerSessions: signedIn, setupNeeded: anyone, accounts: administrator, account: administrator },
  Mutation: {
    sessionSignIn: anyone, sessionEnd: signedIn, accountActivate: anyone, accountPasswordChange: signedIn, administratorCreateFirst: anyone,
    ...fields(administrator, 'accountOpen accountGrant accountRevokeGrant accountDisable accountEnable accountEndSessions apiKeyIssue apiKeyRevoke'),
  },
  Viewer: fields(reached, 'accountId name teacherId grants'),
  Grant: fields(reached, 'role areaId schoolId studioId'),
  Session: fields(reached, 'id address userAgent createdAt seenAt current'),
  ActivationCode: fields(reached, 'loginName code validUntil'),
  Account: fields(reached, 'id loginName name teacherId status createdAt seenAt openSessions grants apiKeys'),
  AccountGrant: fields(reached, 'id role areaId schoolId studioId providerId grantedAt'),
  ApiKey: fields(reached, 'id prefix createdAt revokedAt'),
  OpenedAccount: fields(reached, 'account activation'),
  IssuedApiKey: fields(reached, 'account key'),
};
