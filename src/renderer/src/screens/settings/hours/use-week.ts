import { useLayoutEffect, useRef, useState } from 'react'
import type { Weekday } from '../../../../../shared/domain/time.ts'
import { copyDay, type Hours, hoursOf, isFit, type Line, moreOf, type Period, periodsOf } from './week.ts'

export type WeekEditor = {
  readonly periods: readonly Period[]
  readonly hours: readonly Required<Hours>[]
  /** Whether something is typed that is not kept yet. */
  readonly changed: boolean
  readonly fit: boolean
  readonly addPeriod: (fromDay: string) => void
  readonly removePeriod: (period: Period) => void
  readonly setDays: (period: Period, days: Partial<Pick<Period, 'fromDay' | 'untilDay'>>) => void
  readonly addLine: (period: Period, weekday: Weekday) => void
  readonly setLine: (period: Period, line: Line, next: Partial<Pick<Line, 'from' | 'until'>>) => void
  readonly removeLine: (period: Period, line: Line) => void
  readonly copy: (period: Period, from: Weekday, to: readonly Weekday[]) => void
  /** What was stored when the editing began, and its version. */
  readonly before: { readonly hours: readonly Hours[]; readonly version: number }
  /** Shows what is stored instead of what was typed. */
  readonly begin: (hours: readonly Hours[], version: number) => void
}

/** A week, or several, as somebody edits them. What is stored is shown at once, unless something typed would be lost. */
export function useWeek(stored: readonly Hours[], version: number): WeekEditor {
  const [before, setBefore] = useState({ hours: stored, version })
  const [periods, setPeriods] = useState(() => periodsOf(stored))
  const lastKey = useRef(1_000)
  const takeKey = () => {
    lastKey.current += 100
    return lastKey.current
  }
  const hours = hoursOf(periods)
  const changed = textOf(hours) !== textOf(hoursOf(periodsOf(before.hours)))

  const begin = (from: readonly Hours[], fromVersion: number) => {
    setBefore({ hours: from, version: fromVersion })
    setPeriods(periodsOf(from))
  }
  useLayoutEffect(() => {
    if (!changed && version > before.version) begin(stored, version)
  })
  const change = ({ key }: Period, next: (period: Period) => Period) =>
    setPeriods((now) => now.map((one) => (one.key === key ? next(one) : one)))
  const changeLines = (period: Period, next: (lines: readonly Line[]) => readonly Line[]) =>
    change(period, (one) => ({ ...one, lines: next(one.lines) }))
  return {
    periods,
    hours,
    changed,
    fit: periods.every(isFit),
    before,
    begin,
    addPeriod: (fromDay) =>
      setPeriods((now) => [...now, { key: takeKey(), fromDay, untilDay: '', lines: [] }]),
    removePeriod: ({ key }) => setPeriods((now) => now.filter((one) => one.key !== key)),
    setDays: (period, days) => change(period, (one) => ({ ...one, ...days })),
    addLine: (period, weekday) => {
      const key = takeKey()
      changeLines(period, (lines) => [...lines, { key, weekday, ...moreOf(lines, weekday) }])
    },
    setLine: (period, line, next) =>
      changeLines(period, (lines) => lines.map((one) => (one.key === line.key ? { ...one, ...next } : one))),
    removeLine: (period, line) => changeLines(period, (lines) => lines.filter(({ key }) => key !== line.key)),
    copy: (period, from, to) => {
      const key = takeKey()
      changeLines(period, (lines) => copyDay(lines, from, to, key))
    },
  }
}

const textOf = (hours: readonly Required<Hours>[]): string => JSON.stringify(hours)
