import type { Word } from '../reader/words.ts';
import { Break, saidIn, untilPause } from '../reader/words.ts';
import type { ModelMention } from './models.ts';
import { numberAlone } from './number-alone.ts';

/** An iOS version named in a sentence, by word index. */
export interface VersionMention {
  from: number;
  to: number;
  /** `17.2`, or only `17`. */
  version: string;
  /** What the sentence says of it: installed, installed when somebody looked, on offer, not taken, left behind, or the time of an update. */
  role: 'installed' | 'was' | 'offered' | 'lacked' | 'left' | 'since';
  /** Stands in a sentence that updated to it. */
  updated: boolean;
}

const CUE =
  /^(?:ios|os|version|versions|ver|vers|number|numbers|sw|software|fw|firmware|build|running|runs|upd|updated|update|updates|upgraded|brought|moved|went|raised|taken|system|v|says|shows|reads|has|called|stands|got|install|installed|current|currently|carries|carrying|bears)$/;
/** Words that make the next number a version, also from the line before. */
const SUBJECT = /^(?:ios|os|version|versions|software|sw|firmware|update|updates|updated|system|ver)$/;
const LINK =
  /^(?:is|was|on|the|of|at|to|its|now|still|says|shows|reads|he|she|me|they|running|number|current|currently|installed|latest|and|with|apple|a|up|her|him|it|them|us|user|customer|phone|iphone|handset|device)$/;
const NO_UNIT =
  /^(?:gb|gbs|gig|gigs|g|mb|megs?|tb|percent|pct|hours?|hrs?|h|min|mins|minutes?|days?|weeks?|items?|photos?|pics?|mbps|mbit|k|m|am|pm|eur|euros?|usd|dollars?|pounds?|inch|meg|used|taken)$/;
/** What has a version of its own. */
const OTHER_SOFTWARE =
  /^(?:app|macos|osx|windows|android|client|watchos|ipados|tvos|itunes|browser|chrome|driver|sequoia|sonoma|tahoe|router|scanner|printer|modem|template)$/;
const ITS_SOFTWARE = /^(?:app|portal|client|website|system|template)$/;
const OFFER_BEFORE =
  /^(?:offers?|offered|suggest|suggested|suggesting|recommend|recommended|proposed?|offering|newest|latest|newer|wants|needs|available|pending|until|after|than|anything|beyond|theres|could|can)$/;
const SPACE = /^(?:storage|space|memory|capacity|icloud|cloud)$/;
/** As far as a model goes: "it stops at 16.7". */
const CEILING = /^(?:stops|tops|ends|maxes)$/;
const DONE = /^(?:done|complete|completed|finished|through|successful|succeeded|succesful|worked|applied|ran|carried)$/;
const OFFER_AFTER = /^(?:exists|available|offered|out|waiting|ready|pending|downloaded|offer|recommended)$/;
/** "It supports only 16.7"; "Apple support" and "no longer supported" offer nothing. */
const SUPPORTS = /\bsupports(?: (?:only|up to|at most))?$/;
/** "27.1 fixes it"; "different addresses" and "brings up an error" mend nothing. */
const CURES =
  /^(?:(?:also|only|usually|probably|apparently|reportedly) )?(?:fixes|mends|solves|resolves|addresses|brings (?:an?|the) (?:fix|cure|remedy|solution))\b/;

/** "On 15, says update available": what is offered is named itself. */
const OF_ITSELF = /^(?:read|update|upgrade|software|one)$/;

/** From one version to the next: "26.6 > 27.1". */
const ARROW = /^\s*(?:-+>|=>|→|➜|»|>)\s*$/;

/** Plausible iOS numbering: 8 to 18 and 26 on; 19 to 25 were never made and are kept, to be asked about. */
const isVersion = (form: string): boolean =>
  /^(?:[89]|1\d|2\d)(?:\.(?:0|[1-9]\d?)){1,2}$/.test(form) &&
  Number(form.split('.')[1]) <= 8 &&
  Number(form.split('.')[2] ?? 0) <= 20;

/** Right behind "iOS" also one that was never made: "iOS 26.9", "iOS 22". */
const isNumbered = (form: string): boolean => /^(?:[89]|1[0-8]|2[6-9])(?:\.\d{1,2}){1,2}$/.test(form);
const isMajor = (form: string): boolean => /^(?:[89]|1\d|2\d)$/.test(form);

/** The words that name an iPhone with its iOS. */
const OF_IPHONE = /^(?:the|her|his|my|an?|iphone|pro|max|mini|plus|air|se|x[rs]?|on|with|running|ios|\d[\d.]*[es]?)$/;

export function findVersions(
  words: readonly Word[],
  text: string,
  models: readonly ModelMention[],
  labelled: number,
  spokenOf: boolean,
): VersionMention[] {
  const found: VersionMention[] = [];
  const label = words.slice(0, labelled);
  const isReadOff = namesAboutPage(words);
  const labelCue =
    spokenOf ||
    label.some(
      word =>
        CUE.test(word.form) || /^(?:device|model|phone|telephone|mobile|handset|iphone|hw|about)$/.test(word.form),
    );
  // "iOS 17.6.1, offered: 18.7.10" is no name of a value.
  const isOffer = OFFER_BEFORE.test(label.at(-1)?.form ?? '');
  words.forEach((word, i) => {
    const named = nameOf(words, i);
    const isOfIos =
      (words[named]?.form === 'ios' && word.gap < Break.soft) ||
      (i === labelled && label.some(({ form }) => form === 'ios'));
    // "iPhone 16, 26.3, customer: it crashes", "iPhone 12, iOS 17.2: photos wait"
    const endsLabel = i === labelled - 1 && isOfIos && isVersion(word.form) && label.every(w => OF_IPHONE.test(w.form));
    if (i < labelled && !isOffer && !endsLabel && word.gap < Break.comma) return;
    // "iOS 17,2"
    const written = isOfIos ? word.form.replace(/^(\d\d?),(\d\d?)$/, '$1.$2') : word.form;
    const form = written.replace(/\.x$/, '');
    const vague = form !== written;
    const isAmount = /[$£€.,]/.test(text[word.start - 1] ?? ' ') && i !== labelled;
    const behind = text.slice(word.end, word.end + 6);
    if (isAmount || /^\s?\/\d|^\/ \d|^ of \d/i.test(behind)) return;
    // "iPhone 12 / iOS 26.1 / photos wait": a stroke between blanks ends it.
    const goesOn = (words[i + 1]?.gap ?? 0) < Break.soft && !/^ [/|] /.test(behind);
    if (goesOn && NO_UNIT.test(words[i + 1]?.form ?? '')) return;
    const before = clauseBefore(words, named + 1).map(w => w.form);
    // `OS as sent by our app: 26.2`
    const isOfSystem = i === labelled && label.some(w => /^(?:ios|os)$/.test(w.form));
    if (!isOfSystem && (before.some(word => OTHER_SOFTWARE.test(word)) || isOfSoftwareBehind(words, i))) return;
    // "iPhone storage: 25.6 / 128 GB", but "iPhone 12 / 16.1 / 64 GB"
    if (/^ \/ \d/.test(behind) && before.some(word => SPACE.test(word))) return;
    const previousVersion = found.at(-1);
    const between = text.slice(words[i - 1]?.end ?? 0, word.start);
    const left = previousVersion?.to === i && ARROW.test(between) ? previousVersion : undefined;
    const isNext = previousVersion !== undefined && followsVersion(words, i, previousVersion);
    const isFirst = leadsToVersion(words, i) && before.some(word => CUE.test(word));
    const isInstalled = goesOn && words[i + 1]?.form === 'installed';
    const cued = left !== undefined || isNext || isFirst || hasCue(before) || isReadOff || isInstalled;
    if (isVersion(form) || (isOfIos && isNumbered(form))) {
      const afterModel = models.some(model => model.to <= i && i - model.to <= 3);
      const beforeModel = models.some(model => model.from > i && model.from - i <= 3);
      if (form.split('.').length < 3 && !cued && !afterModel && !beforeModel && !labelCue && !standsAlone(words, i))
        return;
    } else if (isOfIos ? isMajor(form) : /^(?:[89]|1[0-8]|2[67])$/.test(form)) {
      const previous = before.at(-1) ?? '';
      const line = words[i + 1]?.form === 'line' && /^(?:the|on)$/.test(previous);
      const isNamed = isOfIos || previous === 'ios' || line;
      // "Which iOS is it on?" - "16", "about 16"
      const isAnswer = spokenOf && numberAlone(words, labelled) === i;
      const isVague = vague && (cued || labelCue || READ_OUT.test(previous));
      if (!isNamed && !isAnswer && !isVague && !isRunByModel(words, i, models)) return;
    } else return;
    if (left) {
      left.role = 'left';
      found.push({ from: i, to: i + 1, version: form, role: 'installed', updated: true });
      return;
    }
    const { role, updated } = roleOf(words, i, before);
    // "Was on 18.3, brought to 27.1".
    if (
      updated &&
      (previousVersion?.role === 'installed' || previousVersion?.role === 'was') &&
      i - previousVersion.to <= UPDATE_REACH
    )
      previousVersion.role = 'left';
    found.push({
      from: /^(?:ios|os|version|v)$/.test(before.at(-1) ?? '') ? named : i,
      to: i + 1,
      version: form,
      role,
      updated,
    });
  });
  return found;
}

/** Where the word stands that a number is of: in "iOS version 17" and "iOS v17" it is the system's name. */
function nameOf(words: readonly Word[], i: number): number {
  const last = i - 1;
  const isVersionOf = /^(?:version|ver|v)$/.test(words[last]?.form ?? '') && words[last]?.gap === Break.none;
  return isVersionOf && words[last - 1]?.form === 'ios' ? last - 1 : last;
}

/** "Was on 17.2, now 27.1", "from 17.2 to 27.1": what stands there now is a version, too. */
const followsVersion = (words: readonly Word[], i: number, { to, role }: VersionMention): boolean => {
  const link = saidIn(words.slice(to, i));
  return /^(?:(?:and|but) )?(?:is )?(?:now|currently)(?: on)?$/.test(link) || (role === 'left' && link === 'to');
};

/** "Went from 17.2 to 27.1" */
const leadsToVersion = (words: readonly Word[], i: number): boolean =>
  words[i - 1]?.form === 'from' &&
  words[i + 1]?.form === 'to' &&
  isVersion(words[i + 2]?.form ?? '') &&
  !NO_UNIT.test(words[i + 3]?.form ?? '');

/** "Build 18.5 of our portal app" */
function isOfSoftwareBehind(words: readonly Word[], i: number): boolean {
  const [of, ...named] = untilPause(words, i + 1, 5).map(({ form }) => form);
  return of === 'of' && named.some(form => ITS_SOFTWARE.test(form));
}

/** "13.2 if the About page is right" */
const namesAboutPage = (words: readonly Word[]): boolean =>
  words.some(({ form }, i) => form === 'about' && /^(?:page|screen|menu)$/.test(words[i + 1]?.form ?? ''));

/** "Still running 17 on a 14 Pro", "17 on a 14 Pro", "iPhone 13, still on 16": a number that a model runs, no part of its name. */
function isRunByModel(words: readonly Word[], i: number, models: readonly ModelMention[]): boolean {
  const sure = models.filter(({ weak }) => !weak);
  const verb = words[i - 1]?.form ?? '';
  if (/^(?:running|runs)$/.test(verb)) return sure.some(({ from, to }) => to <= i || i < from);
  if (/^on an?$/.test(`${words[i + 1]?.form} ${words[i + 2]?.form}`)) return sure.some(({ from }) => from === i + 3);
  const ends = (words[i + 1]?.gap ?? Break.sentence) >= Break.soft;
  return verb === 'on' && ends && sure.some(({ to }) => to < i && i - to <= 4);
}

/** The four words before, as far as they stand in the same clause. */
function clauseBefore(words: readonly Word[], i: number): Word[] {
  let from = i;
  while (from > Math.max(0, i - 4) && (words[from]?.gap ?? Break.none) < Break.clause) from--;
  return words.slice(from, i);
}

/** Between the version that was left and the one that was installed. */
const UPDATE_REACH = 6;

/** Numbers with a point that nothing counts or divides are versions, in the words of people who read them out. */
const READ_OUT =
  /^(?:mines|on|past|says|said|reads|out|still|found|shows|at|about|runs|stuck|is|its|theres|only|with|written)$/;
const DIVIDES = /^(?:of|to|up|down|over|and|or|a|per|in|out|x|from|times)$/;

const standsAlone = (words: readonly Word[], i: number): boolean =>
  /^(?:1[2-8]|2[67])\./.test(words[i]?.form ?? '') &&
  READ_OUT.test(words[i - 1]?.form ?? '') &&
  !(
    DIVIDES.test(words[i + 1]?.form ?? '') &&
    (words[i + 1]?.gap ?? 0) < Break.soft &&
    // "With 18.3 and was never updated" goes on about something else.
    !(/^(?:and|from)$/.test(words[i + 1]?.form ?? '') && !/^\d/.test(words[i + 2]?.form ?? ''))
  );

function hasCue(before: string[]): boolean {
  for (let k = before.length - 1; k >= 0; k--) {
    if (CUE.test(before[k] ?? '')) return true;
    if (!LINK.test(before[k] ?? '')) return false;
  }
  return false;
}

/** "Had the customer install 27.1" */
const HAD_INSTALLED =
  /\b(?:had|got|made|let|helped) (?:the )?(?:him|her|them|me|us|cx|cust|customer|user|eu|caller|client|member|guest) (?:install|load|put on|update|upgrade)(?: it| the phone)?(?: to)?(?: ios)?$/;

/** "Not on iOS 27 yet", "declined 27.1" */
const LACKS =
  /\b(?:(?:not|isnt|arent|not yet) on|(?:hasnt|havent|not) got|(?:doesnt|does not|dont) have|without|lacks|skip(?:s|ped)?|decline[sd]?|refuse[sd]?|rejects|rejected|postpone[sd]?|ignore[sd]?|dismisse[sd]|avoid(?:s|ed)?)$/;
const REQUIRES = /^(?:requires?|required|requirement|needs|minimum|min)$/;
const REQUIRED_BEHIND = /^(?:or|and) (?:later|newer|higher|above|up)\b/;
const ADVISES = /^(?:adv|advised?|please|pls|should|must|needs?|told|asked|recommend(?:ed)?|suggest(?:ed)?)$/;

/** What it was sold with. */
const CAME_WITH = /\b(?:came|shipped|delivered|supplied|sold) with(?: ios)?$/;

function roleOf(words: readonly Word[], i: number, before: string[]): Pick<VersionMention, 'role' | 'updated'> {
  const near = words.slice(Math.max(0, i - 7), i).map(w => w.form);
  // "Could not install 27, so 26.2"
  const wide = near.slice(near.findLastIndex(form => /^(?:so|but|hence|currently)$/.test(form)) + 1);
  // "It cannot do the update (on 18.1)"
  const isAside = words.slice(Math.max(0, i - 1), i + 1).some(({ gap }) => gap === Break.comma);
  const behind = untilPause(words, i + 1, 3).map(w => w.form);
  // In "iOS 16 although 27 exists" it is the next one that does.
  const next = behind.findIndex(form => /^(?:\d|although$|but$|while$)/.test(form));
  const after = next < 0 ? behind : behind.slice(0, next);
  const last = before.at(-1) ?? '';
  const lead = before.filter(form => !/^(?:ios|the|his|her|my)$/.test(form)).join(' ');
  // "That was mended in 27.1"
  if (/\b(?:fixed|mended|solved|resolved|addressed|corrected) in$/.test(lead))
    return { role: 'offered', updated: false };
  if (LACKS.test(lead)) return { role: 'lacked', updated: false };
  if (REQUIRED_BEHIND.test(after.join(' ')) || before.some(form => REQUIRES.test(form)))
    return { role: 'offered', updated: false };
  // "Mended by installing 27.1", "an error while installing 27.1"
  if (/^(?:installing|downloading)$/.test(lead.split(' ').at(-1) ?? ''))
    return / ?\bby installing$/.test(lead) ? { role: 'installed', updated: true } : { role: 'offered', updated: false };
  if (/\b(?:stayed|stuck) (?:on|with)$/.test(lead) && words.slice(i).some(({ form }) => form === 'but'))
    return { role: 'was', updated: false };
  if (after.includes('worked') && /\b(?:with|under|on)$/.test(lead)) return { role: 'left', updated: false };
  // "Advised to update from 17.4 to the latest"
  if (last === 'from' && after[0] === 'to' && near.some(form => ADVISES.test(form)))
    return { role: 'installed', updated: false };
  const wasBefore = /^(?:was|been)$/.test(before.at(-2) ?? '') && last === 'on' && after.includes('before');
  if (wasBefore || last === 'from' || (last === 'ios' && before.at(-2) === 'from'))
    return { role: 'left', updated: false };
  if (last === 'was' || CAME_WITH.test(before.join(' '))) return { role: 'was', updated: false };
  const since =
    wide.some(form => /^(?:since|after|ever|when)$/.test(form)) &&
    wide.some(form => /^(?:updat|upgrad|install|went|moved)/.test(form));
  if (since) return { role: 'since', updated: false };
  const hindered =
    !isAside &&
    wide.some(form =>
      /^(?:cant|cannot|couldnt|wont|unable|refuses|refused|failed|fails|fail|hold|holds|held|block|blocks|blocked|without|not|never)$/.test(
        form,
      ),
    ) &&
    wide.some(form =>
      /^(?:install|installs|installed|installing|update|updating|upgrade|upgrading|back|get|take)$/.test(form),
    );
  if (hindered) return { role: 'offered', updated: false };
  const done = wide.some(form => /^(?:updated|upgraded|upd|installed|brought|moved|went|took|put|now)$/.test(form));
  const toward = before.slice(-3).some(form => form === 'to');
  if (toward && done) return { role: 'installed', updated: true };
  const goesOn = (words[i]?.gap ?? Break.none) < Break.soft;
  // "This model still takes 16.7.16"
  if (last === 'takes' && /^(?:model|it|this|that|which|still|only|phone|iphone|device)$/.test(before.at(-2) ?? ''))
    return { role: 'offered', updated: false };
  const put =
    (goesOn && /^(?:put|puts|took|takes|installed|then|did|ran|loaded|applied)$/.test(last)) ||
    (/^(?:the|ios)$/.test(last) && /^(?:put|took|takes|installed)$/.test(before.at(-2) ?? ''));
  if (put || HAD_INSTALLED.test(near.join(' '))) return { role: 'installed', updated: true };
  // "The newest for it is 18.7", "final one for that model is 16.7.16"
  if (
    /\b(?:newest|latest|last|final|highest) (?:\w+ )?for (?:it|that|this|them|(?:\w+ ){1,3}(?:is|was|would be))$/.test(
      near.join(' '),
    )
  )
    return { role: 'offered', updated: false };
  // "27.1 installed" says what is; "27.1 installed yesterday" what was done.
  const installed = after.slice(0, 2).indexOf('installed');
  if (after[0] === 'not' && installed === 1) return { role: 'offered', updated: false };
  if (installed >= 0) return { role: 'installed', updated: after.length > installed + 1 };
  if (last === 'to' && /^(?:ios|it|phone|iphone)$/.test(before.at(-2) ?? '') && wide.length <= 3)
    return { role: 'installed', updated: true };
  // "The update to 27.1 is done".
  if (toward && wide.some(form => /^(?:update|upgrade|upd)$/.test(form)) && after.some(form => DONE.test(form)))
    return { role: 'installed', updated: true };
  if (toward && wide.some(form => /^(?:update|upgrade|updating|go|get|move|take|up|install)$/.test(form)))
    return { role: 'offered', updated: false };
  if (last === 'at' && before.slice(-3).some(form => CEILING.test(form))) return { role: 'offered', updated: false };
  if (
    before.slice(-3).some(form => OFFER_BEFORE.test(form)) ||
    after.slice(0, 3).some((form, k) => OFFER_AFTER.test(form) && !OF_ITSELF.test(after[k - 1] ?? '')) ||
    SUPPORTS.test(lead) ||
    CURES.test(after.join(' ')) ||
    isThere(after)
  )
    return { role: 'offered', updated: false };
  return { role: 'installed', updated: false };
}

/** "18.7.10 is there for it", "18.7 can be installed tonight", but not "16.1 has to be updated" */
const isThere = (after: readonly string[]): boolean =>
  /^(?:is|s|are) (?:there|out|around|up)\b|^(?:can|could|may|should|must) be (?:installed|loaded|downloaded)$/.test(
    after.join(' '),
  );

/** Does a sentence speak of the system's version, so that a bare number behind it is one? */
export const speaksOfVersion = (words: readonly Word[]): boolean => words.some(word => SUBJECT.test(word.form));

/** Compares dotted versions number by number: negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
