import type { TFunction } from 'i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { localDateOf, type ZoneId } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { formatClockRange, formatDay } from '../../i18n/format-date.ts'

export type CallChange = Value<'schedule.callList'>['changes'][number]
type Client = CallChange['clients'][number]
type Placed = CallChange['was']

/** One call: a client, and everything that they are to be told. */
export type Call = Pick<Client, 'clientId' | 'clientName' | 'phone' | 'email'> & {
  readonly changes: readonly (Pick<CallChange, 'sessionId' | 'title' | 'was' | 'now' | 'stands'> & {
    readonly waits: boolean
  })[]
  /** Whether anything of it still stands. */
  readonly stands: boolean
}

/** The calls to make, whoever comes first on the day first: one for each client, however many sessions it is about. */
export function callsOf(changes: readonly CallChange[]): readonly Call[] {
  const calls = new Map<number, Call>()
  const inOrder = [...changes].sort((a, b) => instantOf(a.was.startsAt) - instantOf(b.was.startsAt))
  for (const { clients, ...change } of inOrder) {
    for (const { waits, ...client } of clients) {
      const known = calls.get(client.clientId) ?? { ...client, changes: [], stands: false }
      const { sessionId, title, was, now, stands } = change
      calls.set(client.clientId, {
        ...known,
        changes: [...known.changes, { sessionId, title, was, now, stands, waits }],
        stands: known.stands || stands,
      })
    }
  }
  return [...calls.values()]
}

/** "Thu 5 Mar, 10:00 – 11:00, with Ana, Hall". */
export function placeInWords(t: TFunction, placed: Placed, zone: ZoneId): string {
  const startsAt = instantOf(placed.startsAt)
  const endsAt = instantOf(placed.endsAt)
  const day = formatDay(localDateOf(startsAt, zone), 'weekday')
  const when = t('calls.place', { day, time: formatClockRange(startsAt, endsAt, zone) })
  const trainer = placed.trainerName
  const who = t('calls.with', { trainer: trainer ?? t('calls.nobody') })
  return [when, who, ...(placed.roomName === null ? [] : [placed.roomName])].join(', ')
}
