import { UnstyledButton } from '@mantine/core'
import { ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import type { ZoneId } from '../../../shared/domain/time.ts'
import { Dialog } from '../components/dialog.tsx'
import classes from './health-light.module.css'
import { SessionToSee } from './session-to-see.tsx'

type Health = Pick<Value<'system.health'>, 'status' | 'integrity'>
type Finding = Health['integrity']['findings'][number]

type Props = { readonly health: Health; readonly zone: ZoneId }

const LIGHTS = { healthy: ShieldCheck, attention: ShieldAlert, damaged: ShieldX } as const
const SHOWN = 20

/** Whether the figures add up; pressed, what does not, and where to mend it, for those who may look into it. */
export function HealthLight({ health, zone }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const { findings } = health.integrity
  const Light = LIGHTS[health.status]
  const light = (
    <>
      <Light size={14} aria-hidden="true" />
      {t(`health.${health.status}`)}
    </>
  )
  return (
    <>
      {findings.length === 0 ? (
        <span className={classes.root} data-health={health.status}>
          {light}
        </span>
      ) : (
        <UnstyledButton
          className={classes.root}
          data-health={health.status}
          aria-haspopup="dialog"
          onClick={() => setOpened(true)}
        >
          {light}
        </UnstyledButton>
      )}
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t(`health.${health.status}`)}>
        <Findings findings={findings} zone={zone} onFollow={() => setOpened(false)} />
      </Dialog>
    </>
  )
}

type FindingsProps = {
  readonly findings: readonly Finding[]
  readonly zone: ZoneId
  readonly onFollow: () => void
}

function Findings({ findings, zone, onFollow }: FindingsProps) {
  const { t } = useTranslation()
  const unmarked = findings.filter((finding) => finding.id === 'V4')
  const outside = findings.filter((finding) => finding.id === 'V6')
  const faults = findings.filter((finding) => finding.severity === 'error')
  return (
    <div className={classes.findings}>
      {faults.length > 0 && <p>{t('health.faults')}</p>}
      {faults.length > 0 && (
        <ul className={classes.faults}>
          {faults.slice(0, SHOWN).map((fault) => (
            <li key={`${fault.id}-${fault.entity}-${fault.entityId}-${fault.found}`}>
              {t('health.fault', { ...fault })}
            </li>
          ))}
        </ul>
      )}
      <Sessions
        title={t('health.unmarked', { count: unmarked.length })}
        findings={unmarked}
        zone={zone}
        onFollow={onFollow}
      />
      <Sessions
        title={t('health.outside', { count: outside.length })}
        findings={outside}
        zone={zone}
        onFollow={onFollow}
      />
    </div>
  )
}

/** Sessions that a person must look at, each with the way to it; nothing when there are none. */
function Sessions({ title, findings, zone, onFollow }: FindingsProps & { readonly title: string }) {
  if (findings.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul className={classes.sessions}>
        {findings.slice(0, SHOWN).map((finding) => (
          <SessionToSee key={finding.entityId} sessionId={finding.entityId} zone={zone} onFollow={onFollow} />
        ))}
      </ul>
    </>
  )
}
