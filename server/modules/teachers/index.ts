export { nameKeyOf } from './name-key.js';
export { maskedName, maskedNationalId } from './rules/masking.js';
export { TeacherRow, teachersEntities, type TeacherStatus } from './teachers.entities.js';
export { TEACHER_ADMINISTRATORS, TEACHER_READERS, teachersPolicy } from './teachers.policy.js';
export { TEACHER_COLUMNS, type TeacherRecord, TeachersReadModel, toTeacher } from './teachers.read-model.js';
export { teachersModule } from './teachers.module.js';
export { PostEnum, StageEnum, SubjectEnum, Teacher, TitleEnum } from './teachers.types.js';
