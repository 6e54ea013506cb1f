import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { SentenceContent } from '../reader/content.ts';
import { saidIn } from '../reader/words.ts';
import type { Place } from './place.ts';
import { isSwitchedOff } from './remedies.ts';
import { RELATIVE } from './solved.ts';

/**
 * Which way the switch was turned that these words name: "turned the VPN off", "switched Wi-Fi on". What was only wanted,
 * done at another time or on another device, or undone at once turned nothing.
 * @param section among the steps tried a state is one that was brought about: "[x] Wi-Fi on"
 */
export function turnedIn(
  { words, triggers }: SentenceContent,
  { from, to }: Stretch,
  section: Place['section'],
): 'on' | 'off' | undefined {
  const told = words.slice(from, to);
  const way = told.findLast(
    ({ form }, i) => TURNED.test(form) || (form === 'in' && SIGNED.test(told[i - 1]?.form ?? '')),
  )?.form;
  const near = words.slice(Math.max(0, from - VERB_REACH), to).map(({ form }) => form);
  const isDone = section === 'tried' || near.some(form => TURNING.test(form));
  if (way === undefined || !isDone || NOT_DONE.has(section)) return undefined;
  if (triggers.some(({ kind }) => NOT_NOW.has(kind))) return undefined;
  const before = words.slice(Math.max(0, from - CLAUSE), from).map(({ form }) => form);
  const behind = saidIn(words.slice(to, to + CLAUSE));
  const isOfRelative = before.some(form => RELATIVE.test(form)) && PHONE.test(behind);
  if (before.some(form => UNSURE.test(form)) || isOfRelative || WANTED.test(near.join(' '))) return undefined;
  if (BRIEFLY.test(behind) || CAME_BACK.test(behind)) return undefined;
  return /^(?:off|disabled|deactivated)$/.test(way) ? 'off' : 'on';
}
const TURNED = /^(?:on|enabled|activated|off|disabled|deactivated)$/;
const SIGNED = /^(?:signed|logged|back)$/;
/** "They turn Wi-Fi on at night" is what they do, and no step. */
const TURNING =
  /^(?:turned|turning|switched|switching|put|flipped|took|enabled|enabling|activated|disabled|disabling|deactivated|signed|logged)$/;
/** "Had turned it off", "when it is turned off", "thinks that she turned it on" */
const UNSURE = /^(?:had|when|whenever|once|while|if|unless|until|till|before|thinks?|believes?)$/;
const WANTED = /\bto (?:turn|switch|put|flip|take|enable|activate|disable|deactivate|sign|log)\b/;
/** Words between "turned" and the thing: "turned on her old VPN". */
const VERB_REACH = 3;
/** So many words on either side may tell of when, whether and on which device. */
const CLAUSE = 16;
const NOT_DONE = new Set<Place['section']>(['advice', 'hypothesis', 'past']);
const NOT_NOW = new Set<TriggerKind>(['past', 'bygone', 'relapse', 'other-device', 'other-owner', 'other-phone']);
const PHONE = /\b(?:phone|iphone|handset)\b/;
/** "Off for a minute", "off and on again" */
const BRIEFLY = /^(?:for\b|(?:and|then|or)(?: then| back| again)* (?:on|off)\b)/;
const CAME_BACK = /\b(?:itself|back) (?:on|off)\b|\b(?:on|off) (?:again|by itself)\b/;

/** "Turned Low Power Mode off, then on again": the words by which a switch is at the end as it was at first. */
export function turnedBack({ words }: SentenceContent, { from, to }: Stretch): Stretch | undefined {
  const way = words[to - 1]?.form ?? '';
  const isTurn =
    /^(?:on|off)$/.test(way) &&
    words[to - 2]?.form !== 'itself' &&
    words.slice(Math.max(0, from - VERB_REACH), to).some(({ form }) => TURNING.test(form));
  if (!isTurn) return undefined;
  let end = to;
  while (/^(?:and|then|back)$/.test(words[end]?.form ?? '')) end++;
  const isBack =
    words[end]?.form === (way === 'off' ? 'on' : 'off') && /^(?:then|back)$/.test(words[end - 1]?.form ?? '');
  return isBack ? { from: to, to: end + 1 } : undefined;
}

/** Does a switch that was turned that way no longer stand as these words say? */
export const isTurnedOver = (turned: 'on' | 'off', state: readonly { form: string }[]): boolean =>
  (turned === 'on') === isSwitchedOff(state) && !state.some(({ form }) => HABIT.test(form));
/** "Off at night": once turned, it will stand so again. */
const HABIT = /^(?:nights?|always|every|each|usually|often|mostly|keeps|whenever|itself)$/;
