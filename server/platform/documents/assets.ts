import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { packageRoot } from '../package-root.js';

export const templateFolder = (): string => join(packageRoot(), 'server/platform/documents/templates');

/** The fonts on board, in the order in which a character is looked for. */
export function fontFiles(): string[] {
  const fonts = createRequire(import.meta.url);
  const file = (name: string, weight: string): string => {
    const family = name === 'noto-serif-sc' ? 'NotoSerifSC' : 'NotoSansSC';
    return join(dirname(fonts.resolve(`@expo-google-fonts/${name}/package.json`)), weight, `${family}_${weight}.ttf`);
  };
  return [file('noto-serif-sc', '400Regular'), file('noto-serif-sc', '700Bold'), file('noto-sans-sc', '400Regular'), file('noto-sans-sc', '700Bold')];
}
