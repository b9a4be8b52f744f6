/** Words of a teacher's surveys on the phone. */
export const mySurveys = {
  title: ['我的调查', 'My surveys'], none: ['没有需要填写的调查', 'Nothing to answer'], noneText: ['培训班发起调查后会出现在这里。', 'Surveys of your classes appear here.'], back: ['返回', 'Back'], answered: ['已填写', 'Answered'], open: ['待填写', 'To answer'], fill: ['填写', 'Answer'], over: ['已截止', 'Closed'], closes: ['%{at} 截止', 'Until %{at}'],
  anonymous: ['匿名：您的答案不会与姓名存放在一起，也不记录填写时间。', 'Anonymous: your answers are not kept with your name, nor when you gave them.'], named: ['实名填写', 'Answered by name'], optional: ['（选填）', ' (optional)'], county: ['全县调查', 'Survey of the county'], draftKept: ['上次填到一半，内容还在（只存在本机）。', 'What you gave last time is still here, on this phone only.'], draftDiscard: ['清空重填', 'Start afresh'], submit: ['提交', 'Send'], submitting: ['正在提交…', 'Sending…'], done: ['谢谢，已提交', 'Thank you'], doneText: ['您的意见会用来改进培训。', 'It will help to make the training better.'],
  lost: ['没有连上服务器，填写的内容已保存在本机，连上网后自动提交，不会重复。', 'No connection; your answers are kept on this phone and sent when it is back. They count once.'], low: ['1 最低', '1 lowest'], high: ['5 最高', '5 highest'],
} as const;
