import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { MergeDialog } from '../../panels/merge-dialog.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import classes from './duplicates.module.css'
import { DuplicateGroup, type FoundGroup } from './group.tsx'

const AT_ONCE = 25
/** As many as one question may ask for. */
const MOST = 100

type Pair = { readonly client: FoundGroup['clients'][number]; readonly other: FoundGroup['clients'][number] }

/** Records that may be of one person, group by group, each with the way to make them one. */
export function DuplicatesScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [shown, setShown] = useState(AT_ONCE)
  const found = useQuery('clients.duplicates', { limit: shown }, { keepPrevious: true })
  const [merging, setMerging] = useState<Pair | null>(null)
  const back = () => void navigate({ to: '/clients' })
  useShortcuts(t('clients.duplicates.title'), [
    { keys: 'Escape', label: t('clients.duplicates.back'), run: back },
  ])
  return (
    <Screen
      title={t('clients.duplicates.title')}
      ready={!found.pending}
      back={{ label: t('clients.duplicates.back'), onBack: back }}
      aside={
        <span role="status" data-figure>
          {found.value !== undefined &&
            found.value.total > 0 &&
            t('clients.duplicates.count', { count: found.value.total })}
        </span>
      }
    >
      <Answered answer={found}>
        {({ rows, total }) =>
          total === 0 ? (
            <EmptyState
              subject="done"
              title={t('clients.duplicates.none')}
              action={<Button onClick={back}>{t('clients.duplicates.back')}</Button>}
            >
              {t('clients.duplicates.noneText')}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.groups} aria-label={t('clients.duplicates.title')}>
                {rows.map((group) => (
                  <DuplicateGroup
                    key={group.clients.map(({ id }) => id).join()}
                    group={group}
                    onMerge={(client, other) => setMerging({ client, other })}
                  />
                ))}
              </ul>
              {total > rows.length && shown < MOST && (
                <Button tone="quiet" onClick={() => setShown(Math.min(MOST, shown + AT_ONCE))}>
                  {t('clients.duplicates.more')}
                </Button>
              )}
            </>
          )
        }
      </Answered>
      {merging !== null && (
        <MergeDialog {...merging} onClose={() => setMerging(null)} onMerged={() => setMerging(null)} />
      )}
    </Screen>
  )
}
