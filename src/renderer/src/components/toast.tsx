import { Notifications, notifications } from '@mantine/notifications'
import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { i18n } from '../i18n/setup.ts'
import { Button } from './button.tsx'
import { announce } from './live-region.tsx'
import classes from './toast.module.css'

type Tone = 'done' | 'info' | 'refused'

type Toast = {
  /** One sentence: what has happened. */
  readonly message: string
  readonly tone?: Tone
  /** Takes back what has happened; offered as long as the toast stands. */
  readonly undo?: () => void
}

const ICONS = { done: CircleCheck, info: Info, refused: TriangleAlert } as const

/** Time to read a sentence, and time enough to think about taking something back. */
const DURATION_MS = { plain: 5_000, undo: 8_000 } as const

/** Tells of something that has just happened, on screen and to screen readers, with Undo where it exists. */
export function toast({ message, tone = 'done', undo }: Toast): void {
  const Icon = ICONS[tone]
  const takeBack = () => {
    notifications.hide(id)
    undo?.()
  }
  const id = notifications.show({
    // `announce` speaks for it; two live regions would say it twice.
    role: 'status',
    'aria-live': 'off',
    autoClose: undo === undefined ? DURATION_MS.plain : DURATION_MS.undo,
    withBorder: true,
    classNames: { root: classes.root, icon: classes.icon, body: classes.body, description: classes.text },
    'data-tone': tone,
    icon: <Icon size={16} aria-hidden="true" />,
    closeButtonProps: { 'aria-label': i18n.t('action.close') },
    message: (
      <>
        <span>{message}</span>
        {undo !== undefined && (
          <Button tone="quiet" onClick={takeBack}>
            {i18n.t('action.undo')}
          </Button>
        )}
      </>
    ),
  })
  announce(message, tone === 'refused' ? 'assertive' : 'polite')
}

/** Where toasts appear; mounted once. */
export function ToastStack() {
  return (
    <Notifications
      className={classes.stack ?? ''}
      position="bottom-center"
      // Below open dialogs: what has just been done must not lie on the buttons of what is done next.
      zIndex={199}
      limit={3}
      containerWidth={420}
      transitionDuration={120}
    />
  )
}
