import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext, Sessions } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { Credits } from '../credits/index.js';
import { StudioMeetings } from './studio-meetings.service.js';
import { studioInvariants } from './studios.invariants.js';
import { studiosPolicy } from './studios.policy.js';
import { StudiosReadModel } from './studios.read-model.js';
import { StudiosResolver } from './studios.resolver.js';
import { Studios } from './studios.service.js';

export function studiosModule({ work, reader, clock }: Platform, faces: { attendance: Attendance; credits: Credits; sessions: Sessions }): ModuleParts<RequestContext> {
  const { attendance, credits, sessions } = faces;
  const service = new Studios(work, attendance, credits.ruleSets, sessions);
  const meetings = new StudioMeetings(work, attendance, credits.claims);
  return { policy: studiosPolicy, resolvers: [new StudiosResolver(service, meetings, new StudiosReadModel(reader, clock))], invariants: studioInvariants };
}
