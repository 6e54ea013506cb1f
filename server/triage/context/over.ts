import type { Stretch } from '../matcher/distance.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, isPause, saidIn, untilPause, type Word } from '../reader/words.ts';

/** What was, and still is: "Not restarted since she bought it two years ago". */
export const goesOn = (sentence: SentenceContent, past: Stretch, state: Stretch): boolean =>
  lastsSince(sentence, state, past) || isFound(sentence, past) || isLastingAct(sentence, past, state);

const lastsSince = ({ words }: SentenceContent, state: Stretch, past: Stretch): boolean =>
  words.slice(state.from, past.to).some(({ form }) => form === 'since') ||
  clauseFrom(words, state.to).some(({ form }) => form === 'still');

function clauseFrom(words: readonly Word[], from: number): readonly Word[] {
  const clause = untilPause(words, from);
  const end = clause.findIndex(({ form }) => form === 'and' || form === 'but');
  return end < 0 ? clause : clause.slice(0, end);
}

/** "It was established that she had been signed out": a report puts what was found one step back. */
const isFound = ({ words }: SentenceContent, { from }: Stretch): boolean =>
  words[from]?.form === 'had' && words.slice(Math.max(0, from - 12), from).some(({ form }) => FOUND.test(form));

/** "Low Data Mode had been activated": what was done to a switch stays until it is undone. */
const isLastingAct = ({ words }: SentenceContent, over: Stretch, state: Stretch): boolean =>
  words[over.from]?.form === 'had' &&
  words.slice(Math.min(over.to, state.from), state.to).some(({ form }) => LASTING.test(form));

const LASTING =
  /^(?:switched|turned|activated|enabled|disabled|deactivated|signed|logged|locked|blocked|barred|cancelled|canceled|downgraded|removed|set|changed|unticked)$/;

const FOUND =
  /^(?:stated|reported|remarked|asserted|mentioned|complained|indicated|explained|described|found|established|determined|discovered|confirmed|noticed|identified|ascertained|observed|revealed|noted|saw|seen|turned|proved|transpired|emerged|discovering|finding|noticing)$/;

/** "Wi-Fi was down, but now it works": the word that turns from what was to what is. */
export function turned(
  { words, triggers }: SentenceContent,
  state: Stretch,
  object: Stretch | undefined,
  ends: readonly TriggerHit[],
): TriggerHit | undefined {
  const from = Math.min(state.from, object?.from ?? state.from);
  if (!words.slice(Math.max(0, from - 1), state.to).some(({ form }) => /^(?:was|were|had)$/.test(form)))
    return undefined;
  return triggers.find(
    hit =>
      hit.kind === 'now' &&
      hit.from >= state.to &&
      (ends.some(end => end.from >= state.to && end.to <= hit.from + 1) ||
        (hit.from === state.to && (words[hit.from]?.gap ?? Break.none) >= Break.soft)) &&
      // "Was logged out, and now the photos do not match" goes on.
      !triggers.some(other => other.kind === 'negation' && other.from >= hit.to && other.from - hit.to <= 5),
  );
}

const GOES_ON = /^(?:still|hasnt|havent|never|yet|too)$/;

const ENDING =
  /^(?:cut|disconnected|cancelled|canceled|terminated|suspended|barred|blocked|deactivated|dismantled|stolen|discontinued|removed|switched|turned|flipped|toggled|unticked|signed|logged|unplugged|downgraded|used|exhausted|eaten|spent)$/;

const tellsHowLong = (words: readonly Word[]): boolean =>
  words.some(
    ({ form }, i) =>
      form === 'for' && /^(?:an?|one|two|three|four|five|six|some|several|\d+)$/.test(words[i + 1]?.form ?? ''),
  );

/** "Was full last month": a state in the past, at a time that is named. */
export function bygoneNear(
  sentence: SentenceContent,
  state: Stretch,
  object: Stretch | undefined,
): TriggerHit | undefined {
  const { words, triggers } = sentence;
  const from = Math.min(state.from, object?.from ?? state.from);
  const told = words.slice(Math.max(0, from - 2), state.to).map(({ form }) => form);
  const verb = told.findIndex(form => /^(?:was|were|had)$/.test(form));
  // "Was already full before the update": it did not begin with that, nor end.
  if (told.includes('already', verb + 1)) return undefined;
  // "Was cut off last month": an act lasts, as that of a verb without `was` does; "for a week" says how long.
  if (verb < 0) return undefined;
  const hasEnded = ENDING.test(told[verb + 1] ?? '') && !tellsHowLong(words.slice(state.to, state.to + 8));
  return triggers.find(hit => {
    if (hit.kind !== 'bygone' || lastsBeyond(sentence, hit) || endsOtherClause(sentence, hit, from)) return false;
    // "Was signed out last week" goes on, "until she entered the password" does not.
    if (hasEnded && !/^(?:until|till)$/.test(words[hit.from]?.form ?? '')) return false;
    // "It was, until last week, full"
    if (hit.from >= from && hit.to <= state.from) return isPause(words[hit.from]?.gap) && isPause(words[hit.to]?.gap);
    const [left, right] = hit.from >= state.to ? [state.to, hit.from] : [hit.to, from];
    return (
      left <= right &&
      right - left <= BYGONE_REACH &&
      !words.slice(left, right + 1).some(({ form, gap }) => (gap ?? 0) >= Break.clause || form === 'since')
    );
  });
}

/** "Ran out in May and has not bought any since", "was off before the update and is off again", "slow long before the restart" */
const lastsBeyond = ({ words, triggers }: SentenceContent, { from, to }: Stretch): boolean =>
  words.slice(to).some(({ form }) => GOES_ON.test(form)) ||
  triggers.some(hit => hit.kind === 'relapse' && hit.from >= to) ||
  /^(?:as well|(?:and|or) after)$/.test(saidIn(words.slice(to, to + 2))) ||
  /^(?:even|already|also|long)$/.test(words[from - 1]?.form ?? '');

/** "Photos stopped before the update, the Wi-Fi was slow": the time is that of what stands before the comma. */
const endsOtherClause = ({ words, labelled }: SentenceContent, { from, to }: Stretch, state: number): boolean =>
  from > labelled &&
  (words[from]?.gap ?? Break.none) < Break.soft &&
  words.slice(to, state + 1).some(({ gap }) => gap >= Break.soft);

/** Words between what was and the time when it was. */
const BYGONE_REACH = 6;
