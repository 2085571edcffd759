import { Link, useSearch } from '@tanstack/react-router'
import { ClipboardCopy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { copyText } from '../../components/copy-text.ts'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { toast } from '../../components/toast.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { FindingCard } from './finding-card.tsx'
import classes from './integrity.module.css'
import { RepairDialog } from './repair-dialog.tsx'
import { type Check, type Checked, useCheck } from './use-check.ts'
import { CheckProgress, Verdict } from './verdict.tsx'
import { type Named, sortedFindings } from './view-model.ts'

/** Does everything add up: what was checked, what was found, and what mends it. */
export function IntegrityScreen() {
  const { t } = useTranslation()
  const { finding: wanted } = useSearch({ from: '/integrity' })
  const check = useCheck()
  const [mending, setMending] = useState<Named | null>(null)
  const { running, last, stopped, refusal, changed } = check
  return (
    <Screen
      title={t('screen.integrity')}
      ready={last !== null || stopped || refusal !== null}
      actions={<Acts check={check} />}
    >
      <div className={classes.root}>
        {running !== null && (running.progress !== null || last === null) && (
          <CheckProgress running={running} />
        )}
        {stopped && <p role="status">{t('integrity.stopped')}</p>}
        {refusal !== null && <RefusedState refusal={refusal} onRetry={() => void check.run()} />}
        {running === null && changed && (
          <p role="status" className={classes.faint}>
            {t('integrity.changed')}
          </p>
        )}
        {last === null && running !== null && <Skeleton lines={6} />}
        {last !== null && (
          <>
            <Verdict checked={last} />
            <Findings checked={last} wanted={wanted} onMend={setMending} />
          </>
        )}
      </div>
      {mending !== null && (
        <RepairDialog finding={mending} onClose={() => setMending(null)} onMended={() => void check.run()} />
      )}
    </Screen>
  )
}

function Acts({ check }: { readonly check: Check }) {
  const { t } = useTranslation()
  const { running, last } = check
  return (
    <>
      {last !== null && last.view.findings.length > 0 && <CopyFindings checked={last} />}
      {running?.progress == null ? (
        <Button busy={running !== null} onClick={() => void check.run()}>
          {t('integrity.again')}
        </Button>
      ) : (
        <Button busy={running.stopping} onClick={check.stop}>
          {t(running.stopping ? 'integrity.stopping' : 'integrity.stop')}
        </Button>
      )}
    </>
  )
}

/** For whoever looks after the computer: what was found, as text. */
function CopyFindings({ checked: { view, at } }: { readonly checked: Checked }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const version = useQuery('system.health', {}).value?.version ?? ''
  const copy = () => {
    const text = [
      t('integrity.text.title', { version, at: formatMoment(at, zone) }),
      t('integrity.text.checked', { ...view.checked }),
      ...view.findings.map((finding) => t('integrity.text.finding', { ...finding })),
    ].join('\n')
    if (copyText(text)) toast({ message: t('integrity.copied') })
    else toast({ message: t('integrity.notCopied'), tone: 'refused' })
  }
  return (
    <Button icon={<ClipboardCopy size={14} aria-hidden="true" />} onClick={copy}>
      {t('integrity.copy')}
    </Button>
  )
}

type FindingsProps = {
  readonly checked: Checked
  readonly wanted: string | undefined
  readonly onMend: (finding: Named) => void
}

function Findings({ checked: { view }, wanted, onMend }: FindingsProps) {
  const { t } = useTranslation()
  const { errors, attention, unmarked, outside } = sortedFindings(view.findings)
  return (
    <>
      <Cards title={t('integrity.errors')} findings={errors} wanted={wanted} onMend={onMend} />
      {attention.length + unmarked + outside > 0 && (
        <section className={classes.group} aria-label={t('integrity.attention')}>
          <h2>{t('integrity.attention')}</h2>
          {unmarked > 0 && (
            <Waiting kind="unmarked_session" text={t('integrity.unmarked', { count: unmarked })} />
          )}
          {outside > 0 && (
            <Waiting kind="session_outside" text={t('integrity.outside', { count: outside })} />
          )}
          <CardList findings={attention} wanted={wanted} onMend={onMend} />
        </section>
      )}
    </>
  )
}

type WaitingProps = { readonly kind: 'unmarked_session' | 'session_outside'; readonly text: string }

function Waiting({ kind, text }: WaitingProps) {
  const { t } = useTranslation()
  return (
    <p className={classes.waiting}>
      {text}{' '}
      <Link to="/inbox" search={{ kind }} className={classes.link}>
        {t('integrity.toInbox')}
      </Link>
    </p>
  )
}

type CardsProps = Pick<FindingsProps, 'wanted' | 'onMend'> & { readonly findings: readonly Named[] }

function Cards({ title, findings, ...rest }: CardsProps & { readonly title: string }) {
  if (findings.length === 0) return null
  return (
    <section className={classes.group} aria-label={title}>
      <h2>{title}</h2>
      <CardList findings={findings} {...rest} />
    </section>
  )
}

/** So many at once: more are asked for. */
const STEP = 50

function CardList({ findings, wanted, onMend }: CardsProps) {
  const { t } = useTranslation()
  const place = findings.findIndex(({ key }) => key === wanted)
  const [most, setMost] = useState(Math.max(STEP, place + 1))
  const more = findings.length - most
  return (
    <>
      {findings.slice(0, most).map((finding) => (
        <FindingCard
          key={finding.key}
          finding={finding}
          wanted={finding.key === wanted}
          onMend={() => onMend(finding)}
        />
      ))}
      {more > 0 && (
        <Button onClick={() => setMost(most + STEP)}>
          {t('integrity.more', { count: Math.min(more, STEP) })}
        </Button>
      )}
    </>
  )
}
