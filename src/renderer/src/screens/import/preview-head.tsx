import { Switch } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RowVerdict } from '../../../../shared/domain/client-import-verdicts.ts'
import { call, type Refusal } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { saveTable } from '../../components/save-file.ts'
import { changeDraft, useImport } from './import-store.ts'
import { Notice } from './notice.tsx'
import classes from './preview-head.module.css'
import { PreviewRefused } from './preview-refused.tsx'
import { VerdictFilter } from './verdicts.tsx'
import { clientsToImport, creditsToImport, type Draft, type ImportPreview } from './view-model.ts'

type Props = {
  readonly draft: Draft
  readonly preview: ImportPreview
  readonly refusal: Refusal | null
  readonly verdict: RowVerdict | null
  readonly onVerdict: (verdict: RowVerdict | null) => void
}

/** What the import would do in all, what to decide about it, and which rows to look at. */
export function PreviewHead({ draft, preview, refusal, verdict, onVerdict }: Props) {
  const { t } = useTranslation()
  const { counts, newFamilies } = preview
  return (
    <>
      <div className={classes.sum}>
        <p>{sumOf(preview, draft.takeUpdates, t)}</p>
        {counts.update > 0 && (
          <Switch
            label={t('import.preview.updates', { count: counts.update })}
            checked={draft.takeUpdates}
            onChange={({ currentTarget: { checked } }) =>
              changeDraft((now) => ({ ...now, takeUpdates: checked }))
            }
          />
        )}
      </div>
      {newFamilies.length > 0 && (
        <Notice tone="info">
          {t('import.preview.families', { count: newFamilies.length, names: someOf(newFamilies, t) })}
        </Notice>
      )}
      {counts.bad > 0 && (
        <Notice tone="warning" actions={<SaveList draft={draft} />}>
          {t('import.preview.bad', { count: counts.bad })}
        </Notice>
      )}
      <Outcome draft={draft} refusal={refusal} />
      <VerdictFilter counts={counts} chosen={verdict} onChoose={onVerdict} />
    </>
  )
}

function sumOf(preview: ImportPreview, takeUpdates: boolean, t: TFunction): string {
  const { counts } = preview
  if (clientsToImport(preview, takeUpdates) === 0) return t('import.preview.nothing')
  const updates = takeUpdates ? counts.update : 0
  const credits = creditsToImport(preview, takeUpdates)
  const leftOut = counts.duplicate + counts.bad + counts.update - updates
  const parts = [
    counts.new > 0 && t('import.preview.new', { count: counts.new }),
    updates > 0 && t('import.preview.changed', { count: updates }),
    credits > 0 && t('import.preview.credits', { count: credits }),
    leftOut > 0 && t('import.preview.leftOut', { count: leftOut }),
  ]
  return parts.filter((part) => part !== false).join(' · ')
}

const NAMES_SHOWN = 6

function someOf(names: readonly string[], t: TFunction): string {
  const more = names.length - NAMES_SHOWN
  const shown = names.slice(0, NAMES_SHOWN).join(', ')
  return more > 0 ? t('import.preview.andMore', { names: shown, count: more }) : shown
}

type OutcomeProps = Pick<Props, 'draft' | 'refusal'>

/** Why the import before this preview ended without a result. */
function Outcome({ draft, refusal }: OutcomeProps) {
  if (refusal?.code === 'NOT_FOUND') return <PreviewRefused draft={draft} refusal={refusal} />
  // The person's own wish, fulfilled: nothing to be alarmed about.
  const wasStopped = refusal?.code === 'INVALID_TRANSITION' && refusal.details.to === 'stopped'
  return wasStopped ? <Notice tone="info">{refusal.message}</Notice> : <RefusalText refusal={refusal} />
}

type SaveProps = { readonly draft: Draft }

/** The rows with what is wrong with them, to be mended in the program they come from. */
function SaveList({ draft }: SaveProps) {
  const { t } = useTranslation()
  const save = async () => {
    const { opened, mapping, dateOrder, takeUpdates } = draft
    const plan = { mapping, dateOrder, takeUpdates, leaveOutBadRows: true }
    const reply = await call('import.report', { importId: opened.importId, plan })
    if (reply.ok) saveTable(reply.value.fileName, reply.value.csv)
    else useImport.setState({ refusal: reply.error })
  }
  return (
    <Button tone="quiet" onClick={() => void save()}>
      {t('import.preview.saveList')}
    </Button>
  )
}
