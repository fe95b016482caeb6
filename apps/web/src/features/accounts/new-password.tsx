import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { PasswordField } from '../../ui/index.ts';
import { LEAST, strengthOf } from './strength.ts';

/** A password that is chosen: what it needs, and how it looks while it is typed. */
export function NewPassword(): ReactNode {
  const { say } = useTexts();
  const [password, setPassword] = useState('');
  return (
    <>
      <PasswordField
        name="password"
        label={say('console.account.password')}
        hint={say('console.account.passwordHint', { count: LEAST })}
        autoComplete="new-password"
        onChange={setPassword}
      />
      <Strength password={password} />
    </>
  );
}

function Strength({ password }: { readonly password: string }): ReactNode {
  const { say } = useTexts();
  const strength = strengthOf(password);
  return (
    <div className="strength" role="status">
      {password && (
        <>
          <span className="bar" data-strength={strength} aria-hidden />
          <span className="meta">
            {strength === 'short'
              ? say('console.account.charactersLeft', { count: LEAST - password.length })
              : say(`console.account.strength.${strength}`)}
          </span>
        </>
      )}
    </div>
  );
}
