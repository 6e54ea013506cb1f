const WORD = /[0-9A-Za-z]/;
const isWordCode = Array.from({ length: 128 }, (_, code) => WORD.test(String.fromCharCode(code)));
const isHexCode = Array.from({ length: 128 }, (_, code) => /[0-9A-Fa-f]/.test(String.fromCharCode(code)));
const isDigitCode = Array.from({ length: 128 }, (_, code) => code >= 48 && code <= 57);

/** A number that stands behind one of these is what the message is about. */
const TELLING = /(?:[Cc]ode|[Ee]rror|Domain|errno|-Fehler|erreur)["']?[ =:/[]{1,3}["']?-?$|" \((?:\d{1,4}\/)?$/;
/** So far before a number stands what makes it one. */
const TELLING_REACH = 16;

/**
 * Do two stretches of a text say the same, up to times, counts, addresses and other numbers? Codes of errors have to
 * be the same. Looks at `limit` characters.
 */
export function saySame(text: string, a: number, aEnd: number, b: number, bEnd: number, limit: number): boolean {
  if (bEnd - b <= limit && aEnd - a <= limit && endApart(text, a, aEnd, b, bEnd)) return false;
  let i = a;
  let j = b;
  // Behind these places both were compared word by word.
  let iDone = a;
  let jDone = b;
  while (true) {
    while (i < aEnd && j < bEnd && text.charCodeAt(i) === text.charCodeAt(j)) {
      i++;
      j++;
    }
    if (i - a > limit || (i >= aEnd && j >= bEnd)) return true;
    // Columns are padded, some more than others.
    const padded = (i < aEnd && isBlank(text.charCodeAt(i))) || (j < bEnd && isBlank(text.charCodeAt(j)));
    if (padded && i > a && isBlank(text.charCodeAt(i - 1))) {
      while (i < aEnd && isBlank(text.charCodeAt(i))) i++;
      while (j < bEnd && isBlank(text.charCodeAt(j))) j++;
      iDone = i;
      jDone = j;
      continue;
    }
    while (i > iDone && j > jDone && isInWord(text.charCodeAt(i - 1))) {
      i--;
      j--;
    }
    if (i >= aEnd || j >= bEnd || !isWordCode[text.charCodeAt(i)] || !isWordCode[text.charCodeAt(j)]) return false;
    const iEnd = wordEnd(text, i, aEnd);
    const jEnd = wordEnd(text, j, bEnd);
    if (!sameWords(text, i, iEnd, j, jEnd)) {
      if (!isNumber(text, i, iEnd) || !isNumber(text, j, jEnd)) return false;
      if (TELLING.test(text.slice(Math.max(a, i - TELLING_REACH), i))) return false;
    }
    i = iEnd;
    j = jEnd;
    iDone = i;
    jDone = j;
  }
}

/** Most messages that say something else also end otherwise, which is seen at once. */
function endApart(text: string, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (a === aEnd || b === bEnd) return false;
  const one = text.charCodeAt(aEnd - 1);
  const two = text.charCodeAt(bEnd - 1);
  return one !== two && !(isHexCode[one] && isHexCode[two]) && !isBlank(one) && !isBlank(two);
}

/** A point may be that of a fraction. */
const isInWord = (code: number): boolean => isWordCode[code] === true || code === 46;

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/** The end of a word or of a number with its fraction. */
function wordEnd(text: string, start: number, end: number): number {
  let at = start + 1;
  while (at < end) {
    const code = text.charCodeAt(at);
    const point = code === 46 && at + 1 < end;
    const fraction = point && isDigitCode[text.charCodeAt(at - 1)] && isDigitCode[text.charCodeAt(at + 1)];
    if (!isWordCode[code] && !fraction) break;
    at++;
  }
  return at;
}

function sameWords(text: string, i: number, iEnd: number, j: number, jEnd: number): boolean {
  if (iEnd - i !== jEnd - j) return false;
  for (let k = 0; i + k < iEnd; k++) if (text.charCodeAt(i + k) !== text.charCodeAt(j + k)) return false;
  return true;
}

/** Begins with a digit, or may be a part of a hexadecimal number, as in a UUID; `helper3` is a name. */
function isNumber(text: string, start: number, end: number): boolean {
  if (isDigitCode[text.charCodeAt(start)]) return true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isDigitCode[code] && !(code >= 65 && code <= 70) && !(code >= 97 && code <= 102)) return false;
  }
  return end - start >= 4;
}
