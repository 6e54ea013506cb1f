import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('sections', () => {
  expectStatuses([
    ['KNOWN\n- photos wait\nRULED OUT\n- full iCloud\nTRIED\n- a restart', 'icloud-storage ruled-out', 'glitch tried'],
    ['What we know\n  photos wait\nWhat we tried\n  a restart, new cable', 'glitch tried'],
    ['iCloud storage full\n- photos wait', 'icloud-storage present'],
    ['Ok so: Wi-Fi is down at the cottage and the photos wait.', 'connection present'],
    ['Ok: Wi-Fi at the cottage.\nPhotos wait.', 'connection -'],
    ['## Steps tried\n- restart\n- reset network settings', 'glitch tried', 'connection tried'],
    ['Steps tried: restart, charge overnight', 'glitch tried'],
    ['## Steps tried\n- Restart - not yet', 'glitch mentioned'],
    ['## Steps tried\n- Restart (not done)', 'glitch mentioned'],
    ['## Steps tried\n- Restart – skipped', 'glitch mentioned'],
    ['## Steps tried\n- Restart\n  - not yet', 'glitch mentioned'],
    ['## Steps tried\n- Restart (twice)', 'glitch tried'],
    ['## Steps tried\n- Restart - done', 'glitch tried'],
    ['## Ruled out\n- Low Power Mode\n- VPN', 'power ruled-out', 'connection ruled-out'],
    ['## Hypothesis\niCloud storage is full', 'icloud-storage -'],
    ['## Observed\niCloud storage is full', 'icloud-storage present'],
    ['## Plan\n1. update iOS', 'outdated-ios -'],
    ['```\nlog\n~~~\nmore\n```\n\n## Ruled out\nWi-Fi is off', 'connection ruled-out', 'connection -'],
    ['---\n---\nThe iCloud plan is full.', 'icloud-storage present'],
    ['Photos wait.\nPlease check:\n- iCloud storage is full', 'icloud-storage mentioned', 'icloud-storage -'],
    ['Photos wait.\nWe ruled out:\n- iCloud storage is full', 'icloud-storage ruled-out'],
    ['Photos wait.\n\nRuled out\n---------\n\niCloud storage full', 'icloud-storage ruled-out'],
    ['Next steps\n==========\n\nLow Power Mode is on, turn it off.\n\nProblem\n-------\n\nPhotos wait.', 'power -'],
    ['Photos do not sync.\n\nNext steps\n---\n\nLow Power Mode is on.', 'power -'],
    ['Photos do not sync.\n\nAction: call back\n---\nLow Power Mode is on.', 'power present'],
    ['Photos do not sync.\n\n- Next steps\n---\nLow Power Mode is on.', 'power present'],
    ['Photos do not sync. We agreed on the\nnext steps\n---\nLow Power Mode is on.', 'power present'],
    ['Photos wait\n---\niCloud storage is full', 'icloud-storage present'],
    ['Photos wait.\nReply: I looked, the battery is at 4 %\niOS: 15.1', 'power present', 'outdated-ios present'],
    ['---\n# e.g. iCloud storage is full\nmodel: iPhone 12\n---\nPhotos wait.', 'icloud-storage -'],
  ]);
});

describe('a label that could be the name of something else', () => {
  expectStatuses([
    ['Notes: iCloud full, pics will not upload.', 'icloud-storage present'],
    ['Background: she keeps Low Power Mode on, photos wait.', 'power present'],
    ['History: Low Power Mode was on in May.', 'power -'],
    ['History: since May the iCloud plan is full.', 'icloud-storage present'],
    ['Outcome: iPhone storage is full, customer will ring back.', 'device-storage present'],
    ['Resolution: iPhone storage was full, 20 GB of films deleted.', 'device-storage -'],
  ]);
});

describe('lines that were wrapped at a width', () => {
  expectStatuses([
    [
      'Since we were in Spain the phone shows\nthat a mail wants the Apple Account\npassword again and again, she ignores\nit.',
      'settings present',
    ],
    [
      'Photos of the tour do not reach the laptop, and her phone is filled to 63.5 of its 64\ngigabytes, so she says.',
      'device-storage present',
    ],
    ['Checked\niCloud storage\nfull\nWi-Fi\nweak', 'icloud-storage present', 'connection present'],
  ]);
});

describe('what only names a page or an end', () => {
  expectStatuses([
    ['Photos wait. Sent https://support.example.com/articles/icloud-storage-full', 'icloud-storage -'],
    ['Low Power Mode is on, photos wait.\nClosed: no response from the customer', 'power present'],
    ['Low Power Mode was on, photos wait.\nClosed: no fault found', 'power -'],
    ["Photos wait. Her husband's iPhone is on iOS 16 and its battery is dead.", 'power -'],
    ['Photos wait. The iPad is old and its storage is full.', 'device-storage -', 'icloud-storage -'],
    ['Photos wait. We still need the iOS version.', 'outdated-ios -'],
  ]);
});

describe('a title tells of the whole ticket', () => {
  expectStatuses([
    ['# iCloud Photos\n\nThree albums are missing. She turned the lamp off at noon.', 'settings -'],
    [
      '# Issue with photo sync\n\nThe ring of the doorbell is off, her pictures are missing on the laptop.',
      'settings -',
    ],
    ['# Photos not syncing\n\nThe van in the yard does not move.', 'glitch -'],
    [
      'iCloud Photos\n=============\n\nHis phone had 300 MB left at noon.',
      'icloud-storage -',
      'device-storage present',
    ],
    ['# iPhone storage\n\nAlmost full.', 'device-storage present'],
    ['## Customer\nMia\n\n## Battery\nLow since noon.', 'power present'],
    ['## Customer\nMia\n\n## Battery\nThe door of the shop was red and low.', 'power -'],
    ['## Customer\nMia\n\n## iCloud Photos\nOff since Tuesday.', 'settings present'],
    ['## Customer\nMia\n\n## iCloud Photos\nHer lamp is off since Tuesday.', 'settings -'],
  ]);
});

describe('an indented line goes on with the one above', () => {
  expectStatuses([
    [
      'Photos wait.\n- He told us twice on the phone that in his opinion the battery is not\n  low.',
      'power ruled-out',
      'power -',
    ],
    [
      'description: >\n  Photos wait, he told us twice that in his opinion the battery is really not\n  low.',
      'power ruled-out',
      'power -',
    ],
    [
      'Problem:\n    Photos wait.\nLow Power Mode:\n    off\nAirplane Mode:\n    off\niCloud Photos switch:\n    turned off',
      'settings present',
      'power -',
      'connection -',
    ],
    ['Photos wait.\n- Checked the settings of the account at length\n  - Low Power Mode is on', 'power present'],
    // The label counts for the width at which the line was wrapped.
    ['Photos wait.\nDescription: she says that the battery is not\nlow.', 'power ruled-out', 'power -'],
    ['Photos wait.\nDescription: her battery is low\nStorage: enough', 'power present', 'device-storage -'],
  ]);
});
