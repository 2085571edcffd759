import { type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { XrayFigure } from '../../../../shared/domain/xray.ts'
import { useMay } from '../../api/use-may.ts'
import { aimXray, dropXray, releaseXray, showXray, type XraySubject } from './store.ts'
import classes from './xray.module.css'

type Props = {
  readonly value: number
  readonly clientId: number
  readonly figure: XrayFigure
  /** Of one pack alone; of all that the client has unless told. */
  readonly subscriptionId?: number
}

/** A number of credits that shows what makes it; a plain one to whoever may not see where credits come from. */
export function CreditNumber(props: Props) {
  const may = useMay()
  return may('clients.read') ? (
    <LookedInto {...props} inRow={false} />
  ) : (
    <span data-figure>{props.value}</span>
  )
}

/**
 * The same inside a row that is one tab stop itself: the arrow keys lead to it, and a click still opens the row. Rows of
 * clients are shown to none but those who may read them.
 */
export function CreditNumberInRow(props: Props) {
  return <LookedInto {...props} inRow />
}

type LookedIntoProps = Props & { readonly inRow: boolean }

function LookedInto({ value, clientId, figure, subscriptionId, inRow }: LookedIntoProps) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const own = button.current
    return () => {
      if (own !== null) dropXray(own)
    }
  }, [])
  const subject = (anchor: HTMLElement): XraySubject => {
    return { clientId, figure, subscriptionId: subscriptionId ?? null, anchor }
  }
  const onPointerEnter = ({ currentTarget, pointerType, buttons }: PointerEvent<HTMLButtonElement>) => {
    if (pointerType !== 'touch' && buttons === 0) aimXray(subject(currentTarget))
  }
  return (
    <button
      ref={button}
      type="button"
      className={classes.number}
      data-figure
      data-xray={figure}
      data-in-row={inRow || undefined}
      tabIndex={inRow ? -1 : 0}
      aria-description={t('xray.hint', { figure: t(`xray.name.${figure}`) })}
      onPointerEnter={onPointerEnter}
      onPointerLeave={releaseXray}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) showXray(subject(currentTarget))
      }}
      {...(inRow ? {} : { onClick: ({ currentTarget }) => showXray(subject(currentTarget)) })}
    >
      {value}
    </button>
  )
}
