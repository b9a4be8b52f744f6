export { CertificateBatchRow, CertificateRow, certificatesEntities } from './certificates.entities.js';
export { certificatesModule } from './certificates.module.js';
export { CertificatePapers } from './papers.js';
export { Certificates } from './certificates.service.js';
export { loadLines, writeCertificates } from './certificates.store.js';
