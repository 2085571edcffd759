import { ChevronDown, ChevronUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { SessionPanel } from '../schedule/session-panel.tsx'
import classes from './inbox.module.css'
import { PlanMissing } from './plan-missing.tsx'
import { isAboutPlan, type Matter, mayTryAgain, remedyOf } from './view-model.ts'

type Props = {
  readonly matter: Matter
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
  readonly busy: boolean
  readonly onRemedy: () => void
  readonly onTryAgain: () => void
  readonly onFollow: () => void
  readonly onSettle: () => void
}

/** One matter beside the list: why it waits, everything that can be done about it, and the session it is about. */
export function MatterBeside(props: Props) {
  const { matter, next, previous } = props
  const { t } = useTranslation()
  return (
    <div className={classes.beside}>
      <nav className={classes.steps} aria-label={t('inbox.steps.label')}>
        <Button
          icon={<ChevronUp size={14} aria-hidden="true" />}
          disabled={previous === null}
          onClick={() => previous?.()}
        >
          {t('inbox.steps.previous')}
        </Button>
        <Button
          icon={<ChevronDown size={14} aria-hidden="true" />}
          disabled={next === null}
          onClick={() => next?.()}
        >
          {t('inbox.steps.next')}
        </Button>
      </nav>
      <div>
        <h3>{matter.title}</h3>
        <p>{matter.why}</p>
      </div>
      <When matter={matter} />
      <Acts {...props} />
      {mayTryAgain(matter) && <PlanMissing purchaseId={matter.entityId} />}
      {matter.kind === 'unmarked_session' || matter.kind === 'session_outside' ? (
        <Session id={matter.entityId} />
      ) : null}
    </div>
  )
}

/** Since when it waits; of one that is settled, who did it, when and why. */
function When({ matter: { kind, createdAt, resolvedAt, resolvedBy, note } }: Pick<Props, 'matter'>) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const moment = (at: string) => formatMoment(instantOf(at), zone)
  if (resolvedAt === null && kind === 'session_outside') return null
  if (resolvedAt === null)
    return <p className={classes.faint}>{t('inbox.panel.since', { when: moment(createdAt) })}</p>
  const when = moment(resolvedAt)
  return (
    <>
      <p className={classes.faint}>
        {resolvedBy === null
          ? t('inbox.panel.settledItself', { when })
          : t('inbox.panel.settled', { who: resolvedBy, when })}
      </p>
      {note !== null && <p className={classes.note}>{note}</p>}
    </>
  )
}

/** The remedy first; who came is said in the session itself, with what it does to credits. */
function Acts({ matter, busy, onRemedy, onTryAgain, onFollow, onSettle }: Props) {
  const { t } = useTranslation()
  const remedy = remedyOf(matter)
  const acts: ReactNode[] = []
  if (remedy !== null && remedy !== 'settle' && remedy !== 'attended') {
    acts.push(
      <Button key="remedy" tone="primary" busy={busy} onClick={onRemedy}>
        {t(`inbox.act.${remedy}`)}
      </Button>,
    )
  }
  if (mayTryAgain(matter)) {
    acts.push(
      <Button key="again" busy={busy} onClick={onTryAgain}>
        {t('inbox.act.retryPlan')}
      </Button>,
    )
  }
  const place = placeOf(matter, remedy)
  if (place !== null) {
    acts.push(
      <Button key="follow" onClick={onFollow}>
        {t(`inbox.act.${place}`)}
      </Button>,
    )
  }
  if (remedy === 'settle') {
    acts.push(
      <Button key="settle" tone="primary" onClick={onSettle}>
        {t('inbox.act.settleWithNote')}
      </Button>,
    )
  }
  return acts.length === 0 ? null : <div className={classes.acts}>{acts}</div>
}

/** Where it leads besides its remedy; null where the remedy leads there, or nothing does. */
function placeOf({ kind, sessionId, clientId }: Matter, remedy: ReturnType<typeof remedyOf>) {
  if (isAboutPlan(kind) && remedy === null) return 'openPlan'
  if (isAboutPlan(kind) || remedy === 'show' || kind === 'integrity_finding') return null
  if (sessionId !== null) return 'openSession'
  return clientId === null ? null : 'openClient'
}

const nothing = () => undefined

function Session({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const session = useQuery('sessions.get', { sessionId: id })
  return (
    <section aria-label={t('sessions.session')}>
      <h3>{t('sessions.session')}</h3>
      <Answered answer={session}>
        {({ session: found }) => <SessionPanel key={found.id} session={found} onMoved={nothing} />}
      </Answered>
    </section>
  )
}
