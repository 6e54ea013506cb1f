import { deviceFileKindByContent, deviceFileKindByName } from '../device-files/kind.ts';
import { looksLikeLog } from '../triage/looks-like-log.ts';
import { notText } from '../triage/reader/binary.ts';
import { textOf } from '../triage/reader/utf16.ts';
import { archiveKind } from './kind.ts';
import { failing, type Member } from './member.ts';
import { mayBeLog, type Role, roleOf, shownName } from './members.ts';
import { peek } from './peek.ts';

/** So many bytes tell what a file is. */
const HEAD = 4096;

/**
 * What a file of an archive is read for, by its name, else by its content, and its bytes. The only file, packed by
 * itself, is known by its content.
 */
export async function openMember(member: Member): Promise<{ role: Role; chunks: AsyncIterable<Uint8Array> }> {
  if (!member.isOnly) return openNamed(member, shownName(member.name));
  const { first, all } = await peek(member.chunks(), HEAD);
  return {
    role: deviceFileKindByName(shownName(member.name)) ?? deviceFileKindByContent(first) ?? 'log',
    chunks: all,
  };
}

async function openNamed(member: Member, name: string): Promise<{ role: Role; chunks: AsyncIterable<Uint8Array> }> {
  const role = roleOf(name);
  if (role !== 'other' || !mayBeLog(name)) return { role, chunks: member.chunks() };
  try {
    const { first, all } = await peek(member.chunks(), HEAD);
    return { role: roleByContent(first), chunks: all };
  } catch (error) {
    // It may be one: who reads it says what is wrong.
    return { role: 'log', chunks: failing(error) };
  }
}

function roleByContent(head: Uint8Array): Role {
  if (archiveKind(head)) return 'archive';
  if (notText(head) !== undefined) return 'other';
  return deviceFileKindByContent(head) ?? (looksLikeLog(textOf(head)) ? 'log' : 'other');
}
