import type { Finding, Span } from './model.ts';

/** What decided a finding's status, as Markdown: reasons, and the words or numbers of the text, quoted. */
export function decidedBy({ reasons, start, end, status }: Finding, text: string): string {
  const clauses = reasons.map(({ why, span }) => (span ? `${why} ${quoted(text, span)}` : why));
  // Where only the phrase itself decided, or what was counted is that phrase.
  if (!reasons.some(({ span }) => span) && (status === 'present' || !reasons.length))
    clauses.unshift(`by the words ${quoted(text, { start, end })}`);
  return clauses.join('; ');
}

export function quoted(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ').replace(/`/g, '').trim();
  return `\`${words.length > 60 ? `${words.slice(0, 59)}…` : words}\``;
}
