import type { TFunction } from 'i18next'
import { ClipboardCopy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { type Xray, type XrayLine, xrayOf } from '../../../../shared/domain/xray.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, formatMoment } from '../../i18n/format-date.ts'
import { formatChange } from '../../i18n/format-number.ts'
import { useStudio } from '../../state/studio.ts'
import { Answered } from '../answered.tsx'
import { Button } from '../button.tsx'
import { copyText } from '../copy-text.ts'
import { grantNames } from '../grant-names.ts'
import { toast } from '../toast.tsx'
import { FloatingCard } from './floating-card.tsx'
import { useXray, type XraySubject } from './store.ts'
import { type Explained, type ExplainedGrant, firstLines, type Part, xrayText } from './view.ts'
import classes from './xray.module.css'

/** So many lines of a pack are read in a card; the copied text has all of them. */
const LINES_AT_ONCE = 4

/** What a number of credits is made of, beside whichever number is asked about: mounted once in a window. */
export function XrayCard() {
  const { t } = useTranslation()
  const subject = useXray((xray) => xray.subject)
  const clientId = subject?.clientId
  const input = clientId === undefined ? null : { clientId }
  const explained = useQuery('credits.explain', input)
  const client = useQuery('clients.get', input).value?.client
  if (subject === null) return null
  return (
    <FloatingCard key={keyOf(subject)} anchor={subject.anchor} label={t('xray.label')}>
      <Answered answer={explained}>
        {(answer) => (
          <Answer subject={subject} explained={answer} name={client === undefined ? '' : fullName(client)} />
        )}
      </Answered>
    </FloatingCard>
  )
}

const keyOf = ({ clientId, figure, subscriptionId }: XraySubject) => [clientId, figure, subscriptionId].join()

type AnswerProps = {
  readonly subject: XraySubject
  readonly explained: Explained
  readonly name: string
}

function Answer({ subject, explained, name }: AnswerProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const xray = xrayOf(explained, subject.figure, subject.subscriptionId)
  const names = grantNames(explained.grants, (day) => formatDay(day, 'short'))
  const nameOf = ({ grant }: Part) => names.get(grant.id) ?? ''
  const title = t(`xray.title.${subject.figure}`, { count: xray.total })
  const copy = () => {
    const text = textOf(xray, `${name}: ${title}`, { t, zone, nameOf })
    if (copyText(text)) toast({ message: t('xray.copied') })
    else toast({ message: t('client.copy.failed'), tone: 'refused' })
  }
  return (
    <>
      <div className={classes.head}>
        <strong data-figure>{title}</strong>
        <Button
          tone="quiet"
          label={t('xray.copy')}
          icon={<ClipboardCopy size={14} aria-hidden="true" />}
          onClick={copy}
        >
          {t('xray.copyShort')}
        </Button>
      </div>
      {xray.parts.length === 0 && <p className={classes.none}>{t('xray.none')}</p>}
      {xray.parts.map((part) => (
        <PackPart key={part.grant.id} part={part} name={nameOf(part)} zone={zone} />
      ))}
    </>
  )
}

type PartProps = { readonly part: Part; readonly name: string; readonly zone: string }

function PackPart({ part, name, zone }: PartProps) {
  const { t } = useTranslation()
  const { shown, others, rest } = firstLines(part.lines, LINES_AT_ONCE)
  return (
    <div className={classes.part}>
      <p className={classes.pack}>
        <bdi>{name}</bdi>
        <span data-figure>{part.units}</span>
      </p>
      <p>{part.grant.origin}</p>
      {part.later > 0 && <p className={classes.later}>{laterText(t, part)}</p>}
      {shown.length > 0 && (
        <ul>
          {shown.map((line) => (
            <Line key={line.seq} line={line} zone={zone} />
          ))}
          {others > 0 && (
            <li>
              <span className={classes.change} data-figure>
                {formatChange(rest)}
              </span>
              <span>{t('xray.older', { count: others })}</span>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

function Line({ line, zone }: { readonly line: XrayLine; readonly zone: string }) {
  return (
    <li>
      <span className={classes.change} data-figure>
        {formatChange(line.change)}
      </span>
      <span>
        {line.sentence}
        <span className={classes.at}>{formatMoment(instantOf(line.at), zone)}</span>
      </span>
    </li>
  )
}

function laterText(t: TFunction, { later, grant }: Part): string {
  const count = t('credits.later', { count: later })
  return grant.why === null ? count : `${count}: ${grant.why}`
}

type TextContext = {
  readonly t: TFunction
  readonly zone: string
  readonly nameOf: (part: Part) => string
}

function textOf(xray: Xray<ExplainedGrant>, title: string, { t, zone, nameOf }: TextContext): string {
  return xrayText(xray, {
    title,
    partOf: (part) => `${nameOf(part)}: ${part.units}`,
    why: (part) => laterText(t, part),
    line: (line) =>
      `${formatChange(line.change)}  ${formatMoment(instantOf(line.at), zone)}  ${line.sentence}`,
  })
}
