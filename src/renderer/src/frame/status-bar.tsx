import { useNetwork } from '@mantine/hooks'
import { Database, ShieldAlert, ShieldCheck, ShieldX, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import type { ZoneId } from '../../../shared/domain/time.ts'
import { MomentText } from '../components/date-text.tsx'
import classes from './status-bar.module.css'

type Props = {
  /** Null until main has answered. */
  readonly health: Pick<Value<'system.health'>, 'status' | 'lastBackupAt'> | null
  readonly zone: ZoneId | null
}

const LIGHTS = { healthy: ShieldCheck, attention: ShieldAlert, damaged: ShieldX } as const

/** The bottom line of the window: do the figures add up, where are they kept, and is being offline a problem. */
export function StatusBar({ health, zone }: Props) {
  const { t } = useTranslation()
  const { online } = useNetwork()
  const Light = health === null ? null : LIGHTS[health.status]
  return (
    <footer className={classes.root}>
      {health !== null && Light !== null && (
        <span className={classes.item} data-health={health.status}>
          <Light size={14} aria-hidden="true" />
          {t(`health.${health.status}`)}
        </span>
      )}
      <span className={classes.item}>
        <Database size={14} aria-hidden="true" />
        {t('frame.stored')}
      </span>
      {health !== null && (
        <span className={classes.item}>
          {health.lastBackupAt === null || zone === null ? (
            t('frame.noBackup')
          ) : (
            <>
              {t('frame.lastBackup')} <MomentText at={health.lastBackupAt} zone={zone} />
            </>
          )}
        </span>
      )}
      {!online && (
        <span className={classes.item} role="status">
          <WifiOff size={14} aria-hidden="true" />
          {t('frame.offline')}
        </span>
      )}
    </footer>
  )
}
