/** Words of the teacher's own appeals on the phone. */
export const myAppeals = {
  title: ['学分申诉', 'Credit appeals'], lead: ['对未予认定、退回、冲正、因上限少计或培训班未计学分的决定有异议的，可在期限内申诉，由 3 人或 5 人合议，参与原决定的人回避。', 'If you disagree with a claim rejected or returned, a credit taken back or cut by a cap, or a class that gave none, appeal in time. Three or five people who had no hand in it judge.'],
  open: ['可以申诉的决定', 'Decisions you can appeal against'], none: ['目前没有可以申诉的决定', 'Nothing to appeal against at present'], noneText: ['申诉须在决定后的规定天数内提出，过期不再显示。', 'An appeal has its days; what is past them is not shown.'],
  last: ['截止 %{day}（含当日），还剩 %{days} 天', 'Until %{day} inclusive; %{days} days left'], lastDay: ['今天是最后一天', 'Today is the last day'], decided: ['%{day} 决定', 'Decided %{day}'], stake: ['涉及 %{credits} 学分', '%{credits} credits at stake'], start: ['申诉', 'Appeal'], cancel: ['先不申诉', 'Not now'],
  form: ['提出申诉', 'Your appeal'], grounds: ['理由', 'Grounds'], groundsHint: ['写清事实：时间、主办单位、学时，以及您认为哪里不对', 'State the facts: when, who organised it, the hours, and what you think is wrong'], evidence: ['证据材料', 'Evidence'], evidenceHint: ['照片或 PDF，最多 10 个', 'Pictures or PDF, 10 at most'],
  send: ['提交申诉', 'Send the appeal'], sending: ['正在提交…', 'Sending…'], waitFiles: ['请等材料传完，或移除失败的', 'Wait for the files, or remove what failed'], missing: ['请写明理由，至少 5 个字', 'Give your grounds, 5 characters at least'],
  lost: ['没有连上服务器，申诉已存在本机。网络恢复后自动再交，不会重复。', 'No connection: the appeal is kept on this phone and sent when the connection is back, once.'], restored: ['已恢复上次没提交的内容', 'Your unsent appeal was restored'], sent: ['已提交，等待受理', 'Sent; it awaits admission'],
  mine: ['我的申诉', 'My appeals'], mineNone: ['没有提出过申诉', 'No appeals yet'], number: ['编号 %{number} · %{at} 提出', 'No. %{number} · filed %{at}'], decideBy: ['最迟 %{day} 作出决定', 'To be decided by %{day}'], myGrounds: ['我的理由：%{text}', 'My grounds: %{text}'],
  outcome: ['决定理由：%{reason}', 'Reasons: %{reason}'], votes: ['%{size} 人合议，%{votes} 票认为申诉成立', 'Panel of %{size}; %{votes} voted to grant it'], effect: ['已登记 %{credits} 学分', '%{credits} credits posted'], pending: ['待执行：%{note}', 'Still to be done: %{note}'], note: ['%{note}', '%{note}'],
  letter: ['下载决定书', 'Download the letter'], withdraw: ['撤回申诉', 'Withdraw'], withdrawSure: ['撤回后，期限内可以再次提出。确定撤回？', 'Within its days you can file it again. Withdraw it?'], back: ['返回', 'Back'],
} as const;
