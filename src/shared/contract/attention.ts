import { z } from 'zod'
import { LISTED_KINDS } from '../domain/attention.ts'
import { command, query } from './define.ts'
import { id, limit, offset, optionalText } from './fields.ts'

const kind = z.enum(LISTED_KINDS)

const itemView = z.object({
  /** Names the matter for as long as it is listed, whatever happens to the others. */
  key: z.string(),
  /** Null for what is looked up instead of kept: it goes by itself once it is settled where it is. */
  id: z.int().nullable(),
  kind,
  /** What it is about. */
  entity: z.string(),
  entityId: z.int(),
  /** Where it is settled: null for what it has nothing to do with. */
  sessionId: z.int().nullable(),
  bookingId: z.int().nullable(),
  clientId: z.int().nullable(),
  /** The finding of the integrity check that it is, with what would mend it. */
  finding: z
    .object({ id: z.string(), severity: z.enum(['error', 'attention']), repair: z.string().nullable() })
    .nullable(),
  title: z.string(),
  why: z.string(),
  /** When it was filed; when it was last found so, for what is looked up. */
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  note: z.string().nullable(),
})

const note = optionalText(255)

export const attentionContract = {
  /**
   * What a person must decide, the most pressing kind first and the newest of each before the others; `resolved` asks for
   * what was settled instead, the last first. Everybody gets what is theirs to settle: a trainer, and whoever may not read
   * clients, of unmarked sessions their own only. `counts` are those of each kind, whichever is asked for.
   */
  'attention.list': query(
    'schedule.read',
    z.strictObject({ kind: kind.optional(), resolved: z.boolean().default(false), limit, offset }),
    z.object({ rows: z.array(itemView), total: z.int(), counts: z.record(kind, z.int()) }),
  ),
  /** Says that a matter is settled. */
  'attention.resolve': command('bookings.write', z.strictObject({ id, note }), z.object({ item: itemView }), [
    'attention',
  ]),
  /** Says of many that they are settled; all of them are taken back as one. */
  'attention.resolveMany': command(
    'bookings.write',
    z.strictObject({ ids: z.array(id).min(1).max(500), note }),
    z.object({
      done: z.int(),
      /** Those that could not be settled, each with why. */
      refused: z.array(z.object({ id: z.int(), code: z.string(), message: z.string() })),
    }),
    ['attention'],
  ),
}
