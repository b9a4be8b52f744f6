import { dayOf } from '../../platform/clock.js';
import type { LetterData } from '../../platform/documents/index.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { decimalText } from '../credits/index.js';
import type { CreditAppeal } from './appeals.types.js';
import { APPEAL_KINDS } from './rules/vocabulary.js';

/** The decision on an appeal as it is handed to the applicant: who of the panel voted how is not on it. */
export function appealLetter(appeal: CreditAppeal, { issuer, issuedOn, generatedOn }: { readonly issuer: string; readonly issuedOn: string; readonly generatedOn: string }, locale: Locale): LetterData {
  const { teacher, kind, title, decision, decidedDay, grounds, filedAt, status, panelSize, grantVotes, outcomeReason } = appeal;
  const told = (words: Words): string => say(words, locale);
  const line = (zh: string, en: string, value: string) => ({ label: told({ zh, en }), value });
  return {
    title: told({ zh: '学分申诉决定书', en: 'Decision on a credit appeal' }), number: appeal.number,
    facts: [
      line('申诉人', 'Applicant', `${teacher.name} ${teacher.number}`), line('学校', 'School', told({ zh: teacher.school.name, en: teacher.school.nameEn })), line('申诉类别', 'Against', told(APPEAL_KINDS[kind])), line('培训或活动', 'Training or activity', title),
      line('原决定', 'Decision', `${decidedDay}　${decision}`), line('提出日期', 'Filed on', dayOf(filedAt)),
    ],
    sections: [
      { heading: told({ zh: '申诉理由', en: 'Grounds' }), text: grounds },
      { heading: told({ zh: '决定', en: 'Outcome' }), text: told(outcomeWords(appeal)) },
      { heading: told({ zh: '理由', en: 'Reasons' }), text: outcomeReason ?? '' },
    ],
    footnotes: status === 'DISMISSED' ? [] : [told({ zh: `本申诉由 ${panelSize} 人合议，${grantVotes ?? 0} 票认为申诉成立。参与过原决定、与申诉人同校者均已回避。`, en: `Judged by a panel of ${panelSize}; ${grantVotes ?? 0} voted to grant it. Whoever had a hand in the decision or is of the applicant’s school did not sit.` })],
    issuer, issuedOn, generatedOn,
  };
}

function outcomeWords({ status, carryOut, effectCenticredits, effectNote, kind }: CreditAppeal): Words {
  if (status === 'DISMISSED') return { zh: '不予受理。', en: 'The appeal is not admitted.' };
  if (status === 'UPHELD') return { zh: '维持原决定。', en: 'The decision is upheld.' };
  if (carryOut === 'PENDING') return { zh: `申诉成立。待执行：${effectNote ?? ''}。`, en: `The appeal is granted. Still to be carried out: ${effectNote ?? ''}.` };
  const credits = decimalText(effectCenticredits ?? 0);
  if (!effectCenticredits) return { zh: `申诉成立。${effectNote ?? ''}。`, en: `The appeal is granted. ${effectNote ?? ''}.` };
  return kind === 'CAP' ? { zh: `申诉成立，按上限余额补计 ${credits} 学分。`, en: `The appeal is granted; ${credits} credits more are posted, as the caps leave room.` } : { zh: `申诉成立，登记 ${credits} 学分。`, en: `The appeal is granted; ${credits} credits are posted.` };
}
