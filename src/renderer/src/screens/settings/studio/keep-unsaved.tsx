import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../components/dialog.tsx'

type Props = { readonly unsaved: boolean }

/** Asks before another screen is opened while something typed is not saved. */
export function KeepUnsaved({ unsaved }: Props) {
  const { t } = useTranslation()
  const blocker = useBlocker({
    shouldBlockFn: () => unsaved,
    withResolver: true,
    // A page that holds its window open would keep the app from closing.
    enableBeforeUnload: false,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <ConfirmDialog
      opened
      onClose={blocker.reset}
      title={t('settings.studio.unsaved')}
      confirmLabel={t('settings.studio.leave')}
      keepLabel={t('settings.studio.stay')}
      onConfirm={blocker.proceed}
      busy={false}
      refusal={null}
    >
      <p>{t('settings.studio.unsavedText')}</p>
    </ConfirmDialog>
  )
}
