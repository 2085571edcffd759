import type { Value } from '../../../shared/contract/index.ts'
import { formatDay } from '../i18n/format-date.ts'
import { i18n } from '../i18n/setup.ts'

type Turn = NonNullable<Value<'purchases.create'>['waits']>

/** From when what was bought can be used: behind what it waits, and until which day at the latest. */
export function waitsText({ behind: name, kind, ahead, lastDay }: Turn): string {
  if (ahead > 0) {
    const line = { name, count: ahead }
    if (lastDay === null) return i18n.t('sale.waits.line', line)
    return i18n.t('sale.waits.lineUntil', { ...line, day: formatDay(lastDay, 'short') })
  }
  if (lastDay === null) return i18n.t(`sale.waits.${kind}`, { name })
  return i18n.t(`sale.waits.${kind}Until`, { name, day: formatDay(lastDay, 'short') })
}
