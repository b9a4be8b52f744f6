import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import type { RequestContext } from '../accounts/index.js';
import { TEACHER_READERS } from './teachers.policy.js';
import type { TeachersReadModel } from './teachers.read-model.js';
import { Teacher, TeacherFilter, TeacherPage, TeacherSortEnum } from './teachers.types.js';

@Resolver(() => Teacher)
export class TeachersResolver {
  constructor(private readonly readModel: TeachersReadModel) {}

  @Query(() => TeacherPage, { description: "Teachers within the viewer's reach." })
  teachers(
    @PageArg() page: PageInput,
    @Arg('filter', () => TeacherFilter, { description: 'Which teachers.', defaultValue: {} }) filter: TeacherFilter,
    @Arg('sort', () => TeacherSortEnum, { description: 'In which order.', defaultValue: 'NAME' }) sort: keyof typeof TeacherSortEnum,
    @Ctx() context: RequestContext,
  ): Promise<Page<Teacher>> {
    return this.readModel.page(context.actor.reach(...TEACHER_READERS), filter, sort, page);
  }

  @Query(() => Teacher, { nullable: true, description: 'One teacher, or null when there is none within reach.' })
  teacher(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<Teacher | null> {
    return this.readModel.one(context.actor.reach(...TEACHER_READERS), Number(id));
  }

  @FieldResolver()
  nationalIdMasked(@Root() teacher: Teacher): string | null {
    return this.readModel.nationalIdMasked(teacher);
  }

  @FieldResolver()
  accountStatus(@Root() teacher: Teacher, @Ctx() context: RequestContext): Promise<string | null> {
    return context.loader(this.readModel, () => this.readModel.accountStatusLoader()).load(teacher.id);
  }
}
