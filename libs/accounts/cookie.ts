/** `__Host-`: only over TLS (or on localhost), for this host alone, and for every path of it. */
export const COOKIE = '__Host-sid';
/** How every cookie of ours is set: out of reach of scripts. */
export const COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
