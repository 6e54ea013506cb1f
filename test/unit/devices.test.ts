import { describe, expect, test } from 'vitest';
import { compilePack } from '../../server/knowledge/compile.ts';
import { readTicket } from '../../server/triage/ticket.ts';
import { packFiles } from './pack.ts';

const knowledge = compilePack(packFiles);
const { models, releases } = knowledge.devices;

describe('the table of iPhones', () => {
  test('has every model once, with a restart and versions that exist', () => {
    expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
    const names = models.flatMap(({ name, aliases }) => [name, ...aliases]).map(name => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const { first, last } of models) expect(first).toBeLessThanOrEqual(last);
  });

  test('has the newest release under each major', () => {
    for (const { major, newest } of releases)
      for (const version of newest) expect(version.startsWith(`${major}.`)).toBe(true);
  });

  test.each([
    ['iPhone 5s', 12],
    ['iPhone 7', 15],
    ['iPhone 8 Plus', 16],
    ['iPhone XR', 18],
    ['iPhone 11', 27],
    ['iPhone SE (2nd generation)', 27],
  ])('%s stops at iOS %i', (name, last) => {
    expect(models.find(model => model.name === name)?.last).toBe(last);
  });

  test.each(models.map(({ name }) => name))('%s is read by its own name', name => {
    expect(readTicket(`Model: ${name}\n`, knowledge).facts.model?.value).toBe(name);
    expect(readTicket(`She has an ${name}, photos are stuck.\n`, knowledge).facts.model?.value).toBe(name);
  });

  test.each([
    ['14 pro', 'iPhone 14 Pro'],
    ['14 Pro Max', 'iPhone 14 Pro Max'],
    ['xr', 'iPhone XR'],
    ['XS max', 'iPhone XS Max'],
    ['se 2', 'iPhone SE (2nd generation)'],
    ['SE2', 'iPhone SE (2nd generation)'],
    ['iPhone SE 2020', 'iPhone SE (2nd generation)'],
    ['iphone se (2nd generation)', 'iPhone SE (2nd generation)'],
    ['iPhone SE (2nd gen)', 'iPhone SE (2nd generation)'],
    ['iPhone SE (2022)', 'iPhone SE (3rd generation)'],
    ['iPhone SE 3rd gen', 'iPhone SE (3rd generation)'],
    ['iPhone SE (1st gen)', 'iPhone SE (1st generation)'],
    ['15 plus', 'iPhone 15 Plus'],
    ['12 mini', 'iPhone 12 mini'],
    ['iPhone12 mini', 'iPhone 12 mini'],
    ['16e', 'iPhone 16e'],
    ['IPHONE 13 PRO MAX', 'iPhone 13 Pro Max'],
    ['iPhone Air', 'iPhone Air'],
    ['iPhone X', 'iPhone X'],
    ['iPhone 11 ProMax', 'iPhone 11 Pro Max'],
    ['iPhone 6S', 'iPhone 6s'],
    ['iPhone 16 (128 GB)', 'iPhone 16'],
  ])('“%s” is %s', (spelled, name) => {
    expect(readTicket(`Model: ${spelled}\n`, knowledge).facts.model?.value).toBe(name);
  });
});
