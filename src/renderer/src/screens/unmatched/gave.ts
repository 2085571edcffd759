import type { TFunction } from 'i18next'
import type { Matched } from './view-model.ts'

type Granted = Matched['granted'][number]

/** What one line gives or has given: sessions that can be spent, sessions that wait, or none that are left. */
export function gaveText(
  t: TFunction,
  when: 'outcome' | 'done',
  { clientName: name, packageName, units: count, usable }: Granted,
): string {
  const facts = { name, count, package: packageName }
  if (usable === 'now') return t(`unmatched.${when}.gives`, facts)
  return t(usable === 'over' ? `unmatched.${when}.nothing` : `unmatched.${when}.waits`, facts)
}
