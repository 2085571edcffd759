import type { TFunction } from 'i18next'
import type { PointerEvent } from 'react'
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
  const { t } = useTranslation()
  const may = useMay()
  return may('clients.read') ? (
    <LookedInto {...props} hint={xrayHint(t, props.figure)} inRow={false} />
  ) : (
    <span data-figure>{props.value}</span>
  )
}

/** What a number says of itself to those who cannot see that it can be looked into. */
export function xrayHint(t: TFunction, figure: XrayFigure): string {
  return t('xray.hint', { figure: t(`xray.name.${figure}`) })
}

type Hinted = Props & { readonly hint: string }

/**
 * The same inside a row that is one tab stop itself: the arrow keys lead to it, and a click still opens the row. Rows of
 * clients are shown to none but those who may read them. Hundreds of them are drawn while a list is scrolled, so each is
 * told its `hint`, which is the same in a whole column, and keeps nothing.
 */
export function CreditNumberInRow(props: Hinted) {
  return <LookedInto {...props} inRow />
}

/** What is shown of a number goes with it. */
const dropping = (own: HTMLButtonElement) => () => dropXray(own)

type LookedIntoProps = Hinted & { readonly inRow: boolean }

function LookedInto({ value, clientId, figure, subscriptionId, hint, inRow }: LookedIntoProps) {
  const subject = (anchor: HTMLElement): XraySubject => {
    return { clientId, figure, subscriptionId: subscriptionId ?? null, anchor }
  }
  const onPointerEnter = ({ currentTarget, pointerType, buttons }: PointerEvent<HTMLButtonElement>) => {
    if (pointerType !== 'touch' && buttons === 0) aimXray(subject(currentTarget))
  }
  return (
    <button
      ref={dropping}
      type="button"
      className={classes.number}
      data-figure
      data-xray={figure}
      data-in-row={inRow || undefined}
      tabIndex={inRow ? -1 : 0}
      aria-description={hint}
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
