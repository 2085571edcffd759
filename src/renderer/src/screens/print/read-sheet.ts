import type { Input, Method, Value } from '../../../../shared/contract/index.ts'
import { type PrintedSheet, printedSheet } from '../../../../shared/contract/print.ts'
import { endOfDay, formatInstant, startOfDay } from '../../../../shared/domain/time.ts'
import { call, Refused } from '../../api/client.ts'
import { blocksOf, type ScheduleBlock } from '../schedule/blocks.ts'

/** What is printed, as main was asked: by `print.schedule`, by `print.callList`, or by `print.receipt`. */
export type AskedSheet = Exclude<PrintedSheet, { readonly sheet: 'calls' | 'receipt' }>
export type AskedCallList = Extract<PrintedSheet, { readonly sheet: 'calls' }>
type AskedReceipt = Extract<PrintedSheet, { readonly sheet: 'receipt' }>

/** What the pages are made of. */
export type SheetAnswer = {
  readonly studio: Value<'studio.get'>['studio']
  readonly staff: Value<'staff.list'>['rows']
  readonly sessions: Value<'schedule.range'>['sessions']
  readonly blocks: readonly ScheduleBlock[]
}

/** Reads what is asked from the page's address. Throws when nothing is: nobody comes here by themselves. */
export function askedSheet(query: string): PrintedSheet {
  const text = new URLSearchParams(query).get('sheet') ?? ''
  return printedSheet.parse(JSON.parse(text))
}

/** Asks for everything that stands on the sheet, as the person who prints. */
export async function readSheet({ from, until, trainerIds }: AskedSheet): Promise<SheetAnswer> {
  const [{ studio }, { rows: staff }] = await Promise.all([
    answerTo('studio.get', {}),
    answerTo('staff.list', {}),
  ])
  const { sessions } = await answerTo('schedule.range', {
    from: formatInstant(startOfDay(from, studio.zone)),
    to: formatInstant(endOfDay(until, studio.zone)),
    ...(trainerIds === undefined ? {} : { trainerIds }),
  })
  const { blocks } = await answerTo('hours.range', { from, until })
  return { studio, staff, sessions, blocks: blocksOf(blocks) }
}

/** The same for a call list. */
export async function readCallList({ commandId }: AskedCallList) {
  const [{ studio }, { changes }] = await Promise.all([
    answerTo('studio.get', {}),
    answerTo('schedule.callList', { commandId }),
  ])
  return { studio, changes }
}

/** The same for a receipt. */
export async function readReceipt({ purchaseId }: AskedReceipt) {
  const [{ studio }, sale] = await Promise.all([
    answerTo('studio.get', {}),
    answerTo('purchases.get', { purchaseId }),
  ])
  return { studio, ...sale }
}

async function answerTo<M extends Method>(method: M, input: Input<M>): Promise<Value<M>> {
  const reply = await call(method, input)
  if (!reply.ok) throw new Refused(reply.error)
  return reply.value
}
