import { ClipboardCopy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { copyText } from '../../components/copy-text.ts'
import { toast } from '../../components/toast.tsx'
import { formatDay, formatMoment } from '../../i18n/format-date.ts'
import { formatChange } from '../../i18n/format-number.ts'
import { useStudio } from '../../state/studio.ts'
import { accountText } from './account-text.ts'
import type { Client, Summary } from './view-model.ts'

type Props = { readonly client: Client; readonly summary: Summary }

/** Puts a client's figures and every line of their ledger on the clipboard, to be sent to them. */
export function CopyAccount({ client, summary }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const ledger = useQuery('credits.explain', { clientId: client.id })
  const copy = () => {
    const text = accountText(
      { client, summary, entries: ledger.value?.entries ?? [] },
      {
        t,
        moment: (at) => formatMoment(instantOf(at), zone),
        day: (day) => formatDay(day, 'short'),
        change: formatChange,
      },
    )
    if (copyText(text)) toast({ message: t('client.copy.done', { name: fullName(client) }) })
    else toast({ message: t('client.copy.failed'), tone: 'refused' })
  }
  return (
    <Button
      icon={<ClipboardCopy size={14} aria-hidden="true" />}
      disabled={ledger.value === undefined}
      onClick={copy}
    >
      {t('client.copy.button')}
    </Button>
  )
}
