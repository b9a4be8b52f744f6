/** Words of the teacher's own leave on the phone. */
export const myLeave = {
  title: ['请假', 'Leave'], new: ['申请请假', 'Ask for leave'], again: ['修改后重新提交', 'Correct and send again'], mine: ['我的申请', 'My requests'], none: ['没有请过假', 'No requests yet'], back: ['返回', 'Back'],
  noChoices: ['没有可以请假的班次', 'No class to request leave from'], noChoicesText: ['录取的培训班排好课后，在这里请假。已结业的班次不能再请假。', 'Once a class that admitted you has sessions, ask for leave here. A closed class takes no leave.'],
  roll: ['班次', 'Class'], sessions: ['请哪几场', 'From which sessions'], sessionsHint: ['勾选整场请假；只请一部分的，把分钟数改小', 'Tick whole sessions; for part of one, lower the minutes'], minutes: ['分钟', 'minutes'], whole: ['整场 %{minutes} 分钟', 'all %{minutes} minutes'], part: ['请 %{minutes} / %{all} 分钟', '%{minutes} of %{all} minutes'],
  past: ['已经开过的场次（%{count}）', 'Sessions that are over (%{count})'], kind: ['类别', 'Kind'], reason: ['事由', 'Reason'], reasonHint: ['如“发烧，附病假条”“县教育局抽调监考”', 'Such as “fever, doctor’s note added” or “called up to supervise an exam”'],
  proof: ['证明材料', 'Proof'], proofOptional: ['选填，照片或 PDF，最多 5 个', 'Optional: pictures or PDF, 5 at most'], proofNeeded: ['本班须附证明，如病历、公函', 'This class asks for proof, such as a doctor’s note or an official letter'],
  schoolFirst: ['学校同意后，再由办班方审批', 'Your school approves first, then the organiser of the class'], classOnly: ['由办班方审批', 'The organiser of the class decides'],
  send: ['提交申请', 'Send'], sending: ['正在提交…', 'Sending…'], waitFiles: ['材料正在上传，传完可以提交', 'Wait until the files have arrived'], missing: ['请选择场次并写明事由', 'Choose sessions and give a reason'],
  lost: ['没有连上服务器，申请已存在本机。网络恢复后自动再交，不会重复。', 'No connection: the request is kept on this phone and sent when the connection is back, once.'], restored: ['已恢复上次没提交的内容', 'Your unsent request was restored'], sent: ['已提交，等待审批', 'Sent; it awaits approval'],
  withdraw: ['撤回申请', 'Withdraw'], withdrawSure: ['撤回后需要重新申请，确定撤回？', 'You would need to make a new request. Withdraw it?'], decided: ['%{who} %{at}', '%{who} %{at}'], note: ['审批意见：%{note}', 'Note: %{note}'],
  came: ['已到场，按实际出勤计', 'You attended after all; that counts'], asked: ['已申请', 'Asked for'], enteredBy: ['%{who}代填', 'Entered by %{who}'], presence: ['考勤：%{status}', 'Register: %{status}'],
} as const;
