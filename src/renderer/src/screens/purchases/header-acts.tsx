import { FileDown, ShoppingBag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../../shared/contract/index.ts'
import { useCommand } from '../../api/use-command.ts'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import { saveTable, tellSaved } from '../../components/save-file.ts'
import { toast } from '../../components/toast.tsx'

type Props = {
  /** What the list shows. */
  readonly input: Input<'purchases.export'>
  /** Null where the reader may not. */
  readonly onSell: (() => void) | null
}

/** What can be done with the list of sales as a whole, by whoever may. */
export function HeaderActs({ input, onSell }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const list = useCommand('purchases.export')
  const save = async () => {
    const reply = await list.run(input)
    if (!reply.ok) return toast({ message: reply.error.message, tone: 'refused' })
    const { fileName, csv, rows: count } = reply.value
    tellSaved(await saveTable(fileName, csv), () => t('purchases.exported', { count }))
  }
  return (
    <>
      {may('reports.read') && (
        <Button icon={<FileDown size={16} aria-hidden="true" />} busy={list.busy} onClick={() => void save()}>
          {t('purchases.export')}
        </Button>
      )}
      {onSell !== null && (
        <Button tone="primary" icon={<ShoppingBag size={16} aria-hidden="true" />} onClick={onSell}>
          {t('purchases.sell')}
        </Button>
      )}
    </>
  )
}
