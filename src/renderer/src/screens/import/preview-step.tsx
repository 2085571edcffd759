import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowVerdict } from '../../../../shared/domain/client-import-verdicts.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { goTo, startImport, useImport } from './import-store.ts'
import { PreviewHead } from './preview-head.tsx'
import { PreviewRefused } from './preview-refused.tsx'
import { PreviewTable } from './preview-table.tsx'
import { Step } from './step.tsx'
import { clientsToImport, type Draft, type ImportPreview } from './view-model.ts'

type Props = { readonly draft: Draft }

/** See what becomes of every row, and decide. Nothing is written yet. */
export function PreviewStep({ draft }: Props) {
  const { t } = useTranslation()
  const [verdict, setVerdict] = useState<RowVerdict | null>(null)
  const refusal = useImport((state) => state.refusal)
  const { opened, mapping, dateOrder, takeUpdates } = draft
  const asked = { importId: opened.importId, mapping, dateOrder, takeUpdates }
  const summary = useQuery('import.preview', { ...asked, limit: 1 }, { keepPrevious: true })
  const back = <Button onClick={() => goTo('columns')}>{t('import.back')}</Button>
  if (summary.refusal !== null) {
    return (
      <Step title={t('import.preview.title')} ways={back}>
        <PreviewRefused draft={draft} refusal={summary.refusal} />
      </Step>
    )
  }
  if (summary.value === undefined) {
    return (
      <Step title={t('import.preview.title')} ways={back}>
        <Skeleton lines={6} />
      </Step>
    )
  }
  return (
    <Step
      title={t('import.preview.title')}
      head={
        <PreviewHead
          draft={draft}
          preview={summary.value}
          refusal={refusal}
          verdict={verdict}
          onVerdict={setVerdict}
        />
      }
      ways={back}
      next={<ImportButton preview={summary.value} takeUpdates={takeUpdates} />}
      fill
    >
      <PreviewTable key={verdict} asked={asked} verdict={verdict} />
    </Step>
  )
}

type ButtonProps = { readonly preview: ImportPreview; readonly takeUpdates: boolean }

/** Says what it does: how many clients come, and how many bad rows stay. */
function ImportButton({ preview, takeUpdates }: ButtonProps) {
  const { t } = useTranslation()
  const count = clientsToImport(preview, takeUpdates)
  const { bad } = preview.counts
  if (count === 0) return null
  return (
    <Button tone="primary" onClick={() => void startImport(count)}>
      {bad === 0
        ? t('import.preview.import', { count })
        : t('import.preview.importLeavingOut', {
            count: bad,
            clients: t('import.preview.clients', { count }),
          })}
    </Button>
  )
}
