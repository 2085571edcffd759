import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Refusal } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { saveTable } from '../../components/save-file.ts'
import classes from './done-step.module.css'
import { FileLine } from './file-line.tsx'
import { startOver } from './import-store.ts'
import { Step } from './step.tsx'
import type { Draft, ImportResult } from './view-model.ts'

type Props = { readonly draft: Draft; readonly result: ImportResult }

/** What was done, to be kept as a file, and where to go from here. */
export function DoneStep({ draft, result }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const count = result.created + result.updated
  const saveReport = async () => {
    const reply = await call('import.report', { importId: result.report })
    if (reply.ok) saveTable(reply.value.fileName, reply.value.csv)
    else setRefusal(reply.error)
  }
  return (
    <Step
      title={count === 0 ? t('import.done.nothing') : t('import.done.title', { count })}
      lead={
        <FileLine
          name={draft.fileName}
          rows={t('import.columns.rows', { count: draft.opened.rowCount })}
          more={null}
        />
      }
      ways={<Button onClick={startOver}>{t('import.done.another')}</Button>}
      next={
        <>
          <Button onClick={() => void saveReport()}>{t('import.done.report')}</Button>
          <Button tone="primary" onClick={() => void navigate({ to: '/clients' })}>
            {t('import.done.clients')}
          </Button>
        </>
      }
    >
      <div className={classes.root}>
        <dl className={classes.figures}>
          <Figure label={t('import.done.created')} value={result.created} />
          <Figure label={t('import.done.updated')} value={result.updated} />
          <Figure label={t('import.done.credits')} value={result.creditsAdded} />
          <Figure label={t('import.done.unchanged')} value={result.unchanged} />
          <Figure label={t('import.done.skipped')} value={result.skipped} />
        </dl>
        <p className={classes.hint}>{t('import.done.reportHint')}</p>
        <RefusalText refusal={refusal} />
      </div>
    </Step>
  )
}

type FigureProps = { readonly label: string; readonly value: number }

function Figure({ label, value }: FigureProps) {
  const { t } = useTranslation()
  return (
    <div data-nothing={value === 0 || undefined}>
      <dt>{label}</dt>
      <dd>{t('import.preview.number', { value })}</dd>
    </div>
  )
}
