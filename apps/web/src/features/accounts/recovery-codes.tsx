import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Icon, Notice } from '../../ui/index.ts';

/** Ten codes for paper, this once: to print, to copy, and to go on from only when they are kept. */
export function RecoveryCodes({
  codes,
  done,
}: {
  readonly codes: readonly string[];
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [copied, setCopied] = useState(false);
  return (
    <div className="stack">
      <p>{say('console.security.codesLead')}</p>
      <ol className="codes" aria-label={say('console.security.codesList')} translate="no">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="row wrap no-print">
        <Button icon="print" onPress={() => print()}>
          {say('console.security.codesPrint')}
        </Button>
        <Button onPress={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}>
          {say('console.security.codesCopy')}
        </Button>
        <span role="status">
          {copied && (
            <>
              <Icon name="check" small /> {say('console.security.codesCopied')}
            </>
          )}
        </span>
      </p>
      <Notice kind="warn" icon="file">
        <p>{say('console.security.codesKeep')}</p>
      </Notice>
      <div className="submit no-print">
        <Button kind="primary" big onPress={done}>
          {say('console.security.codesDone')}
        </Button>
      </div>
    </div>
  );
}
