import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { IsOptional, Length } from 'class-validator';

import { DayScalar } from '../../platform/graphql/scalars.js';
import { pageOf } from '../../platform/graphql/payload.js';
import { AccountStatusEnum } from '../accounts/index.js';
import { enumOf, POSTS, School, SEXES, STAGES, SUBJECTS, TITLES } from '../organisations/index.js';

export const TitleEnum = enumOf(TITLES);
registerEnumType(TitleEnum, { name: 'TeacherTitle', description: 'Professional title (职称).' });
export const PostEnum = enumOf(POSTS);
registerEnumType(PostEnum, { name: 'TeacherPost', description: 'Post (岗位).' });
export const SubjectEnum = enumOf(SUBJECTS);
registerEnumType(SubjectEnum, { name: 'Subject', description: 'Subject taught.' });
export const StageEnum = enumOf(STAGES);
registerEnumType(StageEnum, { name: 'Stage', description: 'Stage taught (学段).' });
export const SexEnum = enumOf(SEXES);
registerEnumType(SexEnum, { name: 'Sex', description: 'Sex as in the register.' });
export const TeacherStatusEnum = { ACTIVE: 'ACTIVE', LEFT: 'LEFT' } as const;
registerEnumType(TeacherStatusEnum, { name: 'TeacherStatus', description: 'Whether the teacher is in service in the county.' });

@ObjectType('Teacher', { description: 'A teacher of the county.' })
export class Teacher {
  @Field(() => ID, { description: 'The id.' }) id: number;
  @Field(() => String, { description: 'The teacher number.' }) number: string;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => SexEnum, { description: 'Sex.' }) sex: string;
  @Field(() => School, { description: 'The school, without its area.' }) school: School;
  @Field(() => TitleEnum, { description: 'Professional title.' }) title: string;
  @Field(() => PostEnum, { description: 'Post.' }) post: string;
  @Field(() => SubjectEnum, { description: 'Subject taught.' }) subject: string;
  @Field(() => StageEnum, { description: 'Stage taught.' }) stage: string;
  @Field(() => DayScalar, { nullable: true, description: 'First day in service.' }) hiredOn: string | null;
  @Field(() => TeacherStatusEnum, { description: 'In service or not.' }) status: string;
  @Field(() => String, { nullable: true, description: 'The national id with its middle masked.' }) nationalIdMasked: string | null;
  @Field(() => AccountStatusEnum, { nullable: true, description: 'Whether the account can be used; null when there is none yet.' }) accountStatus: string | null;
  nationalIdSealed: string | null;
}

export const TeacherPage = pageOf<Teacher>('Teacher', () => Teacher);

export const TeacherSortEnum = { NAME: 'NAME', NUMBER: 'NUMBER', SCHOOL: 'SCHOOL' } as const;
registerEnumType(TeacherSortEnum, { name: 'TeacherSort', description: 'Order of a list of teachers: by pinyin, by number, or by school and pinyin.' });

@InputType({ description: 'Which teachers; conditions add up.' })
export class TeacherFilter {
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the name, its pinyin or initials, or the beginning of the teacher number.' }) search?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this school.' }) schoolId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this area.' }) areaId?: string | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'Only of this subject.' }) subject?: string | null;
  @Field(() => StageEnum, { nullable: true, description: 'Only of this stage.' }) stage?: string | null;
  @Field(() => TitleEnum, { nullable: true, description: 'Only with this title.' }) title?: string | null;
  @Field(() => PostEnum, { nullable: true, description: 'Only in this post.' }) post?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those who have no password yet.' }) withoutPassword?: boolean | null;
}
