import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { pageOf } from '../../platform/graphql/payload.js';
import { AREA_STAGES, enumOf, REMOTENESS, SCHOOL_KINDS } from './rules/vocabulary.js';

export const AreaStageEnum = enumOf(AREA_STAGES);
registerEnumType(AreaStageEnum, { name: 'AreaStage', description: 'Which schools an area brings together.' });
export const SchoolKindEnum = { ...enumOf(SCHOOL_KINDS), CENTRE: 'centre' };
registerEnumType(SchoolKindEnum, { name: 'SchoolKind', description: 'Kind of school; CENTRE is the training centre itself.' });
export const RemotenessEnum = enumOf(REMOTENESS);
registerEnumType(RemotenessEnum, { name: 'Remoteness', description: 'How far from the county town a school is.' });

@ObjectType('Area', { description: 'An area (片区): neighbouring schools of a stage that work together.' })
export class Area {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its code in the roster.' }) code: string;
  @Field(() => String, { description: 'Its name in Chinese.' }) name: string;
  @Field(() => String, { description: 'Its name in English or pinyin.' }) nameEn: string;
  @Field(() => AreaStageEnum, { description: 'Which schools it brings together.' }) stage: string;
}

@ObjectType('School', { description: 'A school, kindergarten or teaching point, or the centre itself.' })
export class School {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'The national school code (学校标识码).' }) code: string;
  @Field(() => String, { description: 'Its name in Chinese.' }) name: string;
  @Field(() => String, { description: 'Its name in English or pinyin.' }) nameEn: string;
  @Field(() => SchoolKindEnum, { description: 'Its kind.' }) kind: string;
  @Field(() => RemotenessEnum, { description: 'How remote it is.' }) remoteness: string;
  @Field(() => Int, { description: 'Teachers in service.' }) teacherCount: number;
  @Field(() => Area, { nullable: true, description: 'The area it belongs to.' }) area: Area | null;
}

export const SchoolPage = pageOf<School>('School', () => School);

@ObjectType('Installation', { description: 'Whose system this is; anyone may read it.' })
export class Installation {
  @Field(() => String, { nullable: true, description: "The training centre's name in Chinese; null until the roster holds it." }) centreName: string | null;
  @Field(() => String, { nullable: true, description: 'Its name in English or pinyin.' }) centreNameEn: string | null;
}
