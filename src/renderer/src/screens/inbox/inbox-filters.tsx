import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ListedKind } from '../../../../shared/domain/attention.ts'
import { Chip } from '../../components/chip.tsx'
import type { InboxSearch } from './search.ts'
import { shownKinds } from './view-model.ts'

type Props = {
  readonly search: InboxSearch
  /** How many there are of each kind. */
  readonly counts: Partial<Record<ListedKind, number>>
  readonly onChange: (next: Partial<InboxSearch>) => void
}

/** What waits or what was settled, and of which kind. */
export function InboxFilters({ search: { kind, settled }, counts, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <SegmentedControl
        aria-label={t('inbox.tabs')}
        size="xs"
        value={settled === true ? 'settled' : 'open'}
        data={(['open', 'settled'] as const).map((value) => ({ value, label: t(`inbox.${value}`) }))}
        onChange={(value) =>
          onChange({ settled: value === 'settled' ? true : undefined, kind: undefined, item: undefined })
        }
      />
      {shownKinds(counts, kind).map((one) => (
        <Chip
          key={one}
          pressed={kind === one}
          onPress={() => onChange({ kind: kind === one ? undefined : one, item: undefined })}
        >
          {t(`inbox.kind.${one}`)}
          <span data-figure>{t('inbox.number', { count: counts[one] ?? 0 })}</span>
        </Chip>
      ))}
    </>
  )
}
