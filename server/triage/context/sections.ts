import type { SectionKind, TicketKnowledge } from '../../knowledge/tickets.ts';
import { opensConditions } from '../reader/line-shape.ts';

const cache = new WeakMap<TicketKnowledge, Map<string, SectionKind | undefined>>();

const wordsOf = (title: string): string =>
  ` ${(
    title
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\d]+/gu) ?? []
  ).join(' ')} `;

/** The kind of the nearest heading or label that has one. `titles` are ordered outermost first. */
export function sectionKind(titles: readonly string[], tickets: TicketKnowledge): SectionKind | undefined {
  for (let i = titles.length - 1; i >= 0; i--) {
    const kind = kindOf(titles[i] ?? '', tickets);
    if (kind) return kind;
  }
  return undefined;
}

function kindOf(title: string, tickets: TicketKnowledge): SectionKind | undefined {
  const known = cache.get(tickets) ?? new Map<string, SectionKind | undefined>();
  if (known.has(title)) return known.get(title);
  cache.set(tickets, known);
  const words = wordsOf(title);
  const hits = Object.entries(tickets.sections).flatMap(([kind, phrases]) =>
    phrases
      .filter(
        phrase =>
          words.includes(` ${phrase} `) && coversEnough(phrase, words) && !(phrase === 'reply' && comesIn(title)),
      )
      .map(phrase => ({ kind: kind as SectionKind, length: phrase.length })),
  );
  const kind = opensConditions(title) ? 'advice' : hits.sort((a, b) => b.length - a.length)[0]?.kind;
  if (known.size > 500) known.clear();
  known.set(title, kind);
  return kind;
}

/** `Photos do not sync: what was tried` is a title, `Steps tried so far` a heading of steps. */
const coversEnough = (phrase: string, words: string): boolean => {
  const count = words.trim().split(' ').length;
  // "ok so:" and "fine then:" begin what somebody says.
  if (/^(?:ok|fine|do|p)$/.test(phrase)) return count === 1;
  // `iCloud plan: full`
  if (phrase === 'plan' && /(?:icloud|storage|data|cloud|apple|family) plan/.test(words)) return false;
  return count <= 3 || phrase.split(' ').length * 3 >= count;
};

/** `Customer reply`, `Reply from customer`, `Anna's reply`: what the desk is told, and no advice of its own. */
const comesIn = (title: string): boolean => INCOMING.some(form => form.test(title)) && !DESK.test(title);
const INCOMING = [
  /\b(?:customer|cust|cx|client|user|caller|visitor|guest|member|student|parent|her|his|their)(?:['’]?s['’]?)?(?: \p{L}+)? reply\b/iu,
  /\breply (?:received )?from\b/i,
  /(?<!\p{L})(?!(?:Today|Yesterday|Let|What|Here|It|That)['’])\p{Lu}\p{L}+['’]s?(?: \p{L}+)? reply\b/u,
];
const DESK = /\b(?:agent|bot|support|tech|advis[eo]r|rep|desk|helpdesk|it|service|team|staff|us|our)\b/i;
