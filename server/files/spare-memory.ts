import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage early, at some speed: of a log that is read in parts little is kept, and the rest would be let
 * grow. For a process that does nothing else.
 */
export const spareMemory = (): void => setFlagsFromString('--optimize-for-size');
