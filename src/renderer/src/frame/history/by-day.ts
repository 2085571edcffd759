import type { LocalDate } from '../../../../shared/domain/time.ts'

/** A list in its order, cut where the day turns. */
export function byDay<T>(
  items: readonly T[],
  dayOf: (item: T) => LocalDate,
): readonly { readonly day: LocalDate; readonly items: readonly T[] }[] {
  const days: { readonly day: LocalDate; readonly items: T[] }[] = []
  for (const item of items) {
    const day = dayOf(item)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
