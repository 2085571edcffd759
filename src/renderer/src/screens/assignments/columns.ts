import type { Value } from '../../../../shared/contract/index.ts'

export type Load = Value<'trainers.load'>
/** A client on the board, with the assignment that put them there. */
export type Card = Value<'assignments.list'>['rows'][number]

/** A trainer's column, or that of the clients whom nobody looks after. */
export type Column = {
  /** The trainer's id; 0 is nobody's. */
  readonly key: number
  /** Null is nobody's. */
  readonly name: string | null
  readonly clients: number
  readonly sessions: number
  readonly minutes: number
  /** Whether clients can be put there: not with a trainer who does not work here any more. */
  readonly takes: boolean
  /** How full it is beside the fullest trainer's, from 0 to 1. */
  readonly share: number
}

export const NOBODY = 0

/** The columns of the board: nobody's first, whom to care about, then the trainers in the order of their names. */
export function columnsOf({ rows, unassigned }: Load): readonly Column[] {
  const most = Math.max(1, ...rows.map(({ clients }) => clients))
  const trainers = rows.map(({ trainerId, active, clients, ...row }) => ({
    key: trainerId,
    name: row.name,
    sessions: row.sessions,
    minutes: row.minutes,
    clients,
    takes: active,
    share: clients / most,
  }))
  if (unassigned === null) return trainers
  const nobody = {
    key: NOBODY,
    name: null,
    clients: unassigned,
    sessions: 0,
    minutes: 0,
    takes: true,
    share: 0,
  }
  return [nobody, ...trainers]
}

/** The column beside another one; the same at the ends. */
export function columnBeside(columns: readonly Column[], key: number, step: 1 | -1): Column | null {
  const index = columns.findIndex((column) => column.key === key)
  return columns[index + step] ?? columns[index] ?? null
}

/** The next column that takes clients, from one on and not itself; null where there is none. */
export function nextTarget(columns: readonly Column[], key: number, step: 1 | -1): Column | null {
  const index = columns.findIndex((column) => column.key === key)
  const rest = step === 1 ? columns.slice(index + 1) : columns.slice(0, Math.max(0, index)).toReversed()
  return rest.find((column) => column.takes) ?? null
}

/** Hours as people say them: 90 minutes are 1.5. */
export function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10
}
