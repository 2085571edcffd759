import type { TFunction } from 'i18next'
import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DataColumn } from '../../components/data-table.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { RowButton } from '../../components/row-button.tsx'
import classes from './inbox.module.css'
import { KindSign } from './kind-sign.tsx'
import { type Matter, mayTryAgain, remedyOf } from './view-model.ts'

type Options = {
  readonly settled: boolean
  readonly zone: string
  /** Whether there is room for more than what happened and what to do. */
  readonly wide: boolean
  readonly onRemedy: (matter: Matter) => void
  readonly onTryAgain: (matter: Matter) => void
}

/** What the inbox shows of each matter: what and why, of which kind, since when, and the one thing to do about it. */
export function matterColumns(t: TFunction, options: Options): readonly DataColumn<Matter>[] {
  const { settled, zone, wide, onRemedy, onTryAgain } = options
  const what: DataColumn<Matter> = {
    id: 'what',
    header: t('inbox.column.what'),
    width: 'minmax(240px, 1fr)',
    cell: ({ title, why }) => (
      <span className={classes.what}>
        <span className={classes.title} title={title}>
          {title}
        </span>
        <span className={classes.why} title={why}>
          {why}
        </span>
      </span>
    ),
  }
  const kind: DataColumn<Matter> = {
    id: 'kind',
    header: t('inbox.column.kind'),
    width: '172px',
    cell: (matter) => <KindSign kind={matter.kind} />,
  }
  const since: DataColumn<Matter> = {
    id: 'since',
    header: t(settled ? 'inbox.column.settled' : 'inbox.column.since'),
    width: settled ? '184px' : '152px',
    cell: (matter) =>
      settled ? <Settled matter={matter} zone={zone} /> : <Since matter={matter} zone={zone} />,
  }
  const note: DataColumn<Matter> = {
    id: 'note',
    header: t('inbox.column.note'),
    width: 'minmax(120px, 0.5fr)',
    cell: (matter) =>
      matter.note === null ? <span className={classes.faint}>{t('inbox.noNote')}</span> : matter.note,
  }
  const act: DataColumn<Matter> = {
    id: 'act',
    header: t('inbox.column.act'),
    width: '184px',
    align: 'end',
    cell: (matter) => (
      <RemedyButtons matter={matter} onPress={() => onRemedy(matter)} onTryAgain={() => onTryAgain(matter)} />
    ),
  }
  if (settled) return wide ? [what, kind, since, note] : [what, since]
  return wide ? [what, kind, since, act] : [what, act]
}

type CellProps = { readonly matter: Matter; readonly zone: string }

/** A session to come is outside the hours for as long as it is; its own time says when. */
function Since({ matter, zone }: CellProps) {
  if (matter.kind === 'session_outside') return null
  return (
    <span className={classes.faint} data-figure>
      <MomentText at={matter.createdAt} zone={zone} />
    </span>
  )
}

function Settled({ matter: { resolvedBy, resolvedAt }, zone }: CellProps) {
  const { t } = useTranslation()
  return (
    <span className={classes.what}>
      <span>{resolvedBy ?? t('inbox.itself')}</span>
      <span className={classes.why} data-figure>
        {resolvedAt !== null && <MomentText at={resolvedAt} zone={zone} />}
      </span>
    </span>
  )
}

type ButtonProps = {
  readonly matter: Matter
  readonly onPress: () => void
  readonly onTryAgain: () => void
}

function RemedyButtons({ matter, onPress, onTryAgain }: ButtonProps) {
  const { t } = useTranslation()
  const remedy = remedyOf(matter)
  if (remedy === null) return null
  const act = t(`inbox.act.${remedy}`)
  return (
    <span className={classes.acts}>
      <RowButton label={t('inbox.act.named', { act, title: matter.title })} onPress={onPress}>
        {act}
      </RowButton>
      {mayTryAgain(matter) && (
        <RowButton
          label={t('inbox.act.named', { act: t('inbox.act.retryPlan'), title: matter.title })}
          hint={t('inbox.tryAgain')}
          onPress={onTryAgain}
        >
          <RotateCw size={14} aria-hidden="true" />
        </RowButton>
      )}
    </span>
  )
}
