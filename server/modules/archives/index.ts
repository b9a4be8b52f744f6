export { ArchiveFileRow, archivesEntities, CohortArchiveRow } from './archives.entities.js';
export { archivesModule } from './archives.module.js';
export { Archives, ARCHIVE_UPLOAD } from './archives.service.js';
