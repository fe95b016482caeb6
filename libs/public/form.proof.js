// Works out the proof of work of a form while somebody fills it in: the first counter whose key begins as the task says.
// It loads nothing, keeps nothing, and tells nobody anything but our own form.
(() => {
  const PATIENCE_MS = 30_000;

  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, '0')).join('');

  async function solve(challenge) {
    const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
    const start = bytes(nonce);
    const password = new Uint8Array(start.length + 4);
    password.set(start);
    const view = new DataView(password.buffer);
    const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: cost };
    for (let counter = 0; ; counter += 1) {
      view.setUint32(start.length, counter);
      const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
      const derivedKey = hex(new Uint8Array(await crypto.subtle.deriveBits(derivation, key, keyLength * 8)));
      if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
    }
  }

  async function prepare(form) {
    const field = form.elements.proof;
    const challenge = JSON.parse(form.dataset.challenge);
    const solution = await solve(challenge);
    field.value = btoa(JSON.stringify({ challenge, solution }));
  }

  for (const form of document.querySelectorAll('form[data-challenge]')) {
    const said = form.querySelector('[data-wait]');
    // Whatever goes wrong, the form can be sent: it then goes the way of those without a proof.
    const ready = Promise.race([
      prepare(form).catch(() => undefined),
      new Promise((done) => setTimeout(done, PATIENCE_MS)),
    ]);
    let over = false;
    let asked = false;
    void ready.then(() => {
      over = true;
      if (asked) form.submit();
    });
    form.addEventListener('submit', (event) => {
      if (over) return;
      event.preventDefault();
      asked = true;
      said.textContent = said.dataset.wait;
    });
  }
})();
