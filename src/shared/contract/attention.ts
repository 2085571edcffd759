import { z } from 'zod'
import { ATTENTION_KINDS, DERIVED_ATTENTION_KINDS } from '../domain/attention.ts'
import { command, query } from './define.ts'
import { id, limit, offset, optionalText } from './fields.ts'

const kind = z.enum([...ATTENTION_KINDS, ...DERIVED_ATTENTION_KINDS])

const itemView = z.object({
  /** Null for what is looked up instead of kept: it goes by itself once it is settled where it is. */
  id: z.int().nullable(),
  kind,
  /** What to open for it. */
  entity: z.string(),
  entityId: z.int(),
  title: z.string(),
  why: z.string(),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  note: z.string().nullable(),
})

export const attentionContract = {
  /** What a person must decide, the newest first; `resolved` asks for what was settled instead. */
  'attention.list': query(
    'bookings.write',
    z.strictObject({ kind: kind.optional(), resolved: z.boolean().default(false), limit, offset }),
    z.object({ rows: z.array(itemView), total: z.int() }),
  ),
  /** Says that a matter is settled. */
  'attention.resolve': command(
    'bookings.write',
    z.strictObject({ id, note: optionalText(255) }),
    z.object({ item: itemView }),
    ['attention'],
  ),
}
