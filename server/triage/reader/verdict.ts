import type { TextShape } from './line-shape.ts';

/** `Wi-Fi weak [N]`, `Low Power Mode (off)` */
const VERDICT_BEHIND =
  /^\s*(\p{L}[\p{L}\d /&'’-]{1,60}?)\s*[[(](?=(?:y|n|yes|no|ok|nok|not ok|true|false|pass|fail|failed|on|off)[\])]\s*$)/iu;
/** `Restart (not yet)`, `Restart - skipped` */
const LEFT_UNDONE =
  /^\s*(\p{L}[\p{L}\d /&'’-]{1,60}?)(?:\s*[[(]|\s+[-–—]\s+)(?=(?:(?:not|never)(?: yet)?(?: (?:done|tried|attempted|performed|carried out))?(?: yet)?|skipped|pending|to ?do|open|planned|postponed|declined|refused|✗|✘)[\])]?[.!]?\s*$)/iu;
/** `[FAIL] Wi-Fi` */
const VERDICT_BOXED = /^\s*[[(](y|n|yes|no|ok|nok|not ok|true|false|pass|passed|fail|failed)[\])]\s+(?=\p{L})/iu;
/** `N - Wi-Fi weak`, `false  Wi-Fi weak` */
const VERDICT_BARE =
  /^\s*(?:(true|false|TRUE|FALSE|PASS|FAIL|PASSED|FAILED)[-–:=\s]+|([YN]|OK|NOK)(?:\s+[-–:=]\s+|:\s+|\s{2,}|\t))(?=\p{L})/u;
/** `Wi-Fi 🔴` */
const LIGHT_BEHIND = /^\s*(\p{L}[\p{L}\d /&'’-]{1,60}?)\s*(?=[🔴🟢]\s*$)/u;
/** `🔴 Wi-Fi` */
const VERDICT_LIGHT = /^\s*(🔴|🟢)\s*(?=\p{L})/u;
/** So many words or fewer name what a verdict is of. */
const VERDICT_WORDS = 8;

/** What stands before that of which it is the verdict; a value of its own says more. */
export function verdictBefore(line: string, at: number): TextShape['verdict'] {
  const rest = line.slice(at);
  const verdict = VERDICT_BOXED.exec(rest) ?? VERDICT_LIGHT.exec(rest) ?? VERDICT_BARE.exec(rest);
  const answer = verdict?.[1] ?? verdict?.[2];
  if (!verdict || !answer) return undefined;
  const start = at + verdict[0].indexOf(answer);
  const of = line.slice(at + verdict[0].length).trim();
  const isNamed = !/[\d:?.]/.test(of) && of.split(/\s+/).length <= VERDICT_WORDS;
  return { start, end: start + answer.length, content: at + verdict[0].length, of: isNamed ? of : undefined };
}

export function verdictBehind(line: string, at: number): TextShape['label'] {
  const behind = [VERDICT_BEHIND, LEFT_UNDONE, LIGHT_BEHIND].map(form => form.exec(line.slice(at))).find(Boolean);
  if (!behind?.[1] || behind[1].split(/\s+/).length > VERDICT_WORDS) return undefined;
  const start = at + behind[0].indexOf(behind[1]);
  return { start, end: start + behind[1].length, content: at + behind[0].length };
}
