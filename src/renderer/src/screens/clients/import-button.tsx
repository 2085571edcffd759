import { useNavigate } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'

/** The way to a whole list of clients at once, for those who may. */
export function ImportButton() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  if (!may('clients.import')) return null
  return (
    <Button icon={<FileUp size={16} aria-hidden="true" />} onClick={() => void navigate({ to: '/import' })}>
      {t('clients.import')}
    </Button>
  )
}
