import type { TicketKnowledge } from '../../knowledge/tickets.ts';
import { lineStartBefore } from '../lines.ts';
import type { Block } from '../reader/block.ts';
import type { SentenceContent } from '../reader/content.ts';
import { keptIn, newSlot } from '../reader/per-sentence.ts';
import { Break, saidIn, type Word } from '../reader/words.ts';
import { sectionKind } from './sections.ts';

/** What is told of another device under its name, where that is neither a heading nor the label of a line. */
export interface OtherDevices {
  /** `Photos wait. Her iPad: 200 MB free.` */
  inLine: (sentence: SentenceContent, base: number) => boolean;
  /** "She also has an iPad. Its battery is low." */
  after: (sentence: SentenceContent, before: SentenceContent) => boolean;
  /** `iPad` on a line of its own, with labelled lines right below. To be asked of each block in its order. */
  below: (block: Block) => boolean;
  /** Under such a name: `The iPhone has 100 MB left.` */
  isOfOwn: (sentence: SentenceContent, block: Block) => boolean;
}

const IN_LINE = newSlot();

export function newOtherDevices(text: string, tickets: TicketKnowledge): OtherDevices {
  const isName = (title: string) => sectionKind([title], tickets) === 'other-device';
  /** Where the last line ends that stands under such a name. */
  let end: number | undefined;
  return {
    inLine: (sentence, base) => keptIn(sentence, IN_LINE, () => isUnderName(sentence, base)),
    after: (sentence, before) => speaksOfIt(sentence) && namesOther(before),
    below: block => {
      const isBelow =
        end !== undefined &&
        (block.label !== undefined || isValue(block)) &&
        /^[^\S\r\n]*(?:\r\n|\n|\r)$/.test(text.slice(end, lineStartBefore(text, block.start)));
      end = isBelow || isLine(block) ? block.end : undefined;
      return isBelow;
    },
    isOfOwn: ({ words }, { label, headings }) =>
      // Below "Old iPhone", the iPhone is that one.
      !headings.some(title => A_PHONE.test(title) && isName(title)) &&
      ((label !== undefined && OWN_LABEL.test(label.text)) || words.some((_, at) => isSubject(words, at))),
  };

  function isUnderName({ words, labelled, matches, sizes }: SentenceContent, base: number): boolean {
    if (labelled) return false;
    // "Photos wait; her iPad: 200 MB free": as long as nothing else is told before.
    const said = matches.filter(({ meaning }) => meaning.kind === 'symptom');
    const told = Math.min(...[...said, ...sizes].map(({ from }) => from));
    return words.some(({ gap }, i) => (i === 0 || gap >= Break.soft) && i <= told && opensWithName(words, i, base));
  }

  function opensWithName(words: SentenceContent['words'], from: number, base: number): boolean {
    const length = words.slice(from, from + NAME + 1).findIndex(({ gap }, i) => i > 0 && gap >= Break.soft);
    const [first, last] = [words[from], words[from + length - 1]];
    return (
      length > 0 &&
      first !== undefined &&
      last !== undefined &&
      text[base + last.end] === ':' &&
      isName(text.slice(base + first.start, base + last.end)) &&
      !words.slice(from + length).some(({ form }) => OWN.test(form))
    );
  }

  /** A label that is there twice, for two devices, looks like a speaker. */
  function isValue({ speaker, start, end: lineEnd }: Block): boolean {
    return speaker !== undefined && lineEnd - start <= LONGEST && /\d/.test(text.slice(start, lineEnd));
  }

  function isLine({ start, end: lineEnd, label, speaker, ticked }: Block): boolean {
    return (
      !label &&
      speaker === undefined &&
      ticked === undefined &&
      lineEnd - start <= LONGEST &&
      /^\s*$|\n[^\S\n]*\n[^\S\n]*$/.test(text.slice(Math.max(0, start - 8), start)) &&
      isName(text.slice(start, lineEnd))
    );
  }
}

/** "Its battery is low", "there the Wi-Fi is slow" */
const speaksOfIt = ({ words, labelled }: SentenceContent): boolean =>
  !labelled && OF_IT.test(saidIn(words.slice(0, 4)).replace(/^(?:and|but) /, ''));
const OF_IT = /^(?:its|there(?! (?:is|are|was|were|has|have|had|seems|must|may|might)\b)) /;

/** Does it speak of another device, and of no iPhone? */
const namesOther = ({ words, triggers }: SentenceContent): boolean =>
  triggers.some(
    ({ kind, from, to }) => kind === 'other-owner' && words.slice(from, to).some(({ form }) => DEVICE.test(form)),
  ) && !words.some(({ form }) => OWN.test(form));
const DEVICE =
  /^(?:ipads?|macs?|macbooks?|imacs?|laptops?|pcs?|computers?|tablets?|watch|tv|samsung|android|pixel|huawei)$/;

/** A name has so many words and characters at the most. */
const NAME = 4;
const LONGEST = 24;
const OWN = /^(?:phones?|iphones?|handsets?)$/;
const A_PHONE = /phone/i;
const OWN_LABEL = /^(?:(?:the|her|his|my|their|our) )?(?:i?phone|handset)\b/i;

/** "The iPhone has…", "on her iPhone it is off"; not "taken on the iPhone", "iPhone photos are missing", "the iPhone is fine". */
function isSubject(words: readonly Word[], at: number): boolean {
  if (!OWN.test(words[at]?.form ?? '')) return false;
  let first = at;
  while (WHOSE.test(words[first - 1]?.form ?? '')) first--;
  const isOn = words[first - 1]?.form === 'on';
  const lead = words[isOn ? first - 2 : first - 1]?.form ?? '';
  const behind = words.slice(at + 1, at + 4).map(({ form }) => form);
  return (
    (first === 0 || (isOn && !MADE.test(lead))) &&
    !words.slice(1, at).some(({ gap }) => gap >= Break.comma) &&
    !CONTENT.test(behind[0] ?? '') &&
    !behind.some(form => IN_ORDER.test(form))
  );
}
const WHOSE = /^(?:the|her|his|my|their|our|own|customers|users)$/;
const MADE = /^(?:taken|made|shot|deleted|edited|recorded|saved|added|created|put|than|as|like)$/;
const CONTENT = /^(?:photos?|pictures?|videos?|library|album)$/;
const IN_ORDER = /^(?:fine|ok|okay|good|right|well)$/;
