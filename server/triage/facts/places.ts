import type { Stretch } from '../matcher/distance.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break, type Word } from '../reader/words.ts';

/** Whether photos sync at a place or on a network, as a clause tells it, by word index. */
export interface SyncAt extends Stretch {
  place: string;
  works: boolean;
}

const AT = /^(?:at|in|on|over|with|via|through|using)$/;
const PLACE =
  /^(?:home|house|flat|work|office|school|university|uni|campus|dorm|hotel|library|caf[eé]|canteen|shop|store|hospital|ward|clinic|surgery|practice|station|airport|barracks|depot|site|gym|wifi|network|hotspot|broadband|router|ssid|eduroam|hers|his|mine|ours|theirs|(?:mother|mum|mom|dad|father|parent|sister|brother|neighbou?r|friend|daughter|son|aunt|uncle|colleague|partner|gran|grandma)s)$/;
/** That photos wait for Wi-Fi is a setting of its own. */
const CELLULAR = /^(?:cellular|mobile|data|lte|4g|5g|3g)$/;
/** Words between the preposition and the place at the most. */
const REACH = 3;
const DETERMINER = /^(?:the|a|an|my|her|his|their|our|your)$/;
const JOINT = /^(?:but|and|while|whereas|yet|though|although)$/;

const SYNCS =
  /^(?:syncs?|synced|syncing|uploads?|uploaded|uploading|works?|worked|goes|go|went|moves?|arrives?|arrived|comes?|came|runs?|ran|loads?|fine|ok|instantly)$/;
const NOT =
  /^(?:not|never|nothing|none|no|nor|neither|dont|doesnt|didnt|wont|isnt|arent|hasnt|havent|cant|cannot|wouldnt)$/;
const STALLS = /^(?:stuck|stays?|hangs?|hung|stalls?|stalled|fails?|failed|stops?|stopped|waits?|waiting|timeouts?)$/;
/** What may stand beside a denial that is of the synchronisation. */
const BESIDE =
  /^(?:it|they|them|its|theyre|photos?|pictures?|pics|everything|any|of|is|are|does|do|did|will|has|have|can|ever|even|still|just|back|again|at|all|up|through|over|out|across|get|gets|happens?|there|one|sync|upload|the|a|single|to|with|in|on|via|using|from|and|but|since|then|now|today|yesterday|last|this|week|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;
/** These tell of a plan or of somebody, not of the photos. */
const NO_TEST = /^(?:if|should|would|will|try|please|whether|unless|she|he|i|we|you|who|customer|user|cust|cx|only)$/;

/** "When he is at work" names the place. */
const WHEN_THERE =
  /\b(?:when|while|whenever) (?:im|hes|shes|theyre|were|(?:i|he|she|they|we|you) (?:am|is|are|was|were))\b/;

/** Where photos sync and where they do not: "uploads at work, at home nothing". */
export const syncsIn = perSentence(({ words }: SentenceContent): SyncAt[] =>
  clausesOf(words).flatMap(({ from, to }) => {
    const clause = words.slice(from, to);
    const place = placeIn(clause);
    if (!place) return [];
    const said = clause.filter((_, i) => i < place.from || i >= place.to).map(({ form }) => form);
    const rest = said.join(' ').replace(WHEN_THERE, '').split(' ').filter(Boolean);
    const fails = rest.some(form => NOT.test(form) || STALLS.test(form));
    const isOfSync = fails
      ? rest.every(form => NOT.test(form) || STALLS.test(form) || SYNCS.test(form) || BESIDE.test(form))
      : (rest.some(form => SYNCS.test(form)) || /\b(?:it|they) (?:do|does|did)$/.test(rest.join(' '))) &&
        !rest.some(form => NO_TEST.test(form));
    return isOfSync ? [{ from, to, place: place.name, works: !fails }] : [];
  }),
);

function clausesOf(words: readonly Word[]): Stretch[] {
  const starts = words.flatMap(({ form, gap }, i) => (i === 0 || gap >= Break.soft || JOINT.test(form) ? [i] : []));
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? words.length }));
}

function placeIn(clause: readonly Word[]): (Stretch & { name: string }) | undefined {
  for (const [from, { form }] of clause.entries()) {
    const isBackHome = form === 'back' && clause[from + 1]?.form === 'home';
    if (!AT.test(form) && !isBackHome) continue;
    const noun = clause.slice(from + 1, from + 1 + REACH).findLastIndex(word => PLACE.test(word.form));
    if (noun < 0) continue;
    const to = from + 2 + noun;
    const named = clause.slice(from + 1, to).map(word => word.form);
    if (named.some(word => CELLULAR.test(word))) return undefined;
    return { from, to, name: named.filter(word => !DETERMINER.test(word)).join(' ') };
  }
  return undefined;
}

/** Where photos do not sync though they do elsewhere, in a sentence or since those before it. */
export function failsElsewhere(sentence: SentenceContent, before: readonly SyncAt[]): SyncAt | undefined {
  const here = syncsIn(sentence);
  return here.find((one, i) =>
    [...before, ...here.slice(0, i)].some(other => other.works !== one.works && other.place !== one.place),
  );
}
