import { z } from 'zod'
import { task } from './define.ts'
import { commandId, id, scheduleDay } from './fields.ts'

/** The size of a sheet on its side, millimetres. */
export const PAPERS = { a4: { width: 297, height: 210 }, a3: { width: 420, height: 297 } } as const
export type Paper = keyof typeof PAPERS

/** What stays white around a sheet, millimetres; the number of the page stands in the lower edge. */
export const PAPER_MARGIN = { side: 10, top: 10, bottom: 12 } as const

/** `day` is a page for every day with a column for every trainer or room, `week` an overview of seven days on one page. */
const SHEETS = ['day', 'week'] as const

const GROUPS = ['trainer', 'room'] as const

export const MOST_PRINTED_DAYS = 31

const paper = z.enum(['a4', 'a3'])

const printedPdf = z.object({
  fileName: z.string(),
  /** The bytes as base64. */
  pdf: z.string(),
})

/** Columns by whom they are of; 0 is the one of nobody. */
const columns = z.array(z.int().nonnegative()).max(2000).default([])

const scheduleSheet = z.strictObject({
  from: scheduleDay,
  until: scheduleDay,
  sheet: z.enum(SHEETS),
  paper,
  trainerIds: z.array(id).min(1).max(500).optional(),
  group: z.enum(GROUPS).default('trainer'),
  hidden: columns,
  order: columns,
})

const callList = z.strictObject({
  commandId,
  /** The day that the changes are about. */
  date: scheduleDay,
  paper,
  /** The clients who know already. */
  told: z.array(id).max(2000).default([]),
})

/** The size of a receipt, upright, millimetres. */
export const RECEIPT_PAPER = { width: 148, height: 210 } as const

const receipt = z.strictObject({ purchaseId: id })

/** Whatever can be drawn on paper, as the window that draws it is asked. */
export const printedSheet = z.union([
  scheduleSheet,
  callList.extend({ sheet: z.literal('calls') }),
  receipt.extend({ sheet: z.literal('receipt') }),
])
export type PrintedSheet = z.output<typeof printedSheet>

export const printContract = {
  /**
   * The schedule of the studio days from `from` until `until`, both included and at most 31, as a PDF on A4 or A3 on its
   * side, in black and white: a column for every trainer, or with `group` for every room, those of `order` first and in
   * it, those of `hidden` left out with their sessions. With `trainerIds` theirs alone. Names stand on it where the person
   * may read them. Only the app can: it draws the pages.
   */
  'print.schedule': task('schedule.read', scheduleSheet, printedPdf),
  /** The call list of a `schedule.reassign`, drawn in the same way, with a box for everybody who is to be told. */
  'print.callList': task('clients.read', callList, printedPdf),
  /** The receipt of a sale on A5, or what is owed for it while nobody has paid. */
  'print.receipt': task('sales.write', receipt, printedPdf),
}
