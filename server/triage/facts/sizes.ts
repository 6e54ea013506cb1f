import { Break, untilPause, type Word } from '../reader/words.ts';
import { type Amount, parseNumber, readAmount, spelledNumber, UNITS } from './amounts.ts';

/**
 * A statement of space or charge. Sizes are in bytes (1 GB = 1e9), ratios 0 to 1.
 * Words `from` to `to` (exclusive) hold it.
 */
export interface Size {
  from: number;
  to: number;
  used?: number;
  total?: number;
  free?: number;
  /** Of the total: used. */
  ratio?: number;
  /** A percentage without a word that says of what: `battery 12 %`. */
  percent?: number;
  /** No unit was written. */
  bare?: boolean;
  /** A number shortly before it that may be the total: `256, 90 free`. */
  lead?: number;
  /** Less than what the sentence says is needed: `it wants 8 GB, 1.4 GB available`. */
  short?: boolean;
}

const FREE =
  /^(?:free|left|available|avail|spare|remaining|remain|remains|remained|empty|unused|unoccupied|unclaimed|untouched|over|frei|libre|libres)$/;
const FREE_ALONE = new RegExp(FREE.source.replace('over|', ''));
const USED = /^(?:used|taken|full|gone|occupied|consumed|use|filled|voll|belegt|in|stored)$/;
const FILLER =
  /^(?:a|it|that|odd|ish|plus|the|my|his|her|its|their|your|our|about|around|approx|roughly|only|just|still|some|of|is|are|was|at|has|have|got|to|space|storage|room|memory|capacity|total|now|currently|under|less|than|barely|nearly|almost|over|s|shows|says|reads|showing)$/;
const OF = /^(?:of|out|from|von|de|sur|di)$/;
/** Between a leading `free`, `available` or `used` and its number: what it is free of. */
const LED_BY =
  /^(?:on|in|of|the|phone|phones|iphone|device|handset|icloud|cloud|local|capacity|disk|memory|itself|account|plan|space|storage|internal|gb|mb|left|total|is|was|are|at|about|only|just|a|my|her|his|their|now|shows|says|still|has|room|size|bytes)$/;

const isBetween = (form: string): boolean => FILLER.test(form) || /^(?:free|included|whole)$/.test(form);

const isLedBy = (form: string): boolean => LED_BY.test(form) || FILLER.test(form);

/** All statements of space and charge in a sentence. @param labelled how many of its first words are a label */
export function findSizes(words: readonly Word[], text: string, labelled = 0): Size[] {
  const byLabel = labelled ? valueOfLabel(words, labelled) : undefined;
  if (byLabel) return [byLabel];
  const sizes: Size[] = [];
  let lead: Amount | undefined;
  for (let i = 0; i < words.length; i++) {
    const amount = readAmount(words, i);
    const share = amount ? undefined : FRACTIONS.get(words[i]?.form ?? '');
    const size =
      share !== undefined
        ? readFraction(words, i, share, lead)
        : amount &&
          (readPercent(words, amount) ??
            readPair(words, amount, text, labelled) ??
            readSingle(words, amount, lead, text, labelled));
    if (size && isWhole(sizes.at(-1), size, words)) {
      const part = sizes.pop() as Size;
      sizes.push({ ...part, to: size.to, total: size.total });
      i = Math.max(i, size.to - 1);
    } else if (size) {
      const from = lead && size.total === undefined && size.from - lead.to <= LEAD_REACH ? lead : undefined;
      sizes.push(
        from ? { ...size, from: Math.min(size.from, from.from), lead: from.value * (from.unit ?? 1e9) } : size,
      );
      i = Math.max(i, size.to - 1);
    }
    // Of what a percentage is, it is no total; nor is what was said to be free or used.
    const isSaid =
      size !== undefined &&
      size.total === undefined &&
      (size.free ?? size.used) !== undefined &&
      amount !== undefined &&
      size.to > amount.to &&
      words[amount.to]?.gap === Break.none;
    if (amount && size?.percent === undefined && !isSaid) lead = asTotal(words, amount);
  }
  return withNeeded(sizes, words);
}

/** Tells of what is free whether it is less than what the same sentence needs. */
function withNeeded(sizes: Size[], words: readonly Word[]): Size[] {
  const needed = sizes.find(
    ({ from, to, used, free, ratio }) =>
      used === undefined && free === undefined && ratio === undefined && isNeeded(words, from, to),
  )?.total;
  if (needed === undefined) return sizes;
  return sizes.map(size => (size.free !== undefined && size.free < needed ? { ...size, short: true } : size));
}
const NEEDS = /^(?:needs?|needed|needing|requires?|required|wants?|wanted|demands?|takes)$/;
const NECESSARY = /^(?:needed|necessary|required)$/;

/** "It wants 8 GB", "7 GB are necessary" */
const isNeeded = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(Math.max(0, from - 3), from).some(({ form }) => NEEDS.test(form)) ||
  untilPause(words, to, 2).some(({ form }) => NECESSARY.test(form));

/** `used 63 GB, total 64 GB`: of what was said to be used. */
const isWhole = (part: Size | undefined, { from, total, used, free }: Size, words: readonly Word[]): part is Size =>
  part !== undefined &&
  part.total === undefined &&
  (part.used ?? part.free) !== undefined &&
  total !== undefined &&
  (used ?? free) === undefined &&
  from - part.to <= 2 &&
  words.slice(part.to, from).some(({ form }) => /^(?:total|capacity)$/.test(form));

/** `Plan 200, used 44`, "we share the 200": the number behind a plan is gigabytes. */
const asTotal = (words: readonly Word[], amount: Amount): Amount =>
  amount.unit === undefined &&
  amount.value >= 5 &&
  (/^(?:plan|tier|quota)$/.test(words[amount.from - 1]?.form ?? '') ||
    /^(?:shar(?:e|es|ing)|split) (?:the|a|our)$/.test(
      `${words[amount.from - 2]?.form} ${words[amount.from - 1]?.form}`,
    ))
    ? { ...amount, unit: 1e9 }
    : amount;

/** `Available storage (GB): 0.4`, `BatteryLevel: 0.09`: the unit, or what is measured, stands in the label alone. */
function valueOfLabel(words: readonly Word[], labelled: number): Size | undefined {
  const ends = words.length === labelled + 1;
  const isFirst = (words[labelled + 1]?.gap ?? Break.none) >= Break.comma;
  const value = ends || isFirst ? parseNumber(words[labelled]?.form ?? '') : undefined;
  if (value === undefined) return undefined;
  const label = words.slice(0, labelled).map(word => word.form);
  const common = { from: labelled, to: labelled + 1 };
  if (!ends && !/^(?:battery|batt|charge)$/.test(label.join(' '))) return undefined;
  if (label.some(form => /^(?:battery|charge)$/.test(form)) && value >= 0 && value <= 100)
    return { ...common, percent: value < 1 ? value * 100 : value };
  const unit = UNITS.find(([pattern]) => label.some(form => form.length > 1 && pattern.test(form)))?.[1];
  if (unit === undefined) return undefined;
  if (label.some(form => /^(?:free|available|remaining|left)$/.test(form))) return { ...common, free: value * unit };
  if (label.some(form => /^(?:used|occupied|consumed|usage)$/.test(form))) return { ...common, used: value * unit };
  return { ...common, total: value * unit };
}

/** Words that may stand between a total and what is used of it. */
const LEAD_REACH = 4;
const FRACTIONS = new Map<string, number>(
  Object.entries({
    half: 0.5,
    third: 1 / 3,
    quarter: 0.25,
    thirds: 2 / 3,
    halfway: 0.5,
    fifth: 0.2,
    tenth: 0.1,
  }),
);

/** `a third in use`, `half empty`, and `2 TB (half)` behind a total. */
function readFraction(words: readonly Word[], at: number, share: number, lead: Amount | undefined): Size | undefined {
  const after = words.slice(at + 1, at + (words[at + 1]?.form === 'of' ? 4 : 3)).map(word => word.form);
  const free = after.findIndex(form => FREE.test(form) && form !== 'over');
  const used = after.findIndex(form => USED.test(form));
  const from = /^(?:a|one|two|about|only|less|under|over)$/.test(words[at - 1]?.form ?? '') ? at - 1 : at;
  const ofTotal = readFractionOf(words, from, at, share);
  if (ofTotal) return ofTotal;
  const before = words.slice(Math.max(0, at - 3), at).map(word => word.form);
  const isOfTotal = lead?.unit !== undefined && at - lead.to <= 8;
  // "2 TB, used about a tenth"
  if (isOfTotal && before.some(form => USES.test(form))) return { from, to: at + 1, ratio: share };
  if (free >= 0 && (used < 0 || free < used)) return { from, to: at + free + 2, ratio: 1 - share };
  if (used >= 0) return { from, to: at + used + 2, ratio: share };
  return lead?.unit && at - lead.to <= 1 ? { from, to: at + 1, ratio: share } : undefined;
}

const USES = /^(?:use[sd]?|using|fill(?:s|ed)|taken|occupies)$/;

/** "More than half of its 256 GB free" */
function readFractionOf(words: readonly Word[], from: number, at: number, share: number): Size | undefined {
  if (words[at + 1]?.form !== 'of') return undefined;
  let first = at + 2;
  if (/^(?:the|its|her|his|my|their|your|our|those|a)$/.test(words[first]?.form ?? '')) first++;
  if (/^(?:phones|iphones|plans|accounts|handsets|devices)$/.test(words[first]?.form ?? '')) first++;
  const total = readAmount(words, first);
  if (!total?.unit) return undefined;
  const to = /^(?:is|are|was|still)$/.test(words[total.to]?.form ?? '') ? total.to + 1 : total.to;
  const form = words[to]?.form ?? '';
  const space = { from, total: total.value * total.unit };
  // "I use a quarter of my 200 GB"
  if (USES.test(words[from - 1]?.form ?? '')) return { ...space, to: total.to, ratio: share };
  if (!USED.test(form) && !FREE_ALONE.test(form)) return undefined;
  return { ...space, to: to + 1, ratio: USED.test(form) ? share : 1 - share };
}

/** What has a percentage of its own. */
const OWN_SHARE = /^(?:battery|batt|charge|upload|progress|stuck)$/;

function readPercent(words: readonly Word[], amount: Amount): Size | undefined {
  const next = words[amount.to]?.form ?? '';
  // "Using 104 % of my storage"
  const most = USES.test(words[amount.from - 1]?.form ?? '') ? 200 : 100;
  if (amount.unit || !/^(?:percent|pct|per|prozent)$/.test(next) || amount.value > most) return undefined;
  let to = amount.to + 1;
  if (next === 'per') {
    if (!/^(?:cent|c)$/.test(words[to]?.form ?? '')) return undefined;
    to++;
  }
  const share = amount.value / 100;
  const behind = words.slice(to, to + 7).map(word => word.form);
  const isFreeAt = behind.findIndex(form => /^(?:free|left|available|remaining)$/.test(form));
  if (isFreeAt > 0 && behind.slice(0, isFreeAt).every(isLedBy))
    return { from: amount.from, to: to + isFreeAt + 1, percent: amount.value, ratio: 1 - share };
  // "Only 40 % of her phone is used"
  const saidAt = behind[0] === 'of' ? behind.findIndex(form => /^(?:is|are|was)$/.test(form)) + 1 : 0;
  const said = saidAt > 1 ? (behind[saidAt] ?? '') : '';
  if (USED.test(said) || FREE_ALONE.test(said))
    return {
      from: amount.from,
      to: to + saidAt + 1,
      percent: amount.value,
      ratio: USED.test(said) ? share : 1 - share,
    };
  const after = behind.slice(0, 2);
  const near = words.slice(Math.max(0, amount.from - 3), amount.from);
  // In "the storage is full, battery at 9 %" it is of the battery.
  const clause = near.findLastIndex(({ gap, form }) => gap >= Break.soft || OWN_SHARE.test(form));
  const isApart = (words[amount.from]?.gap ?? Break.none) >= Break.comma;
  const before = isApart ? [] : near.slice(Math.max(0, clause)).map(word => word.form);
  const last = before.at(-1) ?? '';
  const common = { from: amount.from, percent: amount.value };
  const usedAt = after.findIndex((form, k) => USED.test(form) && (form !== 'in' || behind[k + 1] === 'use'));
  if (usedAt === 0 || (usedAt === 1 && FILLER.test(after[0] ?? '')))
    return { ...common, to: to + usedAt + 1, ratio: share };
  const freeAt = after.findIndex(form => FREE.test(form));
  if (freeAt === 0 || (freeAt === 1 && FILLER.test(after[0] ?? '')))
    return { ...common, to: to + freeAt + 1, ratio: 1 - share };
  if (before.some(form => FREE.test(form) && form !== 'over')) return { ...common, to, ratio: 1 - share };
  if (USED.test(last) || USES.test(last) || before.some(form => /^(?:used|full)$/.test(form)))
    return { ...common, to, ratio: share };
  return { ...common, to };
}

function readPair(words: readonly Word[], first: Amount, text: string, labelled: number): Size | undefined {
  let at = first.to;
  const between = (index: number) => text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? 0);
  const hasUse = USED.test(words[at]?.form ?? '');
  const spare = spareAt(words, at);
  if (spare) at += spare;
  else if (hasUse || FREE.test(words[at]?.form ?? '')) at++;
  const slash = /^\s*\/\s*$/.test(between(at)) && at < words.length;
  // "4.97 sorry, of 5 GB"
  if (/^(?:sorry|oops|er|erm)$/.test(words[at]?.form ?? '')) at++;
  if (!slash) {
    if (!OF.test(words[at]?.form ?? '')) return undefined;
    at++;
    // "4.8 of the free 5 GB"
    for (let k = 0; k < 3 && isBetween(words[at]?.form ?? ''); k++) at++;
  }
  const second = readAmount(words, at) ?? spelledTotal(words, at, first);
  if (!second) return undefined;
  const named = slash ? readNamed(words, first, second, labelled) : undefined;
  if (named) return named;
  const unit = second.unit ?? first.unit;
  const share = slash && !unit && second.value <= 10 ? shareOf(words, first, second) : undefined;
  if (share) return share;
  // "5/5 in iCloud"
  const isOfCloud =
    /^(?:in|on)$/.test(words[second.to]?.form ?? '') && /^(?:i?cloud)$/.test(words[second.to + 1]?.form ?? '');
  const isFull = isOfCloud || /^(?:full|used|gone|taken)$/.test(words[second.to]?.form ?? '');
  if (slash && !unit && !isFull && !/[.,]/.test(words[first.from]?.form ?? '')) return undefined;
  let total = second.value * (unit ?? 1e9);
  let part = first.value * (first.unit ?? unit ?? 1e9);
  if (!first.unit && second.unit === 1e12 && part > total) part = first.value * 1e9;
  if (!second.unit && first.unit === 1e6) total = second.value * 1e9;
  if (part > total * 1.2 && first.unit) return undefined;
  const before = words.slice(Math.max(0, first.from - 2), first.from).map(word => word.form);
  const after = untilPause(words, second.to, 3).map(({ form }) => form);
  // "4.8 out of the 5 free ones": what everybody has.
  const isOfFreePlan = total === 5e9 && words[second.from - 1]?.form === 'the' && after[0] === 'free';
  const isFree =
    spare > 0 ||
    (FREE.test(words[first.to]?.form ?? '') && words[first.to]?.form !== 'over') ||
    (!isOfFreePlan &&
      !/^free (?:tier|plan|account|one|storage)$/.test(after.slice(0, 2).join(' ')) &&
      after.slice(0, 2).some(form => FREE.test(form) && form !== 'over')) ||
    (isAvailable(before) && words[first.from]?.gap === 0) ||
    (first.from === labelled && words.slice(0, labelled).some(({ form }) => AVAILABLE.test(form))) ||
    // "A sliver left (1.1 of 128)"
    (/^(?:free|left|available|remaining)$/.test(before.at(-1) ?? '') &&
      text[(words[first.from]?.start ?? 0) - 1] === '(') ||
    before.join(' ') === 'down to' ||
    // So few megabytes are what is left; gigabytes of a terabyte need not be.
    ((first.unit ?? Infinity) < 1e9 && (second.unit ?? 0) >= 1e9);
  // "0.05 GB left of the 50 GB in the account": what is said of the first number counts, and `in` alone says nothing.
  const saysFree = spare > 0 || FREE_ALONE.test(words[first.to]?.form ?? '');
  const isUsed = hasUse || (!saysFree && USED.test(after[0] ?? ''));
  const to = second.to + (FREE.test(after[0] ?? '') || USED.test(after[0] ?? '') ? 1 : 0);
  const part0 = isFree && !isUsed ? { free: part } : { used: part };
  return { from: first.from, to, total, ...part0, bare: !unit };
}

/** "Four point nine of five": behind a number with a point, a word is one, too. */
function spelledTotal(words: readonly Word[], at: number, { from, value }: Amount): Amount | undefined {
  const total = spelledNumber(words[at]?.form ?? '');
  const isPart = total !== undefined && total >= value && /\d[.,]\d/.test(words[from]?.form ?? '');
  return isPart ? { from: at, to: at + 1, value: total } : undefined;
}

/** `Capacity / free: 128 / 0.9 GB`: the label says which is which. */
function readNamed(words: readonly Word[], first: Amount, second: Amount, labelled: number): Size | undefined {
  if (first.from !== labelled) return undefined;
  const label = words.slice(0, labelled).map(({ form }) => form);
  const total = label.findIndex(form => /^(?:total|capacity|size|cap)$/.test(form));
  const part = label.findIndex(form => AVAILABLE.test(form) || USED.test(form));
  if (total < 0 || part < total) return undefined;
  const bytes = ({ value, unit = second.unit ?? first.unit ?? 1e9 }: Amount) => value * unit;
  const said = AVAILABLE.test(label[part] ?? '') ? { free: bytes(second) } : { used: bytes(second) };
  return { from: first.from, to: second.to, total: bytes(first), ...said };
}

/** How many words of "300 MB to go", "43 gigs to spare", "200 MB to play with", "200 MB to its name" say that it is free. */
function spareAt(words: readonly Word[], at: number): number {
  if (words[at]?.form === 'of') {
    const room = words[at + 1]?.form ?? '';
    if (/^(?:headroom|leeway)$/.test(room)) return 2;
    return /^(?:wiggle|breathing|elbow)$/.test(room) && /^(?:room|space)$/.test(words[at + 2]?.form ?? '') ? 3 : 0;
  }
  if (words[at]?.form !== 'to') return 0;
  const next = words[at + 1]?.form ?? '';
  const last = words[at + 2]?.form;
  if ((next === 'play' && last === 'with') || (/^(?:its|her|his|my)$/.test(next) && last === 'name')) return 3;
  return /^(?:go|spare)$/.test(next) ? 2 : 0;
}

/** "Free 0.3 of 64", "avail stg 0.3 of 64" */
const AVAILABLE = /^(?:free|available|avail|remaining|unused)$/;
const isAvailable = (before: readonly string[]): boolean =>
  AVAILABLE.test(
    (/^(?:storage|stg|space|memory|mem|capacity|room)$/.test(before.at(-1) ?? '') ? before.at(-2) : before.at(-1)) ??
      '',
  );

/** What a size is the name of: a plan or a model. */
const NAMED = /^(?:plan|tier|subscription|package|allowance|quota|phone|iphone|model|handset|device|version)$/;

/** "63.4 are taken", "127.3 of that used" */
function isSaidBehind(after: readonly string[]): boolean {
  const at = after.findIndex(form => USED.test(form) || FREE.test(form));
  return at > 0 && after.slice(0, at).every(form => /^(?:is|are|of|that|it|them|were|was)$/.test(form));
}

/** `3/4 empty`, `1/3 used` */
function shareOf(words: readonly Word[], first: Amount, second: Amount): Size | undefined {
  const after = words[second.to]?.form ?? '';
  if (first.value >= second.value || !(FREE.test(after) || USED.test(after))) return undefined;
  const ratio = first.value / second.value;
  return { from: first.from, to: second.to + 1, ratio: FREE.test(after) ? 1 - ratio : ratio };
}

/** "It needs 9 GB, I have 300 MB" */
const isAllThereIs = (words: readonly Word[], { from, to, unit }: Amount, lead: Amount | undefined): boolean =>
  (unit === 1e6 || (lead?.unit !== undefined && isNeeded(words, lead.from, lead.to))) &&
  /^(?:i|we|she|he|it|they|phone|iphone) (?:(?:only|just|still) )?(?:have|has|got)$/.test(
    words
      .slice(Math.max(0, from - (/^(?:only|just|still)$/.test(words[from - 2]?.form ?? '') ? 3 : 2)), from)
      .map(({ form }) => form)
      .join(' '),
  ) &&
  (words[to]?.gap ?? Break.sentence) >= Break.soft;

/** "The plan of 50 GB stands at 49.8 GB": of how many bytes it is the level. */
const levelOf = (
  words: readonly Word[],
  { from, unit, value }: Amount,
  lead: Amount | undefined,
): number | undefined =>
  lead?.unit !== undefined &&
  (unit === lead.unit || (unit === undefined && /[.,]/.test(words[from]?.form ?? ''))) &&
  value <= lead.value &&
  from - lead.to <= STANDS_REACH &&
  /^(?:stands|sits|is|shes|hes|were|im|theyre) at$/.test(`${words[from - 2]?.form} ${words[from - 1]?.form}`)
    ? lead.value * lead.unit
    : undefined;
const STANDS_REACH = 10;

/** "I'm 12 GB over" is too much, "I have 12 GB over" is free. */
const isBeyond = (before: readonly string[]): boolean =>
  /^(?:im|hes|shes|were|theyre|youre|am|is|are|was|be|being|goes|went|gone|by)$/.test(
    before.findLast(form => !/^(?:about|around|some|over|now|already|nearly|almost|still|like|roughly)$/.test(form)) ??
      '',
  );

/** Nobody writes more without a unit; "6,012 left" are photos. */
const MOST_GIGABYTES = 2_048;

/** "A 50 GB plan and 49.9 of it are gone" */
const isOfIt = (words: readonly Word[], at: number): boolean =>
  words[at]?.form === 'of' && /^(?:it|that|them|those|which|this)$/.test(words[at + 1]?.form ?? '');

/** "49.6 of them used" */
const isOfThem = (words: readonly Word[], at: number): boolean =>
  isOfIt(words, at) && /^(?:used|taken|full|gone|occupied|filled)$/.test(words[at + 2]?.form ?? '');

function readSingle(
  words: readonly Word[],
  amount: Amount,
  lead: Amount | undefined,
  text: string,
  labelled: number,
): Size | undefined {
  const next = words[amount.to]?.form ?? '';
  // "Plan 200, used 44": the number behind is what is used.
  if (/^(?:used|taken|free|left|remaining)$/.test(next) && words[amount.to]?.gap && readAmount(words, amount.to + 1))
    return undefined;
  const inUse = next === 'in' && words[amount.to + 1]?.form === 'use';
  const previous = words[amount.from - 1]?.form ?? '';
  // "200 GB, used 41": the unit of the total.
  // "50 GB plan at 49.8"
  const isLevel = previous === 'at' && /[.,]/.test(words[amount.from]?.form ?? '');
  const ofTotal =
    lead?.unit !== undefined &&
    amount.from - lead.to <= 2 &&
    amount.value <= lead.value &&
    (/^(?:used|uses|using|usage|consumption|occupies|remaining|left|free)$/.test(previous) ||
      isLevel ||
      isOfIt(words, amount.to) ||
      /^(?:occupied|consumed|filled)$/.test(next) ||
      isSaidBehind(words.slice(amount.to, amount.to + 3).map(word => word.form)));
  if (!amount.unit && amount.value > MOST_GIGABYTES) return undefined;
  const isAllThere = isAllThereIs(words, amount, lead);
  const level = levelOf(words, amount, lead);
  if (
    !amount.unit &&
    !inUse &&
    !ofTotal &&
    !isAllThere &&
    !level &&
    !FREE_ALONE.test(next) &&
    !/^(?:odd|ish|used|taken|gone|consumed|occupied)$/.test(next)
  )
    return undefined;
  const bytes = amount.value * (amount.unit ?? (lead?.unit === 1e12 && amount.value < lead.value ? 1e12 : 1e9));
  const after = words.slice(amount.to, amount.to + 4).map(word => word.form);
  const before = words.slice(Math.max(0, amount.from - 6), amount.from).map(word => word.form);
  const reach = (pattern: RegExp) => {
    const k = after.findIndex(form => pattern.test(form));
    return k >= 0 && after.slice(0, k).every(form => FILLER.test(form)) ? k : -1;
  };
  const common = { from: amount.from, bare: !amount.unit };
  // "3 GB over" is free, "27.1 over the phone" is not.
  // "40 GB over its quota" is not.
  const isOver =
    after[0] === 'over' &&
    (/^(?:the|its|her|his|my|their|our|what|quota|plan|limit)$/.test(after[1] ?? '') || isBeyond(before));
  const free = reach(amount.unit && !isOver ? FREE : FREE_ALONE);
  const behind = words[amount.to + free + 1];
  const isPlanName =
    behind?.gap === 0 && /^(?:tier|plan|account|one|icloud|storage|level|version|5|allotment)$/.test(behind.form);
  if (free >= 0 && !isPlanName) return { ...common, to: amount.to + free + 1, free: bytes };
  if (inUse) return { ...common, to: amount.to + 2, used: bytes };
  if (ofTotal && isOfThem(words, amount.to)) return { ...common, to: amount.to + 3, used: bytes };
  if (ofTotal && isLevel) return { ...common, to: amount.to, used: bytes };
  const used = reach(/^(?:used|taken|full|gone|occupied|consumed|filled)$/);
  // "64 GB, storage full" names the iPhone, and then its state.
  const isState = words.slice(amount.to, amount.to + used + 1).some(({ gap }) => gap >= Break.soft);
  if (used >= 0 && !(after[used] === 'full' && isState)) return { ...common, to: amount.to + used + 1, used: bytes };
  if (isAllThere) return { from: amount.from, to: amount.to, free: bytes };
  if (level) return { ...common, to: amount.to, used: bytes, total: level };
  const spare = spareAt(words, amount.to);
  if (spare) return { ...common, to: amount.to + spare, free: bytes };
  // "300 used, 2 TB plan": behind a comma, another thing is named, but not behind that of an export, `Free space,300 MB`.
  const start = words[amount.from === labelled ? amount.from - 1 : amount.from];
  const until = amount.from === labelled ? start?.end : start?.start;
  const isBehind = (back: number) =>
    before.slice(back + 1).every(isLedBy) &&
    !text.slice(words[amount.from - before.length + back]?.end ?? 0, until ?? 0).includes(',');
  const backFree = before.findLastIndex(form => FREE.test(form) && form !== 'over');
  // "The free 5 GB" is the plan that everybody has.
  const isFreePlan = before[backFree] === 'free' && bytes === 5e9;
  // In "1.1 GB free on a 128 GB phone" it is of the first.
  const isTaken =
    (words[amount.from - before.length + backFree]?.gap ?? 0) === 0 &&
    before.slice(Math.max(0, backFree - 2), backFree).some(form => /\d$/.test(form));
  // "No room left in her 50 GB plan" names the plan.
  const isNamed = NAMED.test(next) && before.slice(backFree + 1).some(form => /^(?:in|on|of|from)$/.test(form));
  if (backFree >= 0 && !isFreePlan && !isTaken && !isNamed && isBehind(backFree))
    return { from: amount.from - (before.length - backFree), to: amount.to, free: bytes, bare: !amount.unit };
  const backUsed = before.findLastIndex(
    form => /^(?:used|using|uses|occupied|consumed|usage|consumption)$/.test(form) || (form === 'use' && lead?.unit),
  );
  if (backUsed >= 0 && isBehind(backUsed))
    return { from: amount.from - (before.length - backUsed), to: amount.to, used: bytes, bare: !amount.unit };
  // "Down to 100 MB" tells what is left, "kicked down to 5 GB" which plan.
  if (before.at(-1) === 'to' && before.at(-2) === 'down' && bytes !== 5e9)
    return { ...common, from: amount.from - 2, to: amount.to, free: bytes };
  return { ...common, to: amount.to, total: bytes };
}
