import { useNavigate } from '@tanstack/react-router'
import { Combine, UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../../shared/contract/index.ts'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import { ExportButton } from './export-button.tsx'
import { ImportButton } from './import-button.tsx'

type Props = {
  /** What the list shows. */
  readonly input: Input<'clients.export'>
  /** Absent where the reader may not add any. */
  readonly onAdd: (() => void) | null
}

/** What can be done with the list of clients as a whole, by whoever may. */
export function HeaderActs({ input, onAdd }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  return (
    <>
      {may('clients.merge') && (
        <Button
          icon={<Combine size={16} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/clients/duplicates' })}
        >
          {t('clients.duplicates.open')}
        </Button>
      )}
      <ImportButton />
      {may('reports.read') && <ExportButton input={input} />}
      {onAdd !== null && (
        <Button tone="primary" icon={<UserPlus size={16} aria-hidden="true" />} onClick={onAdd}>
          {t('clients.add')}
        </Button>
      )}
    </>
  )
}
