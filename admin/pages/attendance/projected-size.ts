/** A size that fills a screen of any shape: a share of its height, less where it is narrow. */
export const projected = (least: number, heightPercent: number, most: number): string => `clamp(${least}px, min(${heightPercent}vh, ${heightPercent * 0.85}vw), ${most}px)`;
