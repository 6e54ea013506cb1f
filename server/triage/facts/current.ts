import type { Stretch } from '../matcher/distance.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, saidIn, untilPause, type Word } from '../reader/words.ts';
import type { Owner } from './owners.ts';
import { isLedBy, isNecessary, type Size } from './size-words.ts';

/** Why a number does not tell how things are by now, and the words that say so. */
export interface NotNow {
  why: string;
  by?: Stretch;
}

export const OVER: NotNow = { why: 'over by now' };

/** A size of a sentence, and whose it is by itself. */
interface Owned {
  size: Size;
  own?: Owner;
}

/** What a number is instead of how things are: a goal, or what was there before another of the same thing. */
export function notNow(sentence: SentenceContent, one: Owned, before: readonly Owned[]): NotNow | undefined {
  const aim = aimOf(sentence, one.size);
  if (aim) return { why: 'a goal, by', by: aim };
  if (isFormer(sentence.words, one, before)) return OVER;
  return undefined;
}

/** "Charge it to 80 %", "it needs to be above 50 %", "5 GB free are needed" */
function aimOf({ words, triggers, labelled }: SentenceContent, { from, to, lead }: Size): Stretch | undefined {
  if (isNecessary(words, to)) return { from: to, to: to + 1 };
  // "With 50 GB she would have 45 GB free": a total before it is part of it.
  const at = lead === undefined ? from : from + words.slice(from, to).findLastIndex(({ form }) => /^\d/.test(form));
  const isLink = ({ form, gap }: Word, i: number, hit: Stretch) =>
    (i === at || isLedBy(form) || UP_TO.test(form)) &&
    (gap < Break.soft || (i === labelled && hit.from === 0 && labelled - hit.to <= 1));
  return triggers.find(
    hit =>
      hit.kind === 'aimed' &&
      hit.to <= at &&
      at - hit.to <= AIM_REACH &&
      words.slice(hit.to, at + 1).every((word, i) => isLink(word, hit.to + i, hit)),
  );
}
/** In words. */
const AIM_REACH = 6;
const UP_TO = /^(?:least|most|more|above|past|up|back|minimum|battery|charge|free|level|be|have|then|by)$/;

/** "The battery is at 95 %, it was at 8 % before", "4 % instead of 90 %" */
function isFormer(words: readonly Word[], { size, own }: Owned, before: readonly Owned[]): boolean {
  const others = before.filter(other => isLike(size, other.size) && (own === undefined || other.own === own));
  const last = others.at(-1)?.size;
  if (!last || LATER.test(saidIn(untilPause(words, size.to, 4)))) return false;
  const between = saidIn(words.slice(last.to, size.from));
  if (isStated(last) && COMPARED.test(between)) return true;
  return (
    (FORMER.test(saidIn(clauseUpTo(words, size.from))) || FORMER.test(between)) &&
    others.some(other => !isPastAt(words, other.size))
  );
}

/** Does the number right behind another of its thing tell what was before that one: "The battery is at 4 %. On Monday it was at 90 %."? */
export function isEarlier({ words, triggers, labelled }: SentenceContent, size: Size, last: Measured): boolean {
  if (!isLike(size, last.size) || isPastAt(last.words, last.size)) return false;
  const clause = clauseUpTo(words, size.from);
  const isDated =
    PAST_VERB.test(words[labelled]?.form ?? '') ||
    triggers.some(({ kind }) => kind === 'bygone' || kind === 'past') ||
    clauseUpTo(last.words, last.size.from).some(({ form }) => PRESENT_VERB.test(form));
  return isDated && STOOD.test(saidIn(clause)) && !words.some(({ form }) => AFTERWARDS.test(form));
}

/** A number that counts, in the words of its sentence. */
interface Measured {
  size: Size;
  words: readonly Word[];
}

const isLike = (a: Size, b: Size): boolean => (a.percent === undefined) === (b.percent === undefined);

/** More than how large a thing is. */
const isStated = ({ percent, used, free, ratio }: Size): boolean => (percent ?? used ?? free ?? ratio) !== undefined;

const isPastAt = (words: readonly Word[], { from }: Size): boolean => PAST.test(saidIn(clauseUpTo(words, from)));

/** The words of a clause that stand before one of them. */
function clauseUpTo(words: readonly Word[], to: number): readonly Word[] {
  let from = to;
  while (from > 0 && (words[from]?.gap ?? Break.none) < Break.soft && !/^(?:and|but)$/.test(words[from]?.form ?? ''))
    from--;
  return words.slice(from, to);
}
const FORMER =
  /^(?:(?:and|but|which|it|they|that|yesterday|earlier|before|this morning|last (?:week|month|night|time)|on \w+day) )*(?:was|were|had been|before|previously|formerly|earlier|originally|initially|yesterday|this morning|last (?:week|month|night|time)|up from|down from)(?: (?:at|on|still|only|just|about|around|over|under|before|previously|earlier))*$/;
const COMPARED =
  /^(?:\S+ ){0,5}?(?:instead of|rather than|as opposed to|compared (?:to|with)|not|from|(?:more|less|better|worse|higher|lower) than)(?: (?:at|on|the|just|about))*$/;
const PAST = /(?:^| )(?:was|were|had|went|fell|got|came|said|showed|\w{2,}ed)(?: |$)/;
const LATER = /^(?:\S+ )*(?:later|now|after|afterwards|by|then)(?: |$)/;
const PAST_VERB = /^(?:was|were|had)$/;
const PRESENT_VERB = /^(?:is|has|shows|reads|says|its)$/;
const STOOD =
  /(?:^| )(?:was|were|had|stood|showed|read)(?: (?:at|on|still|only|just|about|around|over|under|some|free|space|of))*$/;
/** What tells that time went on since the number before. */
const AFTERWARDS =
  /^(?:later|then|again|after|afterwards|now|today|tonight|checked|looked|called|since|finally|meanwhile|by)$/;
