import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../api/client.ts'
import classes from './refusal-text.module.css'

type Props = {
  readonly refusal: Refusal | null
  /** What the reader can do about it: buttons or links, after the sentence. */
  readonly wayOut?: ReactNode
}

/**
 * Says why something was refused, where it was tried. It takes the focus when it appears, so that keyboard and
 * screen-reader users land on the reason instead of on a button that seemed to do nothing.
 */
export function RefusalText({ refusal, wayOut }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (refusal !== null) box.current?.focus()
  }, [refusal])

  if (refusal === null) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className={classes.root}>
      <TriangleAlert size={16} aria-hidden="true" className={classes.icon} />
      <div>
        <p>{refusal.message}</p>
        {refusal.code === 'INTERNAL' && (
          <p className={classes.incident}>{t('failed.incident', { id: refusal.details.incidentId })}</p>
        )}
        {wayOut !== undefined && <div className={classes.wayOut}>{wayOut}</div>}
      </div>
    </div>
  )
}
