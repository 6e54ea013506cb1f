import type { Stretch } from '../matcher/distance.ts';
import { isPause, saidIn, type Word } from '../reader/words.ts';

/** A clause behind "that" or "why", and whether a denial of what stands before it denies it, too. */
export interface Clause {
  /** The word that opens it. */
  at: number;
  denied: boolean;
}

/** "No sign that it is full", "she is not happy that it is full": the clause that a denial stands before. */
export function clauseBehind(words: readonly Word[], { from, to }: Stretch, state: Stretch): Clause | undefined {
  for (let at = to; at < state.from; at++) {
    const form = words[at]?.form ?? '';
    if (form === 'why' || (form === 'that' && opensClause(words, at)))
      return { at, denied: form === 'that' && isJudged(words, from, to, at) };
  }
  return undefined;
}

/** "The one that is full", "on that Wi-Fi", "not that slow" open none. */
const opensClause = (words: readonly Word[], at: number): boolean =>
  !/^(?:is|are|was|were|has|have|had|does|says|shows|keeps|can|could|would|will)$/.test(words[at + 1]?.form ?? '') &&
  !/^(?:in|on|at|of|to|with|for|from|after|before|since|than|over|by|about|and|or|all)$/.test(
    words[at - 1]?.form ?? '',
  );

/** Only what is judged or shown falls with its denial; what somebody likes, knows or regrets is so. */
function isJudged(words: readonly Word[], from: number, to: number, that: number): boolean {
  const said = formsOf(words, to, that);
  return (
    JUDGED.test(said) ||
    (NOBODY.test(words[from]?.form ?? '') && SHOWS.test(said)) ||
    (DEVICE.test(formsOf(words, Math.max(0, from - 2), from)) && /^(?:tell|told)/.test(said))
  );
}

const formsOf = (words: readonly Word[], from: number, to: number): string => saidIn(words.slice(from, to));

/** "The phone never told her": what it tells is what it shows. */
const DEVICE =
  /(?:^| )(?:phone|iphone|handset|device|app|photos|icloud|settings|screen|system|it)(?: (?:has|had|did))?$/;

const FILLERS =
  '(?:a|an|any|the|been|be|have|has|ever|even|really|just|actually|yet|at|all|necessarily|able|possible|reason|cause|grounds|to|single|clear|real)';
const JUDGEMENTS =
  '(?:think|thought|believe|believed|say|said|saying|claim|claimed|assume|suspect|suspected|suppose|see|seen|seem|appear|find|found|confirm|confirmed|verify|prove|proved|proven|establish|show|showed|shown|suggest|indicate|mean|imply|case|true|correct|right|likely|plausible|convinced|sign|signs|evidence|proof|indication|indications|hint|hints|trace|message|warning|mention|banner|notice|alert|error|report|reports|impression)';
const JUDGED = new RegExp(`^(?:${FILLERS} ?)*(?:${JUDGEMENTS}(?: (?!(?:is|was)$)\\S+)*)?$`);

/** What a denied subject does: "none of the checks showed", "nothing tells us". */
const NOBODY = /^(?:none|nothing|nobody|noone|no|neither)$/;
const SHOWS =
  /(?:^| )(?:shows?|showed|shown|tells|suggests?|suggested|indicates?|indicated|confirms?|confirmed|proves?|proved|finds?|found|says?|said|thinks?|thought|believes?|believed|sees?|saw|points? to it)(?: (?:me|us|her|him|them))?$/;

/**
 * "No sign of the Wi-Fi being slow, the bar being stuck or the battery being low", "no sign that …, that … or that …":
 * a denial is of all that an `or` lists, as long as no member has a verb of its own, or each its own "that".
 */
export function isDeniedList(words: readonly Word[], denial: Stretch, member: Stretch): boolean {
  if (member.from - denial.to > LIST) return false;
  const listed = words.slice(denial.to, denial.to + LIST);
  const commas = listed.flatMap(({ gap }, i) => (i && isPause(gap) && i <= member.from - denial.to ? [i] : []));
  const [first] = commas;
  if (first === undefined || !listed.slice(first).some(({ form }) => /^(?:or|nor)$/.test(form))) return false;
  if (words[denial.to - 1]?.form === 'of')
    return !words.slice(denial.to, member.to).some(({ form }) => FINITE.test(form));
  const isThat = (i: number) => listed[/^(?:or|nor)$/.test(listed[i]?.form ?? '') ? i + 1 : i]?.form === 'that';
  return commas.every(isThat) && clauseBehind(words, denial, member)?.denied === true;
}
/** In words. */
export const LIST = 60;

/** Words that only a clause has. */
export const FINITE =
  /^(?:is|are|was|were|has|have|had|says|shows|reads|stays|keeps|isnt|arent|wasnt|hasnt|hit|hits|ran|went|got|filled|reached|lost|left|came|fell|put|took|let)$/;
