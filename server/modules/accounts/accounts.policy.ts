import { type AccessTable, anyone, fields, reached, signedIn } from './request-context.js';

export const accountsPolicy: AccessTable = {
  Query: { viewer: anyone, viewerSessions: signedIn },
  Mutation: { sessionSignIn: anyone, sessionEnd: signedIn },
  Viewer: fields(reached, 'accountId name teacherId grants'),
  Grant: fields(reached, 'role areaId schoolId studioId'),
  Session: fields(reached, 'id address userAgent createdAt seenAt'),
};
