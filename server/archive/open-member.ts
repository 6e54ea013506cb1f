import { deviceFileKindByContent } from '../device-files/kind.ts';
import type { Member } from './member.ts';
import { type Role, roleOf, shownName } from './members.ts';
import { peek } from './peek.ts';

/** So many bytes tell what a file is. */
const HEAD = 4096;

/** What a file of an archive is read for, and its bytes. The only file, packed by itself, is known by its content. */
export async function openMember(member: Member): Promise<{ role: Role; chunks: AsyncIterable<Uint8Array> }> {
  if (!member.isOnly) return { role: roleOf(shownName(member.name)), chunks: member.chunks() };
  const { first, all } = await peek(member.chunks(), HEAD);
  return { role: deviceFileKindByContent(first) ?? 'log', chunks: all };
}
