import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { serveCalendarFiles } from './calendar.downloads.js';
import { calendarPolicy } from './calendar.policy.js';
import { CalendarReadModel } from './calendar.read-model.js';
import { CalendarResolver } from './calendar.resolver.js';

export function calendarModule(platform: Platform): ModuleParts<RequestContext> {
  const readModel = new CalendarReadModel(platform.reader);
  return {
    policy: calendarPolicy,
    resolvers: [new CalendarResolver(readModel)],
    routes: (http, contextOf) => serveCalendarFiles(http, contextOf, platform, readModel),
  };
}
