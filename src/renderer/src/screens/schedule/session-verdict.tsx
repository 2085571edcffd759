import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { parseInstant } from '../../../../shared/domain/time.ts'
import type { Answer } from '../../api/use-query.ts'
import { formatMoment } from '../../i18n/format-date.ts'
import type { PickedClient } from '../../panels/client-picker.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './session-verdict.module.css'

type Props = {
  readonly preview: Answer<Value<'sessions.create'>>
  /** Whether day and time can be read at all. */
  readonly complete: boolean
  readonly client: PickedClient | null
}

/** What would happen, from main's own dry run: free or taken by whom, and what the client keeps. */
export function SessionVerdict({ preview, complete, client }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  if (!complete) return <VerdictLine tone="info" text={t('schedule.create.invalidTime')} />
  if (preview.refusal !== null) return <VerdictLine tone="warning" text={preview.refusal.message} />
  if (preview.value === undefined) return <VerdictLine tone="info" text="" />
  const { session, availableSessions } = preview.value
  const parts = [
    t('schedule.create.ready'),
    client === null || availableSessions === null
      ? null
      : t('schedule.create.after', { name: fullName(client), count: availableSessions }),
    session.wallKind === 'gap'
      ? t('schedule.create.moved', { time: formatMoment(parseInstant(session.startsAt) ?? 0, zone) })
      : null,
    session.wallKind === 'fold' ? t('schedule.create.twice') : null,
  ]
  return <VerdictLine tone="ok" text={parts.filter((part) => part !== null).join(' ')} />
}

const ICONS = { ok: CircleCheck, info: Info, warning: TriangleAlert } as const

type LineProps = { readonly tone: keyof typeof ICONS; readonly text: string }

/** A sentence on what would happen, and how it would go. */
export function VerdictLine({ tone, text }: LineProps) {
  const Icon = ICONS[tone]
  return (
    <p className={classes.line} data-tone={tone} role="status">
      {text !== '' && <Icon size={14} aria-hidden="true" />}
      <span>{text}</span>
    </p>
  )
}
