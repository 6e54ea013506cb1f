/** A line that ends in a time may only say who speaks: `Ann Lee, 10:12`, `Tom (agent) - 9:13 AM`. */
const ENDS_IN_TIME =
  /^\s*([\p{L}][\p{L}\p{M} .'’_()-]{0,40}?)[\s,–—|([-]+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*[\])]?:?\s*$/iu;

const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}.'’_-]*|d[aeio]|de[lnr]|dos|la|van|von|bin|al|el|ter|te)$/u;
const MOST_WORDS = 4;
/** What a dialogue calls those who speak in it. */
export const ROLE =
  /^(?:agent|bot|customer|cust|cx|cu|visitor|client|support|user|caller|me|you|tech|advisor|adviser|rep|guest|c|a|q|u|operator|desk|member|student|parent|reporter)\b/;
/** `Mia Brook added a comment` */
const SPOKE = / (?:wrote|writes|said|says|replied|commented|answered|added a (?:comment|note|reply))(?: at)?$/i;
/** What is in no name: a state, a thing that has one, an act, what leads to a time of the day. */
const STATEMENT =
  /(?:^|[\s-])(?:is|are|was|were|has|had|not|no|on|off|in|out|full|low|empty|weak|slow|down|dead|gone|back|lost|at|since|by|until|till|from|before|after|around|battery|storage|wi-?fi|wifi|icloud|iphone|photos?|network|signal|time|date|mode|(?!\p{L}ed(?:$|\s))\p{L}+(?:[bcgknpstvz]|[lb]l)ed)(?=$|\s)|\p{L}{2}\.$/iu;

/**
 * Who a line that ends in a time names, and whether that is a name by its looks; else only a dialogue makes it one.
 * A statement ends in a time, too: "Low Power Mode is on since 09:15".
 */
export function speakerBeforeTime(line: string): { name: string; isSure: boolean } | undefined {
  const said = ENDS_IN_TIME.exec(line)?.[1];
  if (!said) return undefined;
  const name = said.replace(/\([^)]*\)/g, ' ').trim();
  const bare = name.replace(SPOKE, '');
  const words = bare.split(/\s+/);
  if (words.length > MOST_WORDS || STATEMENT.test(bare)) return undefined;
  return { name: said, isSure: words.every(word => NAME_WORD.test(word) || ROLE.test(word.toLowerCase())) };
}
