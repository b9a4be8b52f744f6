/** Words of surveys in the console. */
export const surveys = {
  title: ['调查', 'Surveys'], none: ['本班还没有调查', 'No surveys yet'], noneText: ['训前了解需求，训后了解满意度；结业三个月后系统自动再问一次。', 'Ask for needs before and satisfaction after; three months after closing it is asked again by itself.'],
  create: ['发起调查', 'New survey'], created: ['调查已发布', 'The survey is set'], name: ['调查名称', 'Title'], kind: ['类型', 'Kind'], opens: ['开始', 'Opens'], closes: ['截止', 'Closes'], answered: ['已答', 'Answered'], answeredOf: ['已答 %{answered} / %{asked}', '%{answered} of %{asked}'],
  kinds: { NEEDS: ['训前需求调研', 'Needs before'], SATISFACTION: ['满意度调查', 'Satisfaction'], FOLLOW_UP: ['三个月跟踪', 'Follow-up'] },
  anonymous: ['匿名', 'Anonymous'], named: ['实名', 'By name'], anonymousText: ['匿名作答：答案与姓名分开存放，没有时间和先后，任何人都无法对应；截止后且满 5 份才显示结果。发布后不能更改。', 'Anonymous: answers are kept apart from names, without time or order, so that nobody can join them. Results show when it is over and from five answers up. It cannot be changed later.'],
  questions: ['题目', 'Questions'], question: ['题目 %{n}', 'Question %{n}'], options: ['选项（每行一个）', 'Options, one a line'], required: ['必答', 'Required'], add: ['增加题目', 'Add a question'], remove: ['删除', 'Remove'],
  types: { SINGLE: ['单选', 'One'], MULTIPLE: ['多选', 'Several'], SCALE: ['1–5 分', '1 to 5'], TEXT: ['文字', 'Words'] },
  hidden: { TOO_FEW: ['不足 5 份，暂不显示结果', 'Fewer than five answers: not shown'], STILL_OPEN: ['匿名调查进行中，截止后显示结果', 'Anonymous and still open: shown when it is over'] },
  hiddenText: ['人数太少或边答边看，会看出某个人的答案。', 'With few answers, or looking while people answer, one person’s answer could be told.'], people: ['%{count} 人', '%{count}'], mean: ['平均 %{mean} 分', 'mean %{mean}'], earlier: ['上次 %{mean} 分', '%{mean} before'], answeredBy: ['%{count} 人作答', '%{count} answered'], noText: ['没有人填写', 'Nobody wrote anything'], print: ['打印', 'Print'], notFound: ['找不到这个调查', 'No such survey'], points: ['%{n} 分', '%{n}'],
} as const;
