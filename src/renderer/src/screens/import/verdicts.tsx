import { CircleX, Copy, type LucideIcon, Minus, Pencil, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RowVerdict } from '../../../../shared/domain/client-import-verdicts.ts'
import { ROW_VERDICTS } from '../../../../shared/domain/client-import-verdicts.ts'
import { Chip } from '../../components/chip.tsx'
import { Badge, type StatusTone } from '../../components/status-badge.tsx'
import classes from './verdicts.module.css'
import type { ImportPreview } from './view-model.ts'

const SIGNS: Record<RowVerdict, readonly [icon: LucideIcon, tone: StatusTone]> = {
  new: [Plus, 'ok'],
  update: [Pencil, 'info'],
  unchanged: [Minus, 'neutral'],
  duplicate: [Copy, 'warning'],
  bad: [CircleX, 'danger'],
}

type BadgeProps = { readonly verdict: RowVerdict }

/** What a row is, as an icon and a word. */
export function VerdictBadge({ verdict }: BadgeProps) {
  const { t } = useTranslation()
  const [icon, tone] = SIGNS[verdict]
  return (
    <span className={classes.badge}>
      <Badge icon={icon} tone={tone}>
        {t(`import.verdict.${verdict}`)}
      </Badge>
    </span>
  )
}

type FilterProps = {
  readonly counts: ImportPreview['counts']
  /** Null shows all rows. */
  readonly chosen: RowVerdict | null
  readonly onChoose: (verdict: RowVerdict | null) => void
}

/** How many rows there are of each kind, and which of them to show. */
export function VerdictFilter({ counts, chosen, onChoose }: FilterProps) {
  const { t } = useTranslation()
  const all = ROW_VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are switches of the view
    <div role="group" aria-label={t('import.preview.filter')} className={classes.filter}>
      <Chip pressed={chosen === null} onPress={() => onChoose(null)}>
        {t('import.preview.all')}
        <Count value={all} />
      </Chip>
      {ROW_VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => {
        const [Icon, tone] = SIGNS[verdict]
        return (
          <Chip key={verdict} pressed={chosen === verdict} onPress={() => onChoose(verdict)}>
            <Icon size={13} strokeWidth={2.25} aria-hidden="true" className={classes.icon} data-tone={tone} />
            {t(`import.verdict.${verdict}`)}
            <Count value={counts[verdict]} />
          </Chip>
        )
      })}
    </div>
  )
}

type CountProps = { readonly value: number }

function Count({ value }: CountProps) {
  const { t } = useTranslation()
  return <span className={classes.count}>{t('import.preview.number', { value })}</span>
}
