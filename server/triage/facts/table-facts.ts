import type { LogKnowledge } from '../../knowledge/logs.ts';
import type { Facts } from '../model.ts';
import { readDf } from './df-table.ts';
import { readStoppedProcess } from './ps-table.ts';

export function dfFacts(text: string): Facts {
  const device = readDf(text);
  return device ? { device } : {};
}

/** The pack says of which processes. */
export function psFacts(text: string, { signatures }: LogKnowledge): Facts {
  const names = signatures.find(({ measure }) => measure === 'process')?.within?.processes ?? [];
  const stoppedProcess = readStoppedProcess(text, names);
  return stoppedProcess ? { stoppedProcess } : {};
}
