import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import type { Word } from '../reader/words.ts';

/** Which account a machine has, as a sentence tells it, by word index. */
export interface Registered {
  from: number;
  to: number;
  machine: 'iphone' | 'other';
  account: Account;
}

/** What an account is called: by whose it is, and by who runs its mail. */
interface Account {
  kind?: string;
  provider?: string;
  /** Is it called an account, an address or a mail? "The iPad is hers" is of the iPad. */
  named?: boolean;
}

const IPHONE = /^(?:iphone|phone|handset|mobile)$/;
const OTHER = /^(?:ipad|pad|mac|macbook|imac|tablet|laptop|computer|pc)$/;
const PROVIDER = /^(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|gmx|aol|btinternet|comcast)$/;
const KIND =
  /^(?:work|works|company|companys|business|office|corporate|employer|employers|firm|firms|school|team|private|personal|store|shop|club)$/;
const OWNER =
  /^(?:my|her|his|their|husbands|wifes|sons|daughters|mothers|fathers|sisters|brothers|partners|boyfriends|girlfriends)$/;
const OWN = new Map([
  ['mine', 'my'],
  ['hers', 'her'],
  ['his', 'his'],
]);
const ACCOUNT = /^(?:address|email|mail|account|acct|id|login|domain|one)$/;
/** Words between whose an account is and the word for it. */
const REACH = 3;
/** They are one, or nobody says which is which. */
const ALIKE = /^(?:same|both|either|identical|match|matches|matching|equal|neither|all|each)$/;

type Item = { from: number; to: number } & ({ machine: Registered['machine'] } | { account: Account });

/** The accounts of machines that a sentence names: "iPad: private gmail, iPhone: the work address". */
export const registeredIn = perSentence(({ words }: SentenceContent): Registered[] => {
  if (words.some(({ form }) => ALIKE.test(form))) return [];
  const items = words.flatMap((word, at) => itemAt(words, word, at)).reduce<Item[]>(joined, []);
  const [first] = items;
  if (!first) return [];
  // "Mine on the iPhone" or "iPhone: mine": in one sentence, the same order throughout.
  const pairs: Registered[] = [];
  for (let i = 0; i + 1 < items.length; i += 2) {
    const [left, right] = [items[i] as Item, items[i + 1] as Item];
    const [machine, account] = 'machine' in left ? [left, right] : [right, left];
    if (!('machine' in machine) || !('account' in account)) return [];
    pairs.push({ from: left.from, to: right.to, machine: machine.machine, account: account.account });
  }
  return pairs;
});

function itemAt(words: readonly Word[], { form }: Word, at: number): Item[] {
  const here = { from: at, to: at + 1 };
  if (IPHONE.test(form)) return [{ ...here, machine: 'iphone' }];
  if (OTHER.test(form)) return [{ ...here, machine: 'other' }];
  const isDomain = /^(?:me|icloud)$/.test(form) && words[at + 1]?.form === 'com';
  if (PROVIDER.test(form) || isDomain) return [{ ...here, account: { provider: form, named: true } }];
  const own = OWN.get(form);
  if (own && !IPHONE.test(words[at + 1]?.form ?? '') && !namesAccount(words, at)) {
    const next = words[at + 1];
    return !next || next.gap > 0 || /^(?:on|in|is|and)$/.test(next.form) ? [{ ...here, account: { kind: own } }] : [];
  }
  if ((KIND.test(form) || OWNER.test(form)) && namesAccount(words, at))
    return [{ ...here, account: { kind: form.replace(/s$/, ''), named: true } }];
  return [];
}

const namesAccount = (words: readonly Word[], at: number): boolean => {
  const behind = words.slice(at + 1, at + 1 + REACH).map(({ form }) => form);
  const noun = behind.findIndex(form => ACCOUNT.test(form) || PROVIDER.test(form));
  return noun >= 0 && !behind.slice(0, noun).some(form => IPHONE.test(form) || OTHER.test(form));
};

/** "Her private gmail" is one account. */
function joined(items: Item[], item: Item): Item[] {
  const last = items.at(-1);
  // "The iPad and my laptop" are as one.
  if (last && 'machine' in last && 'machine' in item && item.machine === last.machine && item.from - last.to <= REACH)
    items[items.length - 1] = { ...last, to: item.to };
  else if (last && 'account' in last && 'account' in item && item.from - last.to <= REACH)
    items[items.length - 1] = { from: last.from, to: item.to, account: asOne(last.account, item.account) };
  else items.push(item);
  return items;
}

/** Of "her work address", what it is for says more than whose it is. */
const asOne = (first: Account, then: Account): Account => {
  const kind =
    first.kind !== undefined && OWNER.test(first.kind) ? (then.kind ?? first.kind) : (first.kind ?? then.kind);
  return { ...then, ...first, ...(kind === undefined ? {} : { kind }) };
};

/** Where a machine is said to have another account than the iPhone, in a sentence or since those before it. */
export function otherAccount(sentence: SentenceContent, before: readonly Registered[]): Registered | undefined {
  const here = registeredIn(sentence);
  return here.find((pair, i) =>
    [...before, ...here.slice(0, i)].some(
      known =>
        known.machine !== pair.machine &&
        (known.account.named || pair.account.named) &&
        areDifferent(known.account, pair.account),
    ),
  );
}

/** Not "her address" and "the private one": that may be the same. */
function areDifferent(a: Account, b: Account): boolean {
  if (a.provider && b.provider) return a.provider !== b.provider;
  // No school or firm has its mail at Yahoo.
  const [provided, other] = a.provider ? [a, b] : [b, a];
  if (provided.provider && !OF_FIRM.test(provided.kind ?? '') && OF_FIRM.test(other.kind ?? '')) return true;
  if (!a.kind || !b.kind || a.kind === b.kind) return false;
  const kinds = [a.kind, b.kind];
  const isSomebodys = (kind: string) => OWNER.test(kind) || OWNER.test(`${kind}s`);
  return kinds.every(isSomebodys) || kinds.some(kind => !isSomebodys(kind) && !PRIVATE.test(kind));
}
const OF_FIRM = /^(?:work|company|business|office|corporate|employer|firm|school|team)$/;
const PRIVATE = /^(?:private|personal)$/;
