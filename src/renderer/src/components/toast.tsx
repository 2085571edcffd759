import { Notifications, notifications } from '@mantine/notifications'
import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { i18n } from '../i18n/setup.ts'
import { Button } from './button.tsx'
import { announce } from './live-region.tsx'
import classes from './toast.module.css'

/** `warned`: it is done, and meets something that ought to be known. */
type Tone = 'done' | 'info' | 'warned' | 'refused'

/** A button beside the sentence. */
export type ToastAction = { readonly label: string; readonly run: () => void }

type Toast = {
  /** What has happened: one sentence, and what ought to be known about it. */
  readonly message: string
  readonly tone?: Tone
  /** Takes back what has happened; offered as long as the toast stands. */
  readonly undo?: () => void
  /** Other ways on, as buttons beside the sentence. */
  readonly actions?: readonly ToastAction[]
}

const ICONS = { done: CircleCheck, info: Info, warned: TriangleAlert, refused: TriangleAlert } as const

/** Time to read a sentence, and time enough to think about taking something back. */
const DURATION_MS = { plain: 5_000, choice: 8_000 } as const

/** How many stand at once. The newest always does: it tells of what was done last. */
const MOST = 3
const standing: string[] = []
/** Those among them that offer to take something back. */
const offering = new Set<string>()

function makeRoom(): void {
  while (standing.length >= MOST) {
    const oldest = standing.shift()
    if (oldest !== undefined) notifications.hide(oldest)
  }
}

/** Tells of something that has just happened, on screen and to screen readers, with Undo where it exists. */
export function toast({ message, tone = 'done', undo, actions = [] }: Toast): void {
  const Icon = ICONS[tone]
  const buttons = [...(undo === undefined ? [] : [{ label: i18n.t('action.undo'), run: undo }]), ...actions]
  const press = (run: () => void) => {
    notifications.hide(id)
    run()
  }
  makeRoom()
  const id = notifications.show({
    // `announce` speaks for it; two live regions would say it twice.
    role: 'status',
    'aria-live': 'off',
    autoClose: buttons.length === 0 ? DURATION_MS.plain : DURATION_MS.choice,
    withBorder: true,
    classNames: { root: classes.root, icon: classes.icon, body: classes.body, description: classes.text },
    'data-tone': tone,
    icon: <Icon size={16} aria-hidden="true" />,
    closeButtonProps: { 'aria-label': i18n.t('action.close') },
    onClose: () => {
      const place = standing.indexOf(id)
      if (place >= 0) standing.splice(place, 1)
      offering.delete(id)
    },
    message: (
      <>
        <span>{message}</span>
        {buttons.map(({ label, run }) => (
          <Button key={label} tone="quiet" onClick={() => press(run)}>
            {label}
          </Button>
        ))}
      </>
    ),
  })
  standing.push(id)
  if (undo !== undefined) offering.add(id)
  announce(message, tone === 'refused' ? 'assertive' : 'polite')
}

/** Puts away what offers to take something back: that was done another way, and must not be offered twice. */
export function withdrawUndo(): void {
  for (const id of [...offering]) notifications.hide(id)
}

/** Where toasts appear; mounted once. */
export function ToastStack() {
  return (
    <Notifications
      className={classes.stack ?? ''}
      // Over the sidebar: what is looked at and worked on lies beside it.
      position="bottom-left"
      // Below open dialogs: what has just been done must not lie on the buttons of what is done next.
      zIndex={199}
      limit={MOST + 1}
      containerWidth={400}
      // A drag that begins on one was meant for what lies below.
      allowDragDismiss={false}
      allowScrollDismiss={false}
      transitionDuration={120}
    />
  )
}
