import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { isLive } from '../../../../shared/domain/bookings.ts'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { CancelBookingDialog } from '../../panels/cancel-booking-dialog.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './cancel-session-dialog.module.css'
import { ScopeChoice } from './scope-choice.tsx'
import type { Scope } from './series-scope.ts'
import type { DaySession } from './sessions.ts'

type Props = {
  readonly onClose: () => void
  readonly session: DaySession
}

/** The studio cancels a session, or more of its series: says first how many bookings and sessions it touches. */
export function CancelSessionDialog({ onClose, session }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const [reason, setReason] = useState('')
  const [scope, setScope] = useState<Scope>('this')
  const [byClient, setByClient] = useState(false)
  const cancel = useCancel(session, scope)
  const confirm = async () => {
    const done = await cancel.run(reason)
    if (done === null) return
    toast({ message: done, undo: offerUndo() })
    onClose()
  }
  const { count } = cancel
  const client = onlyClient(session)
  if (byClient && client !== null) {
    const { title, startsAt } = session
    return <CancelBookingDialog opened onClose={onClose} booking={{ ...client, title, startsAt }} />
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(scope === 'this' ? 'schedule.cancelSession.title' : 'schedule.series.cancelTitle')}
      confirmLabel={
        scope === 'this'
          ? t('schedule.cancelSession.button')
          : t('schedule.series.cancelSeries', { count: count ?? 0 })
      }
      keepLabel={t('schedule.cancelSession.keep')}
      onConfirm={() => void confirm()}
      busy={cancel.busy}
      refusal={cancel.refusal}
    >
      <p className={classes.session}>
        <strong>{session.title}</strong>
        <MomentText at={session.startsAt} zone={zone} />
        {client !== null && <bdi>{client.clientName}</bdi>}
      </p>
      {session.seriesId !== null && <ScopeChoice value={scope} onChange={setScope} />}
      <div role="status" className={classes.effect}>
        {cancel.effect}
      </div>
      {client !== null && scope === 'this' && (
        <p className={classes.instead}>
          <span>{t('schedule.cancelSession.studio')}</span>
          <Button tone="quiet" onClick={() => setByClient(true)}>
            {t('schedule.cancelSession.byClient', { name: client.clientName })}
          </Button>
        </p>
      )}
      <TextInput
        mt="sm"
        label={t('schedule.cancelSession.reason')}
        description={t('schedule.cancelSession.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={255}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}

/** Who alone comes to a session for one: they may be the one who cancels, which can cost them. */
function onlyClient({ capacity, bookings }: DaySession) {
  const coming = bookings.filter(({ status }) => isLive(status))
  const [first] = coming
  return capacity === 1 && coming.length === 1 && first !== undefined
    ? { id: first.id, clientName: first.clientName }
    : null
}

/** Cancelling this one or more of its series: what it would do, and doing it, which answers what was done in words. */
function useCancel(session: DaySession, scope: Scope) {
  const { t } = useTranslation()
  const { id: sessionId, title, seriesId, seriesIndex } = session
  const ofSeries =
    scope === 'this' || seriesId === null || seriesIndex === null
      ? null
      : { seriesId, fromIndex: scope === 'all' ? 0 : seriesIndex }
  const preview = usePreview('sessions.cancel', ofSeries === null ? { sessionId } : null)
  const seriesPreview = usePreview('series.cancel', ofSeries)
  const one = useCommand('sessions.cancel')
  const many = useCommand('series.cancel')
  const run = async (reason: string): Promise<string | null> => {
    if (ofSeries === null) {
      const reply = await one.run({ sessionId, reason })
      return reply.ok ? t('schedule.cancelSession.done', { title }) : null
    }
    const reply = await many.run({ ...ofSeries, reason })
    return reply.ok ? t('schedule.series.cancelled', { count: reply.value.cancelled, title }) : null
  }
  return {
    run,
    busy: one.busy || many.busy,
    refusal: ofSeries === null ? one.refusal : many.refusal,
    count: seriesPreview.value?.cancelled ?? null,
    effect:
      ofSeries === null ? (
        <Answered answer={preview}>
          {({ cancelled, returned }) => (
            <p>
              <Bookings cancelled={cancelled} returned={returned} />
            </p>
          )}
        </Answered>
      ) : (
        <Answered answer={seriesPreview}>{(answer) => <SeriesEffect answer={answer} />}</Answered>
      ),
  }
}

function SeriesEffect({ answer }: { readonly answer: Value<'series.cancel'> }) {
  const { t } = useTranslation()
  const { cancelled, bookings, returned, kept } = answer
  return (
    <>
      <p>
        {cancelled === 0
          ? t('schedule.series.cancelsNone')
          : t('schedule.series.cancels', { count: cancelled })}{' '}
        {cancelled > 0 && <Bookings cancelled={bookings} returned={returned} />}
      </p>
      {kept.length > 0 && <p>{t('schedule.series.kept', { count: kept.length })}</p>}
    </>
  )
}

type BookingsProps = { readonly cancelled: number; readonly returned: number }

/** How many bookings go, and what of them comes back. */
function Bookings({ cancelled, returned }: BookingsProps) {
  const { t } = useTranslation()
  if (cancelled === 0) return t('schedule.cancelSession.nobody')
  const back =
    returned === 0
      ? t('schedule.cancelSession.returnedNone')
      : t('schedule.cancelSession.returned', { count: returned })
  return `${t('schedule.cancelSession.effect', { count: cancelled })} ${back}`
}
