import { Link } from '@tanstack/react-router'
import { ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { useMay } from '../api/use-may.ts'
import classes from './health-light.module.css'

type Props = Pick<Value<'system.health'>, 'status'>

const LIGHTS = { healthy: ShieldCheck, attention: ShieldAlert, damaged: ShieldX } as const

/** Whether the figures add up; leads whoever may look into it to what was checked and what was found. */
export function HealthLight({ status }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const Light = LIGHTS[status]
  const state = t(`health.${status}`)
  const light = (
    <>
      <Light size={14} aria-hidden="true" />
      {state}
    </>
  )
  if (!may('integrity.check')) {
    return (
      <span className={classes.root} data-health={status}>
        {light}
      </span>
    )
  }
  return (
    <Link
      to="/integrity"
      className={classes.root}
      data-health={status}
      aria-label={t('health.open', { state })}
    >
      {light}
    </Link>
  )
}
