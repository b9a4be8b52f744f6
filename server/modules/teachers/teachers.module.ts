import type { ModuleParts, Platform } from '../../platform/module.js';
import type { Activations, RequestContext } from '../accounts/index.js';
import { serveActivationSheet } from './activation-sheet.js';
import { TeacherAccessResolver } from './teacher-access.resolver.js';
import { TeacherAccess } from './teacher-access.service.js';
import { teachersPolicy } from './teachers.policy.js';
import { TeachersReadModel } from './teachers.read-model.js';
import { TeachersResolver } from './teachers.resolver.js';

export function teachersModule(platform: Platform, activations: Activations): ModuleParts<RequestContext> {
  const readModel = new TeachersReadModel(platform.reader, platform.secrets);
  return {
    policy: teachersPolicy,
    resolvers: [new TeachersResolver(readModel), new TeacherAccessResolver(new TeacherAccess(platform.work, platform.secrets, activations), readModel)],
    routes: serveActivationSheet,
  };
}
