import type { Place } from '../context/place.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break, untilPause, type Word } from '../reader/words.ts';

/** Sizes of what is neither the iPhone nor iCloud. */

type Words = Pick<Place['sentence'], 'words'>;

/** "The mailbox has 49.9 of 50 GB": others sell storage in the same sizes. */
export const isOfOtherService = ({ words }: Words, { from }: Stretch): boolean => {
  const before = words.slice(Math.max(0, from - REACH), from).map(({ form }) => form);
  const isService = (form: string, i: number) =>
    OTHER_SERVICE.test(form) &&
    !(form === 'share' && /^(?:i|we|they|you|all|who|to|and|can|both)$/.test(before[i - 1] ?? 'they'));
  return before.some(isService) && !before.some(form => /^(?:icloud|cloud|apple)$/.test(form));
};
const REACH = 8;
const OTHER_SERVICE =
  /^(?:mailbox|inbox|exchange|outlook|gmail|google|onedrive|dropbox|sharepoint|nas|server|fileserver|share)$/;

/** "The USB stick is nearly full, 3 GB left of 128": the last thing named has sizes of its own. */
export const isOfOtherStore = ({ words }: Words, { from }: Stretch): boolean => {
  const named = words.slice(Math.max(0, from - REACH), from).map(({ form }) => form);
  return OTHER_STORE.test(named.findLast(form => OTHER_STORE.test(form) || OWN_STORE.test(form)) ?? '');
};
const OTHER_STORE = /^(?:usb|stick|sd|ssd|hdd|laptop|macs?|macbooks?|imacs?|pc|nas|ipads?|tablets?)$/;
const OWN_STORE = /^(?:phones?|iphones?|handsets?|device|mobile|icloud|cloud)$/;

/** "Data plan: 5 GB of 5 GB used", "4.9 of 5 GB of mobile data": the last thing named is what a network sells. */
export function isOfNetwork(sentence: SentenceContent, { from, to }: Stretch): boolean {
  if (!namesNetwork(sentence)) return false;
  const { words } = sentence;
  const start = Math.max(0, from - REACH);
  const at =
    start + words.slice(start, to).findLastIndex((_, i) => isNetwork(words, start + i) || isOwn(words, start + i));
  if (at >= start && !isOwn(words, at) && !words.slice(at, from).some(isState)) return true;
  const next = to + untilPause(words, to, BEHIND).findIndex(({ form }) => !OF_THE.test(form));
  return (
    next >= to && (isNetwork(words, next) || (words[next]?.form === 'data' && !words.some((_, i) => isOwn(words, i))))
  );
}
const BEHIND = 4;
const OF_THE = /^(?:of|the|my|her|his|their|our|your|its)$/;

const namesNetwork = perSentence(({ words }) => words.some(({ form }) => form === 'data' || NETWORK.test(form)));

/** The first word of "mobile data", "data plan" and "roaming allowance", and of the label `Data:`. */
function isNetwork(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  const form = words[at]?.form ?? '';
  if (form === 'data' && (words[at]?.gap ?? 0) >= Break.soft && (next?.gap ?? 0) >= Break.soft)
    return !ON_STORE.test(words.map(word => word.form).join(' '));
  if (next?.gap !== Break.none || OWN_DATA.test(words[at - 1]?.form ?? '')) return false;
  return NETWORK.test(form)
    ? next.form === 'data' || PACKAGE.test(next.form)
    : form === 'data' && PACKAGE.test(next.form);
}
const NETWORK = /^(?:mobile|cell|cellular|roaming|hotspots?|tethering|e?sim|carriers?|lte)$/;
const PACKAGE = /^(?:plan|plans|allowance|allotment|bundle|package|tariff|limit|cap|quota|usage|volume|contract)$/;

/** `Data: 63 of 64 GB used on the phone` */
const ON_STORE =
  /\b(?:on|in) (?:the |my |her |his |their )?(?:phone|iphone|handset|device|icloud)(?! plan| contract)\b/;

/** "System Data" lies on the phone, "iCloud data" in the account. */
export const OWN_DATA = /^(?:system|user|other|app|icloud|cloud)$/;

/** What has a size or a charge of the case; "the data plan of my phone" is none of the phone. */
const isOwn = (words: readonly Word[], at: number): boolean =>
  OWN.test(words[at]?.form ?? '') &&
  !isNetwork(words, at) &&
  !/\b(?:of|on|for)(?: (?:the|my|her|his|their|our))? $/.test(`${words[at - 2]?.form} ${words[at - 1]?.form} `);
const OWN = /^(?:phones?|iphones?|handsets?|device|mobile|icloud|cloud|apple|storage|space|battery|batt|charge)$/;

/** "Mobile data is on, 49.9 of 50 GB used": what follows a state is of something else. */
const isState = ({ form }: Word, i: number, all: readonly Word[]): boolean =>
  /^(?:on|off|enabled|disabled|allowed|active|works?|working|fine|ok|okay|good|both)$/.test(form) &&
  (all[i + 1]?.gap ?? Break.comma) >= Break.soft;
