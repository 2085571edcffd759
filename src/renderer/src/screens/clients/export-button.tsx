import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { saveTable, tellSaved } from '../../components/save-file.ts'
import { toast } from '../../components/toast.tsx'

type Props = {
  /** What the list shows. */
  readonly input: Input<'clients.export'>
}

/** Saves every row of the list, as it is filtered and sorted, as a file for a spreadsheet. */
export function ExportButton({ input }: Props) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const reply = await call('clients.export', input)
      if (!reply.ok) return toast({ message: reply.error.message, tone: 'refused' })
      const { fileName, csv, rows } = reply.value
      tellSaved(await saveTable(fileName, csv), () => t('allocation.exported', { count: rows }))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<FileDown size={16} aria-hidden="true" />} busy={busy} onClick={() => void save()}>
      {t('allocation.export')}
    </Button>
  )
}
