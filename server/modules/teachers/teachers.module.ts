import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { teachersPolicy } from './teachers.policy.js';
import { TeachersReadModel } from './teachers.read-model.js';
import { TeachersResolver } from './teachers.resolver.js';

export function teachersModule(platform: Platform): ModuleParts<RequestContext> {
  return { policy: teachersPolicy, resolvers: [new TeachersResolver(new TeachersReadModel(platform.reader, platform.secrets))] };
}
