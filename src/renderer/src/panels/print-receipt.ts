import { call } from '../api/client.ts'
import { savePdf, tellSaved } from '../components/save-file.ts'
import { toast } from '../components/toast.tsx'
import { i18n } from '../i18n/setup.ts'

/** Saves the receipt of a sale, or what is owed for it, as a PDF. */
export async function printReceipt(purchaseId: number): Promise<void> {
  const reply = await call('print.receipt', { purchaseId })
  if (!reply.ok) return toast({ message: reply.error.message, tone: 'refused' })
  const saved = await savePdf(reply.value.fileName, reply.value.pdf)
  tellSaved(saved, (file) => i18n.t('purchases.panel.printed', { file }))
}
