/** The pack's words, and which of them a misspelt word must be. */
export interface Vocabulary {
  /** The word that is meant, or the word itself. */
  mend: (form: string) => string;
}

/** Shorter words are one slip away from too many others. */
const SHORTEST = 7;

/**
 * Mends a slip of the keyboard in a long word: a letter missing, doubled or too many, or two swapped. A wrong letter
 * is left alone: `changing` is a word and not `charging`. The first letter, the ending
 * and known words are never touched.
 */
export function newVocabulary(known: ReadonlyMap<string, unknown>): Vocabulary {
  const byDeletion = new Map<string, string>();
  for (const word of known.keys()) {
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) continue;
    byDeletion.set(word, word);
    for (let i = 1; i < word.length - 2; i++) {
      const shorter = word.slice(0, i) + word.slice(i + 1);
      // A word from which two known ones are one letter away is neither.
      byDeletion.set(shorter, byDeletion.has(shorter) && byDeletion.get(shorter) !== word ? '' : word);
    }
  }
  const meant = (form: string): string => {
    // "Waitin" is how many write as they speak.
    if (form.endsWith('in') && known.has(`${form}g`)) return `${form}g`;
    const missing = byDeletion.get(form);
    if (missing) return missing;
    for (let i = 1; i < form.length - 2; i++) {
      const shorter = form.slice(0, i) + form.slice(i + 1);
      if (known.has(shorter) && shorter.length >= SHORTEST - 1 && form[i] === form[i - 1]) return shorter;
    }
    for (let i = 1; i < form.length - 2; i++) {
      const swapped = form.slice(0, i) + form[i + 1] + form[i] + form.slice(i + 2);
      if (known.has(swapped)) return swapped;
    }
    return form;
  };
  return { mend: form => (form.length < SHORTEST - 1 || known.has(form) ? form : meant(form)) };
}
