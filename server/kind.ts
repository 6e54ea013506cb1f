import picomatch from 'picomatch';
import { looksLikeLog } from './triage/looks-like-log.ts';
import type { DocumentKind } from './triage/model.ts';

export interface KindHints {
  languageId: string;
  /** Path of the file, with forward slashes; relative to its folder where there is one. Asked for where nothing else tells. */
  path: () => string;
  /** What the front matter says. */
  frontMatterType?: DocumentKind;
  /** The command "Read This File as …". */
  chosen?: DocumentKind;
  /** The settings `symptomLens.tickets` and `symptomLens.logs`. */
  tickets: readonly string[];
  logs: readonly string[];
}

/** Whether a document is read, and as what. Ordinary Markdown, text and logs are left alone. */
export function kindOfDocument(text: string, hints: KindHints): DocumentKind | undefined {
  const { languageId, chosen, frontMatterType } = hints;
  const stated = chosen ?? frontMatterType;
  if (stated) return stated;
  // An editor knows most of these languages by the name of the file.
  if (languageId === 'support-ticket') return 'ticket';
  if (languageId === 'device-log') return 'log';
  const path = hints.path();
  if (/\.ticket(?:\.md)?$/i.test(path)) return 'ticket';
  if (/\.(?:devicelog|ips)$/i.test(path)) return 'log';
  if (matches(hints.tickets, path)) return 'ticket';
  if (matches(hints.logs, path)) return 'log';
  return languageId === 'log' || /\.(?:log|txt)$/i.test(path)
    ? looksLikeLog(text.slice(0, 20_000)) && speaksOfApple(text)
      ? 'log'
      : undefined
    : undefined;
}

/** Those behind a `!` take out of what the others name, whatever their order; `!(a|b)` is a pattern. */
function matches(globs: readonly string[], path: string): boolean {
  const named = globs.filter(glob => !EXCEPT.test(glob));
  const ignore = globs.flatMap(glob => (EXCEPT.test(glob) && glob.length > 1 ? [glob.slice(1)] : []));
  return named.length > 0 && picomatch(named, { nocase: true, dot: true, ignore })(path);
}
const EXCEPT = /^!(?!\()/;

/** A build log has the form of one, too; a device log names Apple's daemons. */
const speaksOfApple = (text: string): boolean =>
  /\b(?:com\.apple\.|cloudphotod|assetsd|cloudd|photolibraryd|dasd|CommCenter|SpringBoard|lockdownd|iPhone OS)\b/.test(
    text.slice(0, 200_000),
  );
