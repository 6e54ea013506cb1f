/** What a line is in the head of a mail: the rule above it, its sender, another of its fields, `Sam wrote:`. */
export type MailLine = 'original' | 'sender' | 'field' | 'wrote';

/** In the languages of Outlook's and Apple Mail's heads. */
const ORIGINAL =
  /^[\s>]*[-_=]{2,}\s*(?:\p{L}+['’ ])*(?:original|originale?|forwarded|ursprüngliche|weitergeleitete|origine|transféré|réexpédié|reenviado|inoltrato|oorspronkelijk|doorgestuurd|元のメッセージ|転送)[\s\p{L}]*[-_=]*\s*$/iu;
const FORWARDED =
  /^[\s>]*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du (?:message|courriel) (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht|転送されたメッセージ)\s*[:：]\s*$/i;
const SENDER = /^[\s>*]*(?:from|von|de|da|van|expéditeur|差出人|送信者)\s*[:：]/i;
const FIELD =
  /^[\s>*]*(?:sent|date|to|b?cc|subject|gesendet|an|betreff|datum|envoyé|à|objet|enviad[oa](?: el)?|fecha|para|asunto|inviat[oa]|data|a|oggetto|verzonden|aan|onderwerp|日付|送信日時|宛先|件名)\s*[:：]/i;
/** `> Sam wrote:`, `On Monday Sam wrote:`, `Sam schrieb am 20.11. um 9:12:` */
const WROTE =
  /(?:\b(?:wrote|writes|schrieb|escribió|ha scritto|schreef)|(?<!\p{L})a écrit|のメール|書きました)\s*[:：]\s*$|(?<!\p{L})(?:schrieb|wrote) (?:am|on) .{4,40}\d{1,2}[:.]\d\d[^:]{0,12}:\s*$|(?<!\p{L})heeft .{2,60}geschreven\s*:\s*$/iu;

export function mailLineOf(text: string): MailLine | undefined {
  // Most lines have none.
  if (!text.includes(':') && !text.includes('：')) return ORIGINAL.test(text) ? 'original' : undefined;
  if (SENDER.test(text)) return 'sender';
  if (FIELD.test(text)) return 'field';
  if (!ENDS_IN_COLON.test(text)) return undefined;
  return FORWARDED.test(text) ? 'original' : WROTE.test(text) ? 'wrote' : undefined;
}
const ENDS_IN_COLON = /[:：]\s*$/;

export const isMailField = (name: string): boolean => SENDER.test(`${name}:`) || FIELD.test(`${name}:`);

/** Does a line say when somebody wrote: "On Monday, 19 Nov 2026 at 10:02, Sam wrote:"? */
export const saysWhen = (text: string): boolean => ON_A_DAY.test(text);
const ON_A_DAY =
  /^[\s>]*(?:on|am|le|el|il|op)\s.{0,40}\d{1,2}[:.]\d\d|(?<!\p{L})(?:schrieb|wrote) (?:am|on) .{4,40}\d{1,2}[:.]\d\d/iu;

/** Is that field the one that says when the mail was sent? */
export const isDateField = (text: string): boolean => DATE_FIELD.test(text);
const DATE_FIELD =
  /^[\s>*]*(?:sent|date|gesendet|datum|envoyé|enviad[oa](?: el)?|fecha|inviat[oa]|data|verzonden|日付|送信日時)\**\s*[:：]/i;
