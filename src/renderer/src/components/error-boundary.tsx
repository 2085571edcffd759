import { Component, type ReactNode } from 'react'
import { incidentOf } from '../api/client.ts'
import { FailedState } from './failed-state.tsx'

type Props = {
  readonly children: ReactNode
  /** Forget what led here (queries, mostly) before trying again. */
  readonly onRetry?: () => void
}

type State = { readonly error: unknown }

/** Keeps a fault inside the part of the window where it happened. React offers this only to classes. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  readonly #retry = () => {
    this.props.onRetry?.()
    this.setState({ error: null })
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return <FailedState incidentId={incidentOf(error)} onRetry={this.#retry} />
  }
}
