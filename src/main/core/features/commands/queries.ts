import { eq, sql } from 'drizzle-orm'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'

export type KnownCommand = {
  readonly method: string
  readonly inputHash: string
  readonly reply: unknown
}

const selectCommand = hotQuery((q: Reader) => {
  const { commands } = q.t
  return q
    .select({ method: commands.method, inputHash: commands.inputHash, reply: commands.reply })
    .from(commands)
    .where(eq(commands.id, sql.placeholder('id')))
})

/** The first answer that was given under this id, if any. */
export async function findCommand(q: Reader, id: string): Promise<KnownCommand | null> {
  const [row] = await selectCommand(q, { id })
  return row ?? null
}

type NewCommand = {
  readonly id: string
  readonly method: string
  readonly inputHash: string
  readonly reply: unknown
  readonly at: number
}

const addCommand = hotQuery((q: Writer) =>
  q.insert(q.t.commands).values({
    id: sql.placeholder('id'),
    method: sql.placeholder('method'),
    inputHash: sql.placeholder('inputHash'),
    reply: sql.placeholder('reply'),
    at: sql.placeholder('at'),
  }),
)

export async function insertCommand(q: Writer, command: NewCommand): Promise<void> {
  await addCommand(q, command)
}
