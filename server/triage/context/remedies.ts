import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { SentenceContent } from '../reader/content.ts';
import { RELATIVE } from './solved.ts';

/**
 * The step from this word on that mends a state of these words.
 * @param isOver whether the state is told as what was, so that less is needed to end it: "it was broken, replaced on Monday"
 */
export function remedyIn(
  { words, triggers }: SentenceContent,
  from: number,
  state: readonly { form: string }[],
  isOver: boolean,
): TriggerHit | undefined {
  const isOff = isSwitchedOff(state);
  if (triggers.some(hit => hit.kind === 'relapse' && !endsState(words, hit, isOff))) return undefined;
  return triggers.find(hit => {
    if ((hit.kind !== 'remedied' && !(isOver && hit.kind === 'mended')) || hit.from < from) return false;
    const turns = words
      .slice(hit.from, hit.to)
      // "On 200 GB since" turns nothing on.
      .findLast(({ form }, i, all) => (ON.test(form) && !/^\d/.test(all[i + 1]?.form ?? '')) || form === 'off')?.form;
    if (turns !== undefined && (turns !== 'off') !== isOff) return false;
    if (isReason(words, from, hit.from) || isNewPassword(words, hit, state)) return false;
    if (isSignIn(words, hit) && !state.some(({ form }) => OF_ACCOUNT.test(form))) return false;
    return !triggers.some(
      other =>
        HINDERS.has(other.kind) &&
        other.to <= hit.from &&
        hit.from - other.to <= 4 &&
        other.from >= Math.min(from, hit.from),
    );
  });
}

/** "Off until her son turned it on" */
const endsState = (words: SentenceContent['words'], { from, to }: TriggerHit, isOff: boolean): boolean =>
  /^(?:until|till)$/.test(words[from]?.form ?? '') && (words[to - 1]?.form === 'on') === isOff;

/** Do these words tell what was? */
export const isPast = (told: readonly { form: string }[]): boolean => told.some(({ form }) => PAST.test(form));
const PAST =
  /^(?:was|were|wasnt|werent|had|hadnt|been|broke|died|ran|went|got|gave|fell|blew|snapped|failed|lapsed|expired|blocked|lost|hit|reached|filled|quit)$/;

/** Do these words tell of a switch that is off? */
export const isSwitchedOff = (state: readonly { form: string }[]): boolean =>
  state.some(({ form }) => OFF.test(form)) ||
  (state.some(({ form }) => ON.test(form)) && state.some(({ form }) => /^(?:not|isnt|wasnt|arent|never)$/.test(form)));

/** "Logged out since he removed it": what was done tells why, and mended nothing. */
const isReason = (words: SentenceContent['words'], from: number, at: number): boolean =>
  // "The slider is green, her son did that"
  // "The app locks up. It did so four times"
  (words[at]?.form === 'did' && (RELATIVE.test(words[at - 1]?.form ?? '') || words[at - 1]?.form === 'it')) ||
  words.slice(Math.max(from, at - 3), at).some(({ form }) => /^(?:since|because|when|as)$/.test(form));

/** "iCloud is full, she signed in again": that mends only what the account has. */
const isSignIn = (words: SentenceContent['words'], { from, to }: TriggerHit): boolean =>
  words.slice(from, to).some(({ form }) => /^(?:signed|logged)$/.test(form));
const OF_ACCOUNT = /^(?:sign|signs|signed|log|logs|logged|account|id|password|login|verify|verification|session)$/;

/** "It asks for my password. I changed it in October": that is why it asks. */
const isNewPassword = (words: SentenceContent['words'], { from, to }: TriggerHit, state: readonly { form: string }[]) =>
  words.slice(from, to).some(({ form }) => form === 'changed') &&
  state.some(({ form }) => /^(?:password|pw|passcode|pass)$/.test(form));

/** "Switched it off, but it came back on by itself": the relapse that undoes a step. */
export const undoneBehind = (sentence: SentenceContent, { from, to }: Stretch): TriggerHit | undefined =>
  relapseOf(sentence.words.slice(from, to), sentence, to);

/** The words of a sentence, from there on, that say that what a step turned off is on again, or the reverse. */
export function relapseOf(
  step: readonly { form: string }[],
  { words, triggers }: SentenceContent,
  from: number,
): TriggerHit | undefined {
  const turned = step.findLast(({ form }) => ON.test(form) || form === 'off')?.form;
  if (turned === undefined) return undefined;
  const back = turned === 'off' ? 'on' : 'off';
  return triggers.find(hit => {
    const forms = words.slice(hit.from, hit.to).map(({ form }) => form);
    return hit.kind === 'relapse' && hit.from >= from && forms.includes(back) && AGAIN.test(forms.join(' '));
  });
}
const AGAIN = /\b(?:back|again|until|till)\b/;

const ON = /^(?:on|enabled|activated|ticked)$/;
const OFF = /^(?:off|disabled|white|grey|greyed|gray|out|unticked|deactivated)$/;
const HINDERS = new Set<TriggerKind>(['negation', 'hypothetical', 'advice', 'imperative']);
