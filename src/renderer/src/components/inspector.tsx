import { X } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { INSPECTOR_WIDTH, useUi } from '../state/ui-store.ts'
import { IconButton } from './button.tsx'
import classes from './inspector.module.css'

type Props = {
  /** Who or what is looked at. */
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

const STEP = 16

/**
 * The panel on the right: beside the screen, never over it. Its left edge can be dragged or moved by arrow keys, and
 * Escape closes it while the focus is inside.
 */
export function Inspector({ label, onClose, children }: Props) {
  const { t } = useTranslation()
  const width = useUi((ui) => ui.inspectorWidth)
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const closeByEscape = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    const target = event.target as HTMLElement
    // Dialogs opened from here hand their keys on, and an open list of choices is closed first.
    const isListOpen = target.role === 'combobox' && target.ariaExpanded === 'true'
    if (isListOpen || !event.currentTarget.contains(target)) return
    event.preventDefault()
    onClose()
  }
  return (
    <>
      <ResizeHandle panel={id} />
      <aside
        onKeyDown={closeByEscape}
        ref={panel}
        id={id}
        className={classes.root}
        style={{ width }}
        aria-label={label}
      >
        <header className={classes.header}>
          <h2>{label}</h2>
          <IconButton label={t('action.close')} icon={<X size={16} aria-hidden="true" />} onClick={onClose} />
        </header>
        <div className={classes.body}>{children}</div>
      </aside>
    </>
  )
}

type HandleProps = { readonly panel: string }

function ResizeHandle({ panel }: HandleProps) {
  const { t } = useTranslation()
  const width = useUi((ui) => ui.inspectorWidth)
  const setWidth = useUi((ui) => ui.setInspectorWidth)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setWidth(width + step)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(window.innerWidth - event.clientX)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is operated, which <hr> cannot be
    <div
      className={classes.handle}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('frame.resizeInspector')}
      aria-controls={panel}
      aria-valuenow={width}
      aria-valuemin={INSPECTOR_WIDTH.least}
      aria-valuemax={INSPECTOR_WIDTH.most}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  )
}
