import type { TFunction } from 'i18next'
import { CHARGE_RULES, LATE_RULES } from '../../../../../shared/domain/policies.ts'
import { splitMinutes } from './late-window.ts'

/** A stored field of the studio and a value of it in words, for when two people changed it. */
export function policyInWords(t: TFunction, field: string, value: unknown): readonly [string, string] {
  switch (field) {
    case 'lateWindowMinutes': {
      const { amount, unit } = splitMinutes(Number(value))
      return [t('settings.studio.lateWindow'), `${amount} ${t(`settings.studio.unit.${unit}`)}`]
    }
    case 'lateRule': {
      const rule = LATE_RULES.find((one) => one === value) ?? 'capture'
      return [t('settings.studio.lateRule'), t(`settings.studio.lateRuleChoice.${rule}`)]
    }
    case 'noShowRule': {
      const rule = CHARGE_RULES.find((one) => one === value) ?? 'capture'
      return [t('settings.studio.noShowRule'), t(`settings.studio.noShowRuleChoice.${rule}`)]
    }
    case 'lateForgiven':
    case 'graceDays':
    case 'pendingTimeoutHours':
    case 'lowCredits':
    case 'expiringDays':
      return [t(`settings.studio.${field}`), `${value} ${t(`settings.studio.${field}Unit`)}`]
    default:
      return [t('settings.studio.name'), String(value)]
  }
}
