import { Modal } from '@mantine/core'
import { X } from 'lucide-react'
import { type ReactNode, type SubmitEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../api/client.ts'
import { Button, type ButtonTone } from './button.tsx'
import classes from './dialog.module.css'
import { useDialogPlace, useOpener } from './dialog-place.ts'
import { RefusalText } from './refusal-text.tsx'

type DialogProps = {
  readonly opened: boolean
  readonly onClose: () => void
  /** What this dialog is about, as a question or a verb. */
  readonly title: string
  readonly children: ReactNode
  /** Buttons, right-aligned, the main one last. */
  readonly footer?: ReactNode
  /** px; 480 unless told. */
  readonly width?: number
}

/** Below what opens inside a dialog: lists of choices, hints. */
const LOWEST = 200

/**
 * A modal dialog. Escape, the cross and a click outside close it; the focus returns to where it was. One dialog
 * may open above another: Escape then closes the upper one only.
 */
export function Dialog({ opened, onClose, title, children, footer, width = 480 }: DialogProps) {
  const { t } = useTranslation()
  const place = useDialogPlace(opened)
  useOpener(opened)
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      closeOnEscape={place.top}
      zIndex={LOWEST + place.depth}
      size={width}
      centered
      classNames={{
        content: classes.content,
        title: classes.title,
        body: classes.body,
        close: classes.close,
      }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Title>{title}</Modal.Title>
        <Modal.Body>{children}</Modal.Body>
        {footer !== undefined && <div className={classes.footer}>{footer}</div>}
        {/* Last, so that the focus starts with the content; drawn in the corner. */}
        <Modal.CloseButton aria-label={t('action.close')} icon={<X size={16} aria-hidden="true" />} />
      </Modal.Content>
    </Modal.Root>
  )
}

type FormDialogProps = Omit<DialogProps, 'footer'> & {
  /** The verb on the button ("Add client"). */
  readonly submitLabel: string
  /** `danger` where something is taken away; primary unless told. */
  readonly submitTone?: ButtonTone
  /** What happens instead when the reader steps back; "Cancel" unless told. */
  readonly keepLabel?: string
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Ways out of the refusal, shown beside its sentence. */
  readonly wayOut?: ReactNode
}

/** A dialog around a form: Enter submits, a refusal is shown above the buttons and keeps everything typed. */
export function FormDialog(props: FormDialogProps) {
  const {
    submitLabel,
    submitTone = 'primary',
    keepLabel,
    onSubmit,
    busy,
    refusal,
    wayOut,
    children,
    ...dialog
  } = props
  const { t } = useTranslation()
  const form = useId()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    // React hands events of a dialog to the form that opened it, which must not be sent along.
    event.stopPropagation()
    onSubmit(event)
  }
  const footer = (
    <>
      <Button onClick={dialog.onClose}>{keepLabel ?? t('action.cancel')}</Button>
      <Button tone={submitTone} type="submit" form={form} busy={busy}>
        {submitLabel}
      </Button>
    </>
  )
  return (
    <Dialog {...dialog} footer={footer}>
      <form id={form} className={classes.form} onSubmit={submit} noValidate>
        {children}
        <RefusalText refusal={refusal} wayOut={wayOut} />
      </form>
    </Dialog>
  )
}

type ConfirmDialogProps = Omit<DialogProps, 'footer'> & {
  /** The verb that happens ("Cancel session"). */
  readonly confirmLabel: string
  /** `primary` where nothing is lost by it; danger unless told. */
  readonly confirmTone?: ButtonTone
  /** What happens instead when the reader steps back; "Cancel" unless told ("Keep session"). */
  readonly keepLabel?: string
  readonly onConfirm: () => void
  /** While nothing that could be done is chosen. */
  readonly disabled?: boolean
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly wayOut?: ReactNode
}

/**
 * Asks before something that cannot be undone. `children` say the consequences. Stepping back is the default:
 * it has the focus, so Enter and Escape both do nothing.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    confirmLabel,
    confirmTone = 'danger',
    keepLabel,
    onConfirm,
    disabled = false,
    busy,
    refusal,
    wayOut,
    children,
    ...dialog
  } = props
  const { t } = useTranslation()
  const footer = (
    <>
      <Button initialFocus onClick={dialog.onClose}>
        {keepLabel ?? t('action.cancel')}
      </Button>
      <Button tone={confirmTone} busy={busy} disabled={disabled} onClick={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog width={420} {...dialog} footer={footer}>
      <div className={classes.form}>
        <div>{children}</div>
        <RefusalText refusal={refusal} wayOut={wayOut} />
      </div>
    </Dialog>
  )
}
