import type { SectionKind } from '../../knowledge/tickets.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { Fact, Facts } from '../model.ts';
import type { Block } from '../reader/block.ts';
import { asSeen } from '../reader/characters.ts';
import { type Place, spanOf } from './place.ts';
import { ADVICE, statusInScope } from './scope.ts';

/** The words of the status line in Photos, as somebody read them off the iPhone. */

/** Is it a field of that name, `status_line: "1,204 Photos, 33 Videos"`? */
export const isStatusField = ({ label }: Block): boolean => FIELD.test(label?.text.replace(/[_-]/g, ' ') ?? '');
const FIELD =
  /^(?:exact |current |photos )*status ?line(?: in (?:the )?photos(?: app)?)?$|^status in (?:the )?photos$/i;

/** What such a field states: what stands in quotation marks, else its first sentence. */
export function statedLine({ start, end }: Block, text: string): Fact<string> | undefined {
  const value = text.slice(start, end);
  const [match, said = ''] = QUOTED.exec(value) ?? FIRST_SENTENCE.exec(value) ?? [];
  const words = said.trim();
  if (match === undefined || words.length > LONGEST || !/\p{L}/u.test(words) || NOT_READ.test(words)) return undefined;
  const from = start + value.indexOf(words);
  return { value: asSeen(words), start: from, end: from + words.length };
}
const QUOTED = /["“„«]([^"”“»\n]+)["”“»]/;
const FIRST_SENTENCE =
  /^[\s*`'‘’_]*(?:it )?(?:says |shows |reads )?([^\n;!?`*]*?)(?:[.;!?…'’`*_]*(?:\s*\n|\s*$|\s[-–—(])|[.;!?]\s)/u;
/** The phone's own lines are shorter. */
const LONGEST = 70;
const NOT_READ =
  /^(?:(?:not|never|none|nothing|unknown|unclear|unreadable|no idea|no (?:status|line|message)|ask(?:ed)?|to be|tbd|tbc|pending|see|n\/?a|na|no|yes|same|as (?:above|below|before)|missing|empty|blank|illegible|could|cannot|cant|can't|does|do|did|customer|user|caller|he|she|they)\b(?! enough))/i;

const NOWHERE = new Set<SectionKind | undefined>(['advice', 'hypothesis', 'other-device']);

/** Does a sentence tell that the iPhone shows these words, and neither ask, advise, suppose, deny nor say it of another device? */
export function isShown(place: Place, hit: TriggerHit, text: string): boolean {
  if (place.question || NOWHERE.has(place.section) || !isRead(place, hit, text)) return false;
  const { status, reason } = statusInScope(place.sentence, 'present', hit, undefined, [hit], ADVICE);
  // What it said yesterday is what somebody read.
  return status === 'present' || (status === 'mentioned' && reason?.why.startsWith('over') === true);
}

/** "iCloud storage is full" is what everybody says; a phone is quoted, or named as who says it, or writes capitals. */
function isRead(place: Place, hit: TriggerHit, text: string): boolean {
  const { sentence, block, asked } = place;
  const { words, labelled } = sentence;
  const { start, end } = spanOf(place, hit);
  const isAnswer = hit.from === labelled && (labelled > 0 || block.label !== undefined || asked !== undefined);
  return (
    isAnswer ||
    (hit.from === labelled && hit.to === words.length) ||
    /["“”„«»'‘’*`]/.test(text[start - 1] ?? '') ||
    words.some(({ form }) => SHOWS.test(form)) ||
    text
      .slice(start, end)
      .split(/\s+/)
      .every((word, i) => i === 0 || /^(?:to|is|are)$/.test(word) || !/^\p{Ll}(?!\p{Lu})/u.test(word))
  );
}
const SHOWS =
  /^(?:says?|said|tells?|told|saying|shows?|showed|showing|shown|reads?|displays?|displayed|status|line|message|banner|label|bottom|caption|sees?|seeing|saw|popup|screen|screenshot|notice|alert|warning)$/;

/** "Unable to Upload", "Uploading 233 Items": which way it goes, the phone itself says. */
export function directionShown(line: Facts['statusLine']): Facts {
  const [, way] = /\b(up|down)load/i.exec(line?.value ?? '') ?? [];
  return line && way ? { direction: { ...line, value: way.toLowerCase() === 'up' ? 'upload' : 'download' } } : {};
}
