import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import type { RequestContext } from '../accounts/index.js';
import type { AttendanceOverview } from './attendance-overview.read-model.js';
import { AttendanceOverviewFilter, ClassAttendance, type TeacherAttendance, TeacherAttendancePage } from './attendance-overview.types.js';

@Resolver()
export class AttendanceOverviewResolver {
  constructor(private readonly overview: AttendanceOverview) {}

  @Query(() => TeacherAttendancePage, { description: 'Attendance over all classes of a year, teacher by teacher, the longest absent first; schools see their own teachers.' })
  attendanceOverview(
    @Arg('filter', () => AttendanceOverviewFilter, { description: 'Whose.' }) filter: AttendanceOverviewFilter,
    @PageArg() page: PageInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<Page<TeacherAttendance>> {
    return this.overview.page(actor, filter, page);
  }

  @Query(() => [ClassAttendance], { description: 'Attendance of one teacher in a year, class by class; a teacher sees his own. Empty out of reach.' })
  attendanceOfTeacher(
    @Arg('teacherId', () => ID, { description: 'The teacher.' }) teacherId: string,
    @Arg('year', () => Int, { description: 'Of the sessions of this year.' }) year: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClassAttendance[]> {
    return this.overview.classes(actor, Number(teacherId), year);
  }
}
