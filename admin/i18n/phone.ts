/** Words of the phone's frame; each of its pages has an area file of its own. */
export const phone = {
  me: ['我的学分', 'My credits'],
  checkIn: ['培训签到', 'Check in'],
  verify: ['证书查验', 'Verification'],
  greeting: ['%{name}，您好', 'Hello, %{name}'],
  signOut: ['退出登录', 'Sign out'],
  console: ['进入管理端', 'Open the console'],
  missingTitle: ['没有这个页面', 'There is no such page'],
  missingText: ['链接可能不完整。请重新扫码，或向发来链接的人核对。', 'The link may be incomplete. Scan the code again, or ask whoever sent it.'],
  failedTitle: ['页面没有加载成功', 'The page did not load'],
  notTeacherTitle: ['此账号没有教师信息', 'This account belongs to no teacher'],
  notTeacherText: ['管理工作请使用管理端。', 'For office work, open the console.'],
} as const;
