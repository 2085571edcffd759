import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import type { Answer } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { Consequence } from '../../panels/consequence.tsx'
import { ClientPart } from './client-part.tsx'
import { gaveText } from './gave.ts'
import { PackagePart } from './package-part.tsx'
import { PriceWarning } from './price-warning.tsx'
import classes from './unmatched.module.css'
import { type Match, useMatch } from './use-match.ts'
import { type Line, type Matched, othersOf } from './view-model.ts'

type Props = {
  readonly line: Line
  readonly onMatched: () => void
  readonly onIgnore: () => void
}

/** Whose it is and what it is; what it comes to is said before, and what is said is remembered. */
export function MatchForm({ line, onMatched, onIgnore }: Props) {
  const { t } = useTranslation()
  const match = useMatch(line, onMatched)
  return (
    <form className={classes.form} onSubmit={match.submit} noValidate>
      <ClientPart line={line} match={match} />
      <PackagePart line={line} match={match} />
      <PriceWarning line={line} packageId={match.packageId ?? line.package?.id ?? null} />
      {match.refusal === null && match.preview !== null && <Outcome preview={match.preview} />}
      <RefusalText refusal={match.refusal} wayOut={<OtherClient match={match} />} />
      <div className={classes.acts}>
        <Button tone="primary" type="submit" busy={match.busy}>
          {t('unmatched.submit')}
        </Button>
        <Button tone="quiet" onClick={onIgnore}>
          {t('unmatched.ignore.open')}
        </Button>
      </div>
    </form>
  )
}

/** What would come of it, in sentences. */
function Outcome({ preview }: { readonly preview: Answer<Matched> }) {
  const { value, refusal } = preview
  if (value === undefined && refusal === null) return null
  return <Consequence refusal={refusal}>{value !== undefined && <Sentences matched={value} />}</Consequence>
}

function Sentences({ matched }: { readonly matched: Matched }) {
  const { t } = useTranslation()
  const { line, granted } = matched
  const [first] = granted
  const others = othersOf(matched)
  return (
    <>
      {line !== null && <p>{t(`unmatched.outcome.still.${line.missing}`)}</p>}
      {line === null && first !== undefined && (
        <>
          <p>{gaveText(t, 'outcome', first)}</p>
          {first.usable !== 'now' && <p>{t(`unmatched.usable.${first.usable}`)}</p>}
        </>
      )}
      {others > 0 && <p>{t('unmatched.outcome.more', { count: others })}</p>}
      <p className={classes.faint}>{t('unmatched.outcome.remembers')}</p>
    </>
  )
}

/** The way out when the e-mail address is somebody else's already: it is theirs. */
function OtherClient({ match }: { readonly match: Match }) {
  const { t } = useTranslation()
  const { refusal } = match
  if (refusal?.code !== 'DUPLICATE_CLIENT') return null
  const { clientId, name } = refusal.details
  const take = async () => {
    const reply = await call('clients.get', { clientId })
    if (!reply.ok) return
    match.chooseWho('choose')
    match.chooseClient(reply.value.client)
  }
  return <Button onClick={() => void take()}>{t('unmatched.client.takeOther', { name })}</Button>
}
