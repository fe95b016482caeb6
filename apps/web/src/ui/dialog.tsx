import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTexts } from '../lib/i18n.ts';
import { Icon } from './icon.tsx';

/**
 * A dialog in the middle, or (`side`) a sheet at the right that fills a phone. The browser's own element: it holds the
 * focus, Escape closes it, and the focus goes back to where it came from. Rendered is open; `close` must unrender it.
 */
export function Dialog({
  title,
  side,
  close,
  children,
}: {
  readonly title: ReactNode;
  readonly side?: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closed before it leaves the page, or the browser does not give the focus back.
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={side ? 'dialog side-sheet' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="btn plain icon" aria-label={say('console.close')} onClick={close}>
          <Icon name="x" />
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
