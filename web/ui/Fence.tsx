import { Component, type ReactNode } from 'react';
import type { DeskWords } from '../words/desk-words.ts';

interface FenceProps {
  readonly words: DeskWords;
  readonly children: ReactNode;
}

/**
 * Says so where a page cannot be drawn: its part of the app is gone after an update, or its code failed. Without
 * it the whole window would be blank.
 */
export class Fence extends Component<FenceProps, { readonly isBroken: boolean }> {
  override readonly state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    const { broken, brand } = { ...this.props.words.frame, ...this.props.words.nav };
    return (
      <section className="trouble" role="alert">
        <title>{this.props.words.title(broken.heading, brand)}</title>
        <h1>{broken.heading}</h1>
        <p>{broken.hint}</p>
        <button type="button" onClick={() => location.reload()}>
          {broken.again}
        </button>
      </section>
    );
  }
}
