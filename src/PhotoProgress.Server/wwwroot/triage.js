// Fills in the sessions of the client whose code was written.
const patience = 300; // ms between the last key and the question

for (const form of document.querySelectorAll('form[action$="/assign"]')) {
  const client = form.elements.client;
  const session = form.elements.session;
  let timer = 0;
  let asked = '';
  const fill = async () => {
    const code = client.value.trim();
    if (code === asked) return;
    asked = code;
    const answer = code ? await fetch(`/triage/sessions?client=${encodeURIComponent(code)}`) : null;
    const sessions = answer?.ok ? await answer.json() : [];
    if (code !== client.value.trim()) return; // written on meanwhile
    const none = code ? `No client ${code} with a session` : 'Write the client\'s code first';
    session.replaceChildren(new Option(sessions.length > 0 ? 'Choose …' : none, ''), ...sessions.map(s => new Option(`${s.date}, ${s.kind}`, s.id)));
  };
  client.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(fill, patience); });
  client.addEventListener('change', fill);
}
