import { payloadOf } from '../../platform/graphql/payload.js';
import { CohortArchive } from './archives.types.js';
import { type AddRefusal, ARCHIVED_WORDS, type RequireRefusal, type SealRefusal, sealWords } from './rules/archive-life.js';

const archive = { field: 'archive', type: () => CohortArchive, description: 'The archive as it stands now.' };
const ARCHIVED = () => ARCHIVED_WORDS;
const SESSION_UNKNOWN = () => ({ zh: '本班没有这一场课，请重新选择。', en: 'The class has no such session.', field: 'input.sessionId' });

export const archiveFileAddPayload = payloadOf<AddRefusal, CohortArchive>('ArchiveFileAdd', archive, {
  ARCHIVED, SESSION_UNKNOWN,
  FILE_UNKNOWN: () => ({ zh: '找不到上传的文件，请重新上传。', en: 'The upload is not known; please upload it again.', field: 'input.fileId' }),
  NOT_A_PICTURE: () => ({ zh: '照片只收 JPG 或 PNG 图片；文档请放到“其他材料”。', en: 'Pictures are JPEG or PNG; put documents under “Other papers”.', field: 'input.fileId' }),
  TOO_MANY: ({ most }) => ({ zh: `每个班最多存 ${most} 个文件，请先删去不需要的。`, en: `An archive holds ${most} files at most; remove some first.` }),
  TOO_LARGE: ({ mostMegabytes }) => ({ zh: `本班档案已接近 ${mostMegabytes} MB 的上限，请压缩后再上传。`, en: `The files of a class may weigh ${mostMegabytes} MB together.` }),
  ALREADY_THERE: ({ name }) => ({ zh: `这一项里已有内容完全相同的文件“${name}”，没有重复存入。`, en: `The same file is there already, as “${name}”.` }),
});
export const archiveFileDescribePayload = payloadOf<{ readonly code: 'ARCHIVED' } | { readonly code: 'SESSION_UNKNOWN' }, CohortArchive>('ArchiveFileDescribe', archive, { ARCHIVED, SESSION_UNKNOWN });
export const archiveFileRemovePayload = payloadOf<{ readonly code: 'ARCHIVED' }, CohortArchive>('ArchiveFileRemove', archive, { ARCHIVED });
export const archivePartRequirePayload = payloadOf<RequireRefusal, CohortArchive>('ArchivePartRequire', archive, {
  ARCHIVED, REASON_MISSING: () => ({ zh: '请写明本班不需要这一项的原因。', en: 'Say why the class has none.', field: 'input.reason' }),
});
export const archiveSealPayload = payloadOf<SealRefusal, CohortArchive>('ArchiveSeal', archive, { ARCHIVED: sealWords, INCOMPLETE: sealWords });
export const archiveReopenPayload = payloadOf<{ readonly code: 'NOT_ARCHIVED' }, CohortArchive>('ArchiveReopen', archive, { NOT_ARCHIVED: () => ({ zh: '该班档案还没有归档。', en: 'The archive is not sealed.' }) });
export const archiveBindPayload = payloadOf<never, CohortArchive>('ArchiveBind', archive, {});
