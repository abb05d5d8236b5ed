// Passkeys: fetches what is to be signed, lets the device sign it, and sends its answer with the form. Without them the forms stay hidden.
const token = document.querySelector('meta[name="antiforgery"]').content;
const isNamed = !/^[\d.]+$|^\[/.test(location.hostname); // a passkey belongs to a name, never to a number
const isThere = window.isSecureContext && isNamed && typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function';

const words = {
  NotAllowedError: 'Nothing was done: it was cancelled, took too long, or this device has no passkey for here.',
  InvalidStateError: 'This device has a passkey of your account already.',
  SecurityError: 'Passkeys do not work under this address. Whoever runs the service finds why in its manual: PasskeyHost.',
};

const options = async form => {
  const body = new URLSearchParams(form.elements.password ? { password: form.elements.password.value } : {});
  const answer = await fetch(form.dataset.options, { method: 'POST', body, headers: { 'X-Antiforgery': token, Accept: 'application/json' } });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.detail || `The service answered ${answer.status}. Load the page again.`);
  return said;
};

const ask = async form => form.dataset.passkey === 'create'
  ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await options(form)) })
  : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await options(form)) });

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!isThere) break;
  const fault = form.querySelector('[role="alert"]');
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    fault.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
      if (form.elements.password) form.elements.password.disabled = true; // it has been asked for, and is not sent again
      form.submit();
    } catch (error) {
      fault.textContent = words[error.name] || error.message;
      fault.hidden = false;
    }
  });
}
for (const note of document.querySelectorAll('[data-passkey-missing]')) note.hidden = isThere;
