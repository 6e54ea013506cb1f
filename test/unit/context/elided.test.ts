import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('of a state that is denied, the thing behind "but" has the contrary', () => {
  expectStatuses([
    ['Photos wait. Low Power Mode is not on, but Airplane Mode is.', 'power ruled-out', 'connection present'],
    ["Photos wait. Low Data Mode isn't on; Low Power Mode is.", 'connection ruled-out', 'power present'],
    ["Photos wait. Low Data Mode isn't on, Low Power Mode isn't either.", 'power ruled-out'],
  ]);
});
