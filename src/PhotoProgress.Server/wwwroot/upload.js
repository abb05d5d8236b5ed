// The session's page: sends photos by the tus protocol, goes on after a broken connection, and shows what the checks found.
const root = document.getElementById('session');
const session = root.dataset.session;
const mostBytes = Number(root.dataset.mostBytes);
const token = document.querySelector('meta[name="antiforgery"]').content;
const views = [...document.querySelectorAll('.slot')].map(slot => [slot.dataset.view, slot.querySelector('h2').textContent]);
const pieceBytes = 4 * 1024 * 1024; // little is sent twice, and progress is seen
const atOnce = 2;
const firstPauseMs = 1000;
const longestPauseMs = 30000;
const lookAgainMs = 1500;
const prefix = `upload:${session}:`;
const base = { 'Tus-Resumable': '1.0.0', 'X-Antiforgery': token };

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

const words = {
  front: /front|frontal/, left45: /left[ _-]?45|45[ _-]?left/, right45: /right[ _-]?45|45[ _-]?right/,
  left90: /left[ _-]?90|90[ _-]?left/, right90: /right[ _-]?90|90[ _-]?right/, closeup: /close[ _-]?up/,
};

/** The view that a file's name tells, or nothing when it tells none or several. */
const guess = name => {
  const found = Object.keys(words).filter(view => words[view].test(name.toLowerCase()));
  return found.length === 1 ? found[0] : '';
};

// Where an unfinished photo is found again after a reload: its address only, never its content.
const keyOf = file => `${prefix}${file.name}:${file.size}:${file.lastModified}`;
const pause = milliseconds => new Promise(done => {
  const end = () => { clearTimeout(timer); window.removeEventListener('online', end); done(); };
  const timer = setTimeout(end, milliseconds);
  window.addEventListener('online', end);
});

/** What a person is told; sending it again would not help. */
class Told extends Error {
  constructor(message, advice) { super(message); this.advice = advice; }
}

const failure = async (status, text) => {
  let said = {};
  try { said = JSON.parse(text); } catch { /* no words came with it */ }
  if (status === 401 || status === 403) return new Told('You are no longer signed in.', 'Load this page again and sign in, then choose the photo again.');
  if (status === 400 && !said.code) return new Told(said.detail || 'The service did not understand.', 'Load this page again, then choose the photo again.');
  return new Told(said.message || said.detail || `The service answered ${status}.`, said.advice || 'Try again later.');
};

/** One request by XMLHttpRequest, because only it tells how much was sent. */
const send = (method, address, headers, body, onProgress) => new Promise((done, failed) => {
  const request = new XMLHttpRequest();
  request.open(method, address);
  for (const [name, value] of Object.entries({ ...base, ...headers })) request.setRequestHeader(name, value);
  if (onProgress) request.upload.onprogress = event => onProgress(event.loaded);
  request.onload = () => done(request);
  request.onerror = request.ontimeout = request.onabort = () => failed(new Error('The connection broke.'));
  request.send(body);
});

const isPassing = status => status === 0 || status === 408 || status === 409 || status === 423 || status === 429 || status >= 500;

const create = async job => {
  const pairs = { session, view: job.view, timing: job.timing };
  const metadata = Object.entries(pairs).map(([key, value]) => `${key} ${btoa(value)}`).join(',');
  const answer = await send('POST', '/uploads', { 'Upload-Length': job.file.size, 'Upload-Metadata': metadata });
  if (isPassing(answer.status)) throw new Error('busy');
  if (answer.status !== 201) throw await failure(answer.status, answer.responseText);
  return answer.getResponseHeader('Location');
};

/** How far the upload is; its address is forgotten where the service has forgotten it. */
const locate = async job => {
  const address = localStorage.getItem(job.key);
  if (address) {
    const head = await send('HEAD', address, {});
    if (head.status === 200) return { address, offset: Number(head.getResponseHeader('Upload-Offset')) };
    if (isPassing(head.status)) throw new Error('busy');
    if (head.status !== 404 && head.status !== 410) throw await failure(head.status, '');
  }
  const created = await create(job);
  localStorage.setItem(job.key, created);
  return { address: created, offset: 0 };
};

/** Sends until the service tells what became of the photo. */
const transfer = async job => {
  let { address, offset } = await locate(job);
  for (;;) {
    job.progress(offset);
    const piece = job.file.slice(offset, offset + pieceBytes);
    const headers = { 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' };
    const answer = await send('PATCH', address, headers, piece, sent => job.progress(offset + sent));
    const result = answer.getResponseHeader('Upload-Result');
    if (result) {
      localStorage.removeItem(job.key);
      if (result === 'refused') throw await failure(answer.status, answer.responseText);
      return result;
    }
    if (isPassing(answer.status) || answer.status === 404 || answer.status === 410) throw new Error('busy');
    if (answer.status !== 204) throw await failure(answer.status, answer.responseText);
    offset = Number(answer.getResponseHeader('Upload-Offset'));
  }
};

const run = async job => {
  for (let wait = firstPauseMs; ; wait = Math.min(wait * 2, longestPauseMs)) {
    try {
      return await transfer(job);
    } catch (fault) {
      if (fault instanceof Told) throw fault;
      job.say(navigator.onLine ? 'The connection broke; goes on by itself …' : 'No network; goes on when it is back …');
      await pause(wait);
    }
  }
};

const waiting = [];
let running = 0;
const pump = () => {
  while (running < atOnce && waiting.length > 0) {
    const job = waiting.shift();
    running++;
    job.say('Sending …');
    run(job).then(job.finish, job.fail).finally(() => { running--; pump(); look(); });
  }
};

const select = (chosen, label) => {
  const made = element('select');
  made.setAttribute('aria-label', label);
  if (!chosen) made.append(new Option('Choose the view …', ''));
  for (const [view, name] of views) made.append(new Option(name, view, false, view === chosen));
  return made;
};

const sending = document.getElementById('sending');
const add = (file, slot) => {
  const line = element('li', 'line');
  const bar = element('progress');
  const status = element('span', 'soft', 'Waits …');
  bar.max = 1; bar.value = 0;
  line.append(element('strong', '', file.name), bar, status);
  sending.append(line);
  const job = {
    file, key: keyOf(file), timing: document.getElementById('timing').value,
    progress: bytes => { bar.value = file.size ? Math.min(1, bytes / file.size) : 1; if (bytes > 0) status.textContent = `${Math.round(100 * bar.value)} %`; },
    say: text => { status.textContent = text; },
    finish: result => {
      bar.value = 1;
      status.textContent = result === 'duplicate' ? 'Was there already.' : 'Safe.';
      setTimeout(() => line.remove(), result === 'duplicate' ? 8000 : 2500);
    },
    fail: fault => {
      bar.remove();
      status.className = 'fault';
      status.textContent = fault.advice ? `${fault.message} ${fault.advice}` : fault.message;
      const gone = element('button', 'quiet', 'Dismiss');
      gone.type = 'button';
      gone.onclick = () => line.remove();
      line.append(gone);
    },
  };
  if (file.size > mostBytes) { job.fail(new Told(`The file has ${Math.ceil(file.size / 1e6)} MB; at most ${Math.floor(mostBytes / 1e6)} are taken.`, 'Save it as a JPEG of quality 95.')); return; }
  if (file.size === 0) { job.fail(new Told('The file is empty.', 'Choose another one.')); return; }
  const start = view => { job.view = view; waiting.push(job); pump(); };
  const view = slot || guess(file.name);
  if (view) { start(view); return; }
  status.textContent = 'Which view is it?';
  const choice = select('', `View of ${file.name}`);
  choice.onchange = () => { if (choice.value) { choice.remove(); start(choice.value); } };
  line.append(choice);
};

const take = (files, slot) => { for (const file of files) add(file, slot); hideInterrupted(); };

// What the checks found.
const trouble = document.getElementById('trouble');
const changeView = async (photo, choice) => {
  const answer = await fetch(`/sessions/${session}/photos/${photo.id}`, {
    method: 'PATCH', headers: { ...base, 'Content-Type': 'application/json' }, body: JSON.stringify({ view: choice.value }),
  });
  trouble.hidden = answer.ok;
  if (!answer.ok) {
    choice.value = photo.view;
    trouble.textContent = (await failure(answer.status, await answer.text())).message;
  }
  look();
};

const badges = { good: 'good', fair: 'warn', retake: 'bad', failed: 'bad', excluded: 'warn', kept: '', waiting: '' };
const timings = Object.fromEntries([...document.getElementById('timing').options].map(option => [option.value, option.textContent]));
const card = photo => {
  const made = element('article', `photo ${photo.state}`);
  const picture = element(photo.thumbnail ? 'img' : 'div', 'thumb');
  if (photo.thumbnail) { picture.src = photo.thumbnail; picture.alt = `Photo taken ${timings[photo.timing]}`; picture.loading = 'lazy'; }
  const text = element('div', 'found');
  text.append(element('span', `badge ${badges[photo.state]}`, photo.words.split(':')[0]), element('p', '', photo.words));
  if (photo.advice.length > 0) {
    const list = element('ul', 'advice');
    for (const line of photo.advice) list.append(element('li', '', line));
    text.append(list);
  }
  const choice = select(photo.view, 'View of this photo');
  choice.onchange = () => changeView(photo, choice);
  text.append(element('p', 'soft', timings[photo.timing]), choice);
  made.append(picture, text);
  return made;
};

let shown = '';
const show = state => {
  const now = JSON.stringify(state.photos);
  if (now === shown) return;
  shown = now;
  for (const slot of document.querySelectorAll('.slot')) {
    const cards = state.photos.filter(photo => photo.view === slot.dataset.view).map(card);
    slot.querySelector('.photos').replaceChildren(...(cards.length > 0 ? cards : [element('p', 'soft empty', 'No photo yet')]));
  }
};

let timer = 0;
let looking = false;
const look = async () => {
  clearTimeout(timer);
  if (looking || document.hidden) return;
  looking = true;
  let again = true;
  try {
    const answer = await fetch(`/sessions/${session}/state`, { headers: { Accept: 'application/json' } });
    if (answer.ok) {
      const state = await answer.json();
      show(state);
      again = state.pending || running > 0;
    } else again = answer.status >= 500 || answer.status === 429;
  } catch { /* no network: looked again in a moment */ }
  looking = false;
  if (again) timer = setTimeout(look, lookAgainMs);
};

const interrupted = document.getElementById('interrupted');
const hideInterrupted = () => { interrupted.hidden = true; };
const tellInterrupted = () => {
  const count = Object.keys(localStorage).filter(key => key.startsWith(prefix)).length;
  interrupted.hidden = count === 0;
  interrupted.textContent = `${count === 1 ? 'A photo was' : `${count} photos were`} not sent to the end. Choose the same files again: they go on where they stopped.`;
};

const drop = document.getElementById('drop');
for (const target of [drop, ...document.querySelectorAll('.slot')]) {
  const slot = target.dataset.view || '';
  target.addEventListener('dragover', event => { event.preventDefault(); target.classList.add('over'); });
  target.addEventListener('dragleave', () => target.classList.remove('over'));
  target.addEventListener('drop', event => { event.preventDefault(); target.classList.remove('over'); take(event.dataTransfer.files, slot); });
  const input = target.querySelector('input[type="file"]');
  input.addEventListener('change', () => { take([...input.files], slot); input.value = ''; });
}
window.addEventListener('dragover', event => event.preventDefault());
window.addEventListener('drop', event => event.preventDefault()); // a photo dropped beside must not replace the page
window.addEventListener('beforeunload', event => { if (running > 0) event.preventDefault(); });
document.addEventListener('visibilitychange', look);
tellInterrupted();
look();
