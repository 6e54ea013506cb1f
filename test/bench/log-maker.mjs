// Makes `log show` text of any size: healthy records of the daemons that talk most, and every 200th a signature's.
import { closeSync, openSync, writeSync } from 'node:fs';

const MESSAGES = [
  [
    'cloudphotod',
    '(CloudKit) [com.apple.cloudkit:OP]',
    'Starting operation N with priority N, qos utility, N items in the group',
  ],
  [
    'cloudphotod',
    '(CloudPhotoLibrary) [com.apple.photos.cpl:engine.system]',
    'Engine step N took N ms, N records are waiting',
  ],
  [
    'photolibraryd',
    '(PhotoLibraryServices) [com.apple.photos.backend:Migration]',
    'Checked asset N of N, nothing to do',
  ],
  ['assetsd', '(PhotoLibraryServicesCore) [com.apple.photos.backend:Resources]', 'Resource N is local, size N, type N'],
  ['kernel', '', 'en0: channel N, rssi -N, N frames received and N sent since the last report'],
  ['locationd', '[com.apple.locationd.Core:Fence]', 'Fence N evaluated, distance N m, still outside'],
  [
    'SpringBoard',
    '(FrontBoard) [com.apple.FrontBoard:Process]',
    'Process N changed its state to running-suspended, N assertions',
  ],
  [
    'dasd',
    '[com.apple.duetactivityscheduler:scoring]',
    'N:com.apple.example.refresh:N: score 0.N, decision Can Proceed',
  ],
  [
    'runningboardd',
    '(RunningBoard) [com.apple.runningboard:assertion]',
    'Acquiring assertion N targeting process N for reason N',
  ],
  ['mediaanalysisd', '[com.apple.mediaanalysis:queue]', 'Batch N finished, N pictures, N faces, N ms'],
  ['wifid', '(WiFiPolicy) [com.apple.WiFiPolicy:]', 'Link quality N, tx rate N Mbps, beacon loss N'],
  ['backboardd', '[com.apple.BackBoard:TouchEvents]', 'Contact N at N,N presence: touching'],
];

/** A small generator of numbers that gives the same log each time. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}

/**
 * @param file where it goes
 * @param size in bytes, reached within a block
 * @param signatures messages that rules hit
 * @param every so many records have one of these
 * @param varied no two of these are the same: each ends in a number of its own
 */
export function makeLog(file, size, signatures, every = 200, varied = false) {
  const next = numbers(20260402);
  const handle = openSync(file, 'w');
  let written = 0;
  let records = 0;
  let millis = Date.UTC(2026, 3, 2, 8, 15, 30);
  while (written < size) {
    const lines = [];
    for (let i = 0; i < 5000; i++) {
      millis += next() % 20;
      const [process, sender, text] = MESSAGES[next() % MESSAGES.length];
      const said =
        records++ % every === every - 1
          ? signatures[next() % signatures.length] + (varied ? ` (item ${records})` : '')
          : text.replace(/N/g, () => next() % 10000);
      const time = `${new Date(millis).toISOString().replace('T', ' ').slice(0, 23)}${String(next() % 1000).padStart(3, '0')}+0100`;
      const thread = `0x${(next() % 1e6).toString(16)}`.padEnd(10);
      lines.push(
        `${time} ${thread} Default     0x${(next() % 1e7).toString(16).padEnd(18)} ${String(next() % 9999).padEnd(6)} 0    ${process}: ${sender ? `${sender} ` : ''}${said}\n`,
      );
    }
    const block = Buffer.from(lines.join(''));
    writeSync(handle, block);
    written += block.length;
  }
  closeSync(handle);
  return { bytes: written, records };
}
