import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../state/shortcuts.ts'
import { type Matter, remedyOf } from './view-model.ts'

type Keys = {
  readonly opened: Matter | null
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
  readonly close: (() => void) | null
  readonly run: (matter: Matter) => Promise<void>
  readonly follow: (matter: Matter) => Promise<void>
  readonly onSettle: (matter: Matter) => void
}

/** Single keys for the matter that is looked at; arrows and Enter are the list's own. */
export function useInboxKeys({ opened, next, previous, close, run, follow, onSettle }: Keys): void {
  const { t } = useTranslation()
  const remedy = opened === null ? null : remedyOf(opened)
  useShortcuts(t('screen.inbox'), [
    { keys: 'J', label: t('inbox.keys.next'), run: () => next?.() },
    { keys: 'K', label: t('inbox.keys.previous'), run: () => previous?.() },
    ...(opened === null
      ? []
      : [{ keys: 'O', label: t('inbox.keys.follow'), run: () => void follow(opened) }]),
    ...(opened === null || remedy !== 'attended'
      ? []
      : [{ keys: 'A', label: t('inbox.keys.attended'), run: () => void run(opened) }]),
    ...(opened === null || remedy !== 'settle'
      ? []
      : [{ keys: 'S', label: t('inbox.keys.settle'), run: () => onSettle(opened) }]),
    ...(close === null ? [] : [{ keys: 'Escape', label: t('inbox.keys.close'), run: close }]),
  ])
}
