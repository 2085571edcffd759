import { z } from 'zod'
import { id } from './fields.ts'

/** The clients that one command is about, as many as are one step back; one who is named twice counts once. */
export const manyClientIds = z.array(id).min(1).max(500)

export const doneForClients = z.object({
  /** How many clients it was done for. */
  done: z.int(),
  /** Those it was refused for, in the order they were named, each with its own refusal. */
  refused: z.array(z.object({ clientId: z.int(), code: z.string(), message: z.string() })),
})
