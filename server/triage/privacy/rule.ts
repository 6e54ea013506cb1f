export interface Rule {
  pattern: RegExp;
  /** Takes the match and its groups; gives the match back where it is nothing private after all. */
  mask: (match: string, ...groups: string[]) => string;
}

/** Behind a number it tells that it counts something. */
export const UNIT =
  '(?:bytes?|[KMGTkmgt]?i?B|[mnµ]?s|sec(?:onds?)?|%|items?|photos?|assets?|records?|files?|pages?)(?![\\p{L}\\d])';
