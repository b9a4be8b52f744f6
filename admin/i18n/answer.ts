/** Words of the page that a link of registration opens. */
export const answer = {
  title: ['培训报名确认', 'Your place in the class'],
  invalid: ['链接无效', 'This link is not valid'], invalidText: ['链接可能不完整，或报名已重新办理。请向学校或县师训中心索取新的链接。', 'It is incomplete, or the registration was made anew. Ask your school or the training centre for another.'],
  hello: ['%{name} 老师：', 'Dear %{name},'],
  admitted: ['您已被录取。请确认是否参加。', 'You are admitted. Please say whether you come.'], waiting: ['您在候补名单第 %{position} 位。如已不能参加，请放弃，把机会让给后面的老师。', 'You are number %{position} on the waiting list. If you can no longer come, let the next one have the place.'], requested: ['您的报名正在审核。', 'Your registration is being decided.'],
  confirmed: ['您已确认参加', 'You said that you come'], confirmedText: ['请按时报到。如临时不能参加，仍可在开班前打开本链接放弃。', 'See you there. If something comes up, open this link again before the class begins.'],
  declined: ['您已放弃', 'You gave the place back'], declinedText: ['名额已让给候补的老师。如需再报名，请在报名截止前重新报名。', 'It went to the waiting list. To come after all, register again before registration ends.'],
  confirm: ['确认参加', 'I come'], decline: ['不能参加，放弃名额', 'I cannot come'], declineSure: ['确定放弃？名额会马上让给候补的老师，不能收回。', 'Give the place back? It goes to the waiting list at once.'],
  sending: ['正在提交…', 'Sending…'], closed: ['不能再答复', 'It can no longer be answered'], until: ['开班前可以更改', 'until the class begins'],
} as const;
