import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { choicesOf, goTo, readAgain } from './import-store.ts'
import type { Draft } from './view-model.ts'

type Props = { readonly draft: Draft; readonly refusal: Refusal }

/** Why there is no preview, with the way out: other columns, or the file once more when main no longer has it. */
export function PreviewRefused({ draft, refusal }: Props) {
  const { t } = useTranslation()
  const isGone = refusal.code === 'NOT_FOUND'
  return (
    <RefusalText
      refusal={refusal}
      wayOut={
        <Button tone="quiet" onClick={() => (isGone ? void readAgain(choicesOf(draft)) : goTo('columns'))}>
          {t(isGone ? 'import.preview.readAgain' : 'import.preview.backToColumns')}
        </Button>
      }
    />
  )
}
