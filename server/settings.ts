import type { Knowledge } from './knowledge/knowledge.ts';
import type { Preferences, ShownAs } from './triage/document.ts';

/** The settings under `symptomLens`, as the client sends them. */
export interface Settings {
  preferences: Preferences;
  /** Globs of files that are read as tickets or logs. */
  tickets: string[];
  logs: string[];
}

const SHOWN: readonly ShownAs[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Settings from what a client sent; anything missing or of the wrong type is the default. */
export function settingsFrom(value: unknown, knowledge: Knowledge): Settings {
  const root = record(value);
  const severity = record(root.severity);
  const causes = record(root.causes);
  const shown = (name: string, fallback: ShownAs) => SHOWN.find(word => word === severity[name]) ?? fallback;
  return {
    preferences: {
      severity: { likely: shown('likely', 'warning'), possible: shown('possible', 'information') },
      hiddenCauses: new Set(knowledge.causes.map(({ id }) => id).filter(id => causes[id] === false)),
      audience: root.audience === 'customer' ? 'customer' : 'internal',
      labels: root.labels === 'uk' ? 'uk' : 'us',
      masksPrivate: record(root.evidence).maskPrivateData !== false,
    },
    tickets: globs(root.tickets),
    logs: globs(root.logs),
  };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};

/** An empty one stands for no file. */
const globs = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(item => (typeof item === 'string' && item.trim() ? [withSlashes(item.trim())] : []))
    : [];

/** On Windows people write paths with back slashes; beside a slash one escapes the sign behind it. */
const withSlashes = (glob: string): string => (glob.includes('/') ? glob : glob.replaceAll('\\', '/'));
