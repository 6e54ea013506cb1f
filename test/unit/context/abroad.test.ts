import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

const found = (ticket: string): string[] =>
  readTicket(ticket, builtin).findings.map(({ start, end }) => ticket.slice(start, end));

describe('words with an elided article', () => {
  expectStatuses([
    ['Stockage de l’iPhone saturé', 'device-storage present'],
    ["Stockage de l'iPhone saturé", 'device-storage present'],
  ]);

  test('end behind it', () => {
    expect(found('Version d’iOS 15.1')).toEqual(['iOS 15.1']);
  });
});

describe('letters whose marks stand apart', () => {
  expectStatuses(
    (
      [
        ['Modo Avión: desactivado', 'connection ruled-out'],
        ['Modo Avión: activado', 'connection present'],
        ['iPhoneのストレージがいっぱいです', 'device-storage present'],
        ['Espace de stockage iCloud saturé', 'icloud-storage present'],
        ['Mode économie d’énergie : désactivé', 'power ruled-out'],
      ] as const
    ).map(([ticket, expected]) => [ticket.normalize('NFD'), expected]),
  );

  test('are marked whole', () => {
    for (const message of ['Espace de stockage iCloud saturé', 'iPhoneのストレージがいっぱいです'])
      expect(found(`Écran : ${message}, écrit-elle`.normalize('NFD'))).toEqual([message.normalize('NFD')]);
  });

  test('that have no sign of their own stay where they are', () => {
    expect(found('z\u0344a\u0344 iCloud is full')).toEqual(['iCloud is full']);
  });
});
