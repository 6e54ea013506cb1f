import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';

/**
 * The files that a name with `*` or `?` stands for, in their order; the name itself where there is such a file, or none
 * that it stands for. The shells of Windows leave that to the program.
 */
export function matching(name: string): string[] {
  if (existsSync(name)) return [name];
  const { root } = path.parse(name);
  const found = path
    .normalize(name)
    .slice(root.length)
    .split(path.sep)
    .reduce((before, part) => before.flatMap(place => below(place, part)), [root]);
  return found.length ? found : [name];
}

/** What a part of a path stands for in a folder. */
function below(folder: string, part: string): string[] {
  if (!/[*?]/.test(part)) return [path.join(folder, part)].filter(file => existsSync(file));
  const matches = picomatch(part, { nocase: path.sep === '\\' });
  return entriesOf(folder)
    .filter(entry => matches(entry))
    .sort()
    .map(entry => path.join(folder, entry));
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder || '.');
  } catch {
    return [];
  }
}
