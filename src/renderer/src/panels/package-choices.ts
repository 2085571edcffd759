import { i18n } from '../i18n/setup.ts'
import type { SoldPackage } from './sale.ts'
import { priceText } from './use-sale.ts'

type Choice = { readonly value: string; readonly label: string }
type Group = { readonly group: string; readonly items: Choice[] }

/**
 * The packages that can be sold, as a desk looks for them: what the client has put aside first, then family by family,
 * the cheapest of each before the dearest. Without groups where there would be one alone.
 */
export function packageChoices(
  packages: readonly SoldPackage[],
  putAside: readonly { readonly packageId: number }[] = [],
): (Choice | Group)[] {
  const first = new Set(putAside.map(({ packageId }) => packageId))
  const groups = new Map<string, Choice[]>()
  const own = [...packages].sort(byFamily).sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)))
  for (const one of own) {
    const group = first.has(one.id)
      ? i18n.t('purchases.drawer.choose')
      : (one.family ?? i18n.t('client.packs.general'))
    const choice = { value: String(one.id), label: `${one.name} · ${priceText(one.price)}` }
    groups.set(group, [...(groups.get(group) ?? []), choice])
  }
  const told = [...groups].map(([group, items]) => ({ group, items }))
  return told.length === 1 ? (told[0]?.items ?? []) : told
}

/** By family, what is good for everything last; then by price, by what it gives, and by name. */
function byFamily(a: SoldPackage, b: SoldPackage): number {
  return (
    Number(a.family === null) - Number(b.family === null) ||
    (a.family ?? '').localeCompare(b.family ?? '') ||
    a.price.amount - b.price.amount ||
    a.credits - b.credits ||
    a.name.localeCompare(b.name)
  )
}
