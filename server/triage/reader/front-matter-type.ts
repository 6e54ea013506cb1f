import { frontMatterOf } from './front-matter.ts';

/**
 * `type: support-ticket` in the front matter makes a file a ticket; `device-log` a log. Apart from what reads the rest
 * of the front matter, since that takes a while to load and logs have none.
 */
export function typeInFrontMatter(text: string): 'ticket' | 'log' | undefined {
  const front = frontMatterOf(text.slice(0, 8000))?.body;
  const type = front && /^type:[ \t]*['"]?([\w-]+)/m.exec(front)?.[1];
  if (type === 'support-ticket') return 'ticket';
  return type === 'device-log' ? 'log' : undefined;
}
