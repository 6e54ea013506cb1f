import compiled from '../../dist/knowledge.json';
import type { Knowledge } from './knowledge.ts';

/** The built-in pack `icloud-photos`, compiled by `npm run build`. */
export const builtin = compiled as unknown as Knowledge;
