import { payloadOf } from '../../platform/graphql/payload.js';
import type { Words } from '../../platform/locale.js';
import type { AdmitRefusal, BarredRefusal, DismissRefusal } from './appeal-desk.service.js';
import type { WithdrawRefusal } from './appeal-filing.service.js';
import type { CarryOutRefusal, CloseRefusal, VoteRefusal } from './appeal-panel.service.js';
import { CreditAppeal } from './appeals.types.js';
import type { FilingRefusal } from './rules/appeal-filing.js';
import type { Conflict } from './rules/conflict.js';
import type { PanelRefusal } from './rules/panel.js';
import { APPEAL_STATUSES, type AppealStatus } from './rules/vocabulary.js';

const appeal = (description: string) => ({ field: 'appeal', type: () => CreditAppeal, description });

/** Why somebody may not judge. */
export const CONFLICT_WORDS: Record<Conflict, Words> = {
  IS_APPLICANT: { zh: '是申诉人本人', en: 'is the applicant himself' },
  DECIDED_THE_MATTER: { zh: '参与过原决定或原申报', en: 'had a hand in the decision or the claim' },
  SAME_SCHOOL: { zh: '与申诉人同一学校', en: 'is of the applicant’s school' },
};

/** The same, told to himself. */
const OWN_CONFLICT_WORDS: Record<Conflict, Words> = {
  IS_APPLICANT: { zh: '这是您本人的申诉', en: 'This is your own appeal' }, DECIDED_THE_MATTER: { zh: '您参与过原决定或原申报', en: 'You had a hand in the decision or the claim' }, SAME_SCHOOL: { zh: '您与申诉人现在是同一学校', en: 'You are of the applicant’s school by now' },
};

/** Why somebody may not conduct the case. */
export const BARRED_WORDS: Record<BarredRefusal['code'], Words> = {
  IS_APPLICANT: { zh: '这是您本人的申诉，须由其他人办理。', en: 'This is your own appeal; somebody else has to conduct it.' },
  DECIDED_THE_MATTER: { zh: '您参与过原决定或原申报，须回避，由其他人办理。', en: 'You had a hand in the decision or the claim; somebody else has to conduct the appeal.' },
};

const barred = { IS_APPLICANT: () => BARRED_WORDS.IS_APPLICANT, DECIDED_THE_MATTER: () => BARRED_WORDS.DECIDED_THE_MATTER };
const stands = ({ status }: { readonly status: AppealStatus }): Words => ({ zh: `该申诉“${APPEAL_STATUSES[status].zh}”，请刷新后查看。`, en: `This appeal stands at “${APPEAL_STATUSES[status].en.toLowerCase()}”; refresh and look again.` });

export const filePayload = payloadOf<FilingRefusal, CreditAppeal>('CreditAppealFile', appeal('The appeal as it was filed.'), {
  MATTER_UNKNOWN: () => ({ zh: '该决定已变化，不能申诉。请刷新后查看。', en: 'This decision has changed and cannot be appealed against. Refresh and look again.', field: 'input.matterKey' }),
  APPEALED_ALREADY: () => ({ zh: '对这项决定已经提出过申诉，不必重复提交。', en: 'This decision was appealed against already; there is no need to send it twice.', field: 'input.matterKey' }),
  NO_APPEAL_GRANTED: () => ({ zh: '作出决定时施行的认定办法没有规定申诉。', en: 'The rule set in force on the day of the decision grants no appeal.', field: 'input.matterKey' }),
  TOO_LATE: ({ lastDay }) => ({ zh: `申诉期已于 ${lastDay} 届满。`, en: `The time to appeal ended on ${lastDay}.`, field: 'input.matterKey' }),
  EVIDENCE_UNKNOWN: () => ({ zh: '找不到您上传的材料，请重新上传。', en: 'Your evidence was not found; upload it again.', field: 'input.evidenceFileIds' }),
});
export const withdrawPayload = payloadOf<WithdrawRefusal, CreditAppeal>('CreditAppealWithdraw', appeal('The appeal, withdrawn.'), { DECIDED_ALREADY: stands });
export const admitPayload = payloadOf<AdmitRefusal, CreditAppeal>('CreditAppealAdmit', appeal('The appeal, under review.'), { ...barred, NOT_AWAITING_ADMISSION: stands });
export const dismissPayload = payloadOf<DismissRefusal, CreditAppeal>('CreditAppealDismiss', appeal('The appeal, not admitted.'), { ...barred, NOT_OPEN: stands });
export const namePanelPayload = payloadOf<BarredRefusal | PanelRefusal, CreditAppeal>('CreditAppealNamePanel', appeal('The appeal with its panel.'), {
  ...barred,
  NOT_UNDER_REVIEW: stands,
  PANEL_SIZE: ({ size }) => ({ zh: `合议须由 3 人或 5 人组成，现为 ${size} 人。`, en: `A panel has three or five members, not ${size}.`, field: 'input.memberIds' }),
  HEAD_NOT_A_MEMBER: () => ({ zh: '组长须是合议成员。', en: 'The head has to be one of the members.', field: 'input.headId' }),
  MEMBER_UNKNOWN: () => ({ zh: '有成员的账号已停用，或没有可参与合议的角色。', en: 'One of the members has no active account, or no role that judges.', field: 'input.memberIds' }),
  CONFLICT_OF_INTEREST: ({ name, conflict }) => ({ zh: `${name}${CONFLICT_WORDS[conflict].zh}，须回避。`, en: `${name} ${CONFLICT_WORDS[conflict].en} and may not judge.`, field: 'input.memberIds' }),
  VOTED_MEMBER_LEFT_OUT: ({ name }) => ({ zh: `${name}已经表决，不能换下。`, en: `${name} has voted and stays on the panel.`, field: 'input.memberIds' }),
});
export const votePayload = payloadOf<VoteRefusal, CreditAppeal>('CreditAppealVote', appeal('The appeal with the vote.'), {
  NOT_UNDER_REVIEW: stands,
  VOTED_ALREADY: () => ({ zh: '您已经表决，表决不能更改。', en: 'You have voted; a vote is not changed.' }),
  CONFLICT_OF_INTEREST: ({ conflict }) => ({ zh: `${OWN_CONFLICT_WORDS[conflict].zh}，须回避，不能表决。请联系管理员调整合议成员。`, en: `${OWN_CONFLICT_WORDS[conflict].en} and may not vote. Ask an administrator to change the panel.` }),
});
export const closePayload = payloadOf<CloseRefusal, CreditAppeal>('CreditAppealClose', appeal('The appeal with its outcome.'), {
  ...barred,
  NOT_UNDER_REVIEW: stands,
  NO_PANEL: () => ({ zh: '还没有指定合议成员。', en: 'No panel has been named.' }),
  VOTES_MISSING: ({ missing }) => ({ zh: `还有 ${missing} 人没有表决。`, en: `${missing} of the panel have not voted.` }),
});
export const carryOutPayload = payloadOf<CarryOutRefusal, CreditAppeal>('CreditAppealCarryOut', appeal('The appeal, carried out.'), {
  ...barred,
  NOTHING_TO_CARRY_OUT: () => ({ zh: '没有待执行的裁定，或已经执行。', en: 'There is nothing to carry out, or it was done already.' }),
  NOT_YET: ({ words }) => words,
});
