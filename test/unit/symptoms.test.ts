import { describe, expect, test } from 'vitest';
import { compilePack } from '../../server/knowledge/compile.ts';
import { readTicket } from '../../server/triage/ticket.ts';
import { packFiles } from './pack.ts';

// The pack's own examples: what each rule must find, and what looks like it and is none.
const knowledge = compilePack(packFiles);
const { symptoms } = knowledge.tickets;

const presentIn = (text: string): string[] =>
  readTicket(text, knowledge)
    .findings.filter(({ status }) => status === 'present')
    .map(({ symptom }) => symptom);

describe.each(symptoms.map(symptom => [symptom.id, symptom] as const))('the symptom %s', (id, { hit, miss }) => {
  test('has two sentences of each kind', () => {
    expect(hit.length).toBeGreaterThanOrEqual(2);
    expect(miss.length).toBeGreaterThanOrEqual(2);
  });
  if (hit.length) test.each(hit)('is found in: %s', text => expect(presentIn(text)).toContain(id));
  if (miss.length) test.each(miss)('is not found in: %s', text => expect(presentIn(text)).not.toContain(id));
});

test('each cause has ten symptoms or more', () => {
  for (const { id } of knowledge.causes) {
    expect(symptoms.filter(({ cause }) => cause === id).length, id).toBeGreaterThanOrEqual(10);
  }
});

describe('a mistake in the words of a pack is named with what to do', () => {
  const withFile = (name: string, text: string) => () => compilePack({ ...packFiles, [name]: text });

  test.each([
    [
      'a group that nothing names',
      'words/x.yaml',
      'groups:\n  idle: [shut]\n',
      /^words\/x\.yaml:2:3: groups\.idle: .*use it or take it out/,
    ],
    ['a group that is not there', 'words/x.yaml', 'groups:\n  a: ["<none>"]\n', /names the group <none>/],
    [
      'a heading of an unknown kind',
      'context.yaml',
      'sections:\n  done: [done]\n',
      /context\.yaml:2:3: sections\.done/,
    ],
  ])('%s', (_, name, text, message) => {
    expect(withFile(name, text)).toThrow(message);
  });
});
