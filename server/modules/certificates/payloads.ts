import { payloadOf } from '../../platform/graphql/payload.js';
import { COHORT_STATUSES } from '../training/index.js';
import { Certificate, CertificateSettings } from './certificates.types.js';
import { CertificateBatch } from './issuing.types.js';
import { CHANGE_WORDS, type ReissueRefusal, type ReprintRefusal, type RevokeRefusal } from './rules/changes.js';
import type { IssueRefusal } from './rules/issue.js';

const { NOT_VALID, OWN_CERTIFICATE, REPLACED_ALREADY, CREDIT_REVERSED, NAME_UNCHANGED, NAME_NOT_PRINTABLE } = CHANGE_WORDS;
/** More names than this would not be read in one message; the desk lists them all. */
const MOST_NAMES = 10;

export const issuePayload = payloadOf<IssueRefusal, CertificateBatch>('CertificatesIssue', { field: 'batch', type: () => CertificateBatch, description: 'The issue that has begun; its job tells the progress.' }, {
  COHORT_NOT_CLOSED: ({ status }) => ({ zh: `培训班当前为“${COHORT_STATUSES[status].zh}”，结业后才能发证。`, en: `The cohort is ${COHORT_STATUSES[status].en.toLowerCase()}; certificates are issued once it is closed.` }),
  ISSUE_RUNNING: ({ byName }) => ({ zh: `${byName}正在为该班发证，请等其完成。`, en: `${byName} is issuing certificates for this cohort just now; wait until that is done.` }),
  NAMES_NOT_PRINTABLE: ({ people }) => {
    const named = people.slice(0, MOST_NAMES).map(({ name, characters }) => `${name}（${characters.join('')}）`).join('、');
    return {
      zh: `有 ${people.length} 人的姓名或单位含字库中没有的字：${named}${people.length > MOST_NAMES ? '等' : ''}。可先为其他人发证。`,
      en: `No font can print the name or school of ${people.length}: ${named}${people.length > MOST_NAMES ? ' and others' : ''}. You can go on without them.`, field: 'input.leavesOutUnprintable',
    };
  },
  NOBODY_READY: () => ({ zh: '没有可以发证的学员：结业人员均已有证书，或不具备发证条件。', en: 'There is nobody to issue a certificate for: all who completed have one, or cannot get one.' }),
});

const certificate = { field: 'certificate', type: () => Certificate, description: 'The certificate as it is now.' };
export const revokePayload = payloadOf<RevokeRefusal, Certificate>('CertificateRevoke', certificate, { NOT_VALID, OWN_CERTIFICATE });
export const reprintPayload = payloadOf<ReprintRefusal, Certificate>('CertificateReprint', certificate, { NOT_VALID, OWN_CERTIFICATE });
export const reissuePayload = payloadOf<ReissueRefusal, Certificate>('CertificateReissue', { ...certificate, description: 'The new certificate.' }, { REPLACED_ALREADY, CREDIT_REVERSED, OWN_CERTIFICATE, NAME_UNCHANGED, NAME_NOT_PRINTABLE });
export const settingsPayload = payloadOf<never, CertificateSettings>('CertificateSettingsEdit', { field: 'settings', type: () => CertificateSettings, description: 'The settings as they are now.' }, {});
