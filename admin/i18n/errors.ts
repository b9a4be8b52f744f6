import type { Pair } from './words.js';

/** What this page says itself when the server said nothing. */
export const errors = {
  NETWORK: ['连接不上服务器。请检查网络，填写的内容仍在，恢复后可重试。', 'The server cannot be reached. Check the network; what you typed is kept and can be sent again.'],
  TIMEOUT: ['服务器 30 秒内没有答复，不清楚是否已办理。可以重试，同一操作不会重复办理。', 'No answer within 30 seconds, so it may or may not have been done. Try again: nothing is done twice.'],
  UNAVAILABLE: ['服务器暂时不可用，请稍候重试。', 'The server is not available at the moment. Please try again shortly.'],
  OUTDATED: ['系统已更新，本页面已过期。请先保存填写的内容，再刷新页面。', 'The system was updated and this page is out of date. Keep what you typed, then reload the page.'],
  NO_COOKIE: ['登录成功，但浏览器没有保存登录状态。请允许本网站使用 Cookie 后重试。', 'You were signed in, but the browser did not keep it. Allow cookies for this site and try again.'],
} satisfies Record<string, Pair>;
