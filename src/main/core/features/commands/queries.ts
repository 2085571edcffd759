import { eq } from 'drizzle-orm'
import type { Reader, Writer } from '../../engine/engine.ts'

export type KnownCommand = { readonly inputHash: string; readonly reply: unknown }

/** The first answer that was given under this id, if any. */
export async function findCommand(q: Reader, id: string): Promise<KnownCommand | null> {
  const { commands } = q.t
  const [row] = await q
    .select({ inputHash: commands.inputHash, reply: commands.reply })
    .from(commands)
    .where(eq(commands.id, id))
  return row ?? null
}

export async function insertCommand(
  q: Writer,
  command: { id: string; method: string; inputHash: string; reply: unknown; at: number },
): Promise<void> {
  await q.insert(q.t.commands).values(command)
}
