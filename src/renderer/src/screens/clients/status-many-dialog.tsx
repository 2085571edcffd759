import { useTranslation } from 'react-i18next'
import { BulkForm } from '../../panels/bulk-form.tsx'
import type { ManyProps } from './many-acts.tsx'
import { clientResults, leftOf } from './marking.ts'

type Props = ManyProps & { readonly act: 'deactivate' | 'reactivate' }

/** Takes many clients off the lists, or puts them back; says before who cannot be, and why. */
export function StatusManyDialog({ act, marked, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const count = marked.size
  return (
    <BulkForm
      method={`clients.${act}Many` as const}
      input={{ clientIds: [...marked.keys()] }}
      title={t(`clients.many.${act}.title`, { count })}
      submitLabel={t(`clients.many.${act}.button`, { count })}
      danger={act === 'deactivate'}
      say={() => t(`clients.many.${act}.effect`)}
      results={({ refused }) => clientResults(marked, refused)}
      tell={(row) => row}
      onClose={onClose}
      onDone={(results) => onDone(leftOf(results))}
    />
  )
}
