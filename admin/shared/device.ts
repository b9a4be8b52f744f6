const BROWSERS = [['MicroMessenger', 'WeChat'], ['Edg/', 'Edge'], ['QQBrowser', 'QQ Browser'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
const SYSTEMS = [['Windows', 'Windows'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['HarmonyOS', 'HarmonyOS'], ['Android', 'Android'], ['Mac OS', 'macOS'], ['Linux', 'Linux']] as const;

/** `Chrome · Windows` from a browser's description of itself; null when it is none we know. */
export function deviceOf(userAgent: string): string | null {
  const find = (known: readonly (readonly [string, string])[]) => known.find(([sign]) => userAgent.includes(sign))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(' · ') || null;
}
