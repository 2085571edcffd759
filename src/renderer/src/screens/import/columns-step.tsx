import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkMapping } from '../../../../shared/domain/client-import-mapping.ts'
import { refusalReply } from '../../../../shared/messages/refusal-reply.ts'
import type { Refusal } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { sentences } from '../../i18n/sentences.ts'
import { FileLine } from './file-line.tsx'
import { FileNotices } from './file-notices.tsx'
import { changeDraft, goTo, startOver, useImport } from './import-store.ts'
import { LayoutFields } from './layout-fields.tsx'
import { SampleTable } from './sample-table.tsx'
import { Step } from './step.tsx'
import { chooseColumn, type Draft } from './view-model.ts'

type Props = { readonly draft: Draft }

/** Check what the columns hold, over the first rows of the file; correct how it is read. */
export function ColumnsStep({ draft }: Props) {
  const { t } = useTranslation()
  const reading = useImport((state) => state.reading)
  const refusal = useImport((state) => state.refusal)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const { opened, mapping } = draft
  const ignored = opened.header.length - Object.keys(mapping).length
  const goOn = () => {
    const found = checkMapping(mapping, opened.header.length)
    if (found.length === 0) return goTo('preview')
    const issues = found.map((one) => ({ path: 'mapping', message: sentences().mappingProblemSentence(one) }))
    setProblem(refusalReply({ code: 'VALIDATION', details: { issues } }).error)
  }
  return (
    <Step
      title={t('import.columns.title')}
      lead={
        <FileLine
          name={draft.fileName}
          rows={t('import.columns.rows', { count: opened.rowCount })}
          more={ignored > 0 ? t('import.columns.ignored', { count: ignored }) : null}
        />
      }
      head={
        <>
          <LayoutFields draft={draft} />
          <FileNotices draft={draft} />
          <RefusalText refusal={refusal ?? problem} />
        </>
      }
      ways={<Button onClick={startOver}>{t('import.back')}</Button>}
      next={
        <Button tone="primary" onClick={goOn}>
          {t('import.columns.next')}
        </Button>
      }
      fill
    >
      <SampleTable
        draft={draft}
        busy={reading !== null}
        onChoose={(column, field) => {
          setProblem(null)
          changeDraft((now) => chooseColumn(now, column, field))
        }}
      />
    </Step>
  )
}
