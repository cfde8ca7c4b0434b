// Comforts only: every page works without this file.
(() => {
  const root = document.documentElement;

  // Reading size and elder mode without loading the page again.
  for (const link of document.querySelectorAll('.sizes a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const mode = link.dataset.mode;
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that visitors use.
      document.cookie = `mode=${mode}; path=/; max-age=31536000; samesite=lax`;
      root.className = mode;
      for (const other of document.querySelectorAll('.sizes a')) {
        if (other === link) other.setAttribute('aria-current', 'true');
        else other.removeAttribute('aria-current');
      }
    });
  }

  const article = document.querySelector('[data-number]');
  if (!article) return;
  const number = article.dataset.number;
  const canonical = decodeURI(document.querySelector('link[rel=canonical]').href);

  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  document.body.append(notice);
  let hide;
  const say = (text) => {
    notice.textContent = text;
    clearTimeout(hide);
    hide = setTimeout(() => {
      notice.textContent = '';
    }, 4000);
  };
  const copy = (text) =>
    navigator.clipboard.writeText(text).then(
      () => say(`已复制：${text}`),
      () => say('浏览器不允许复制，请从地址栏复制网址。'),
    );

  const show = (button) => {
    button.hidden = false;
    return button;
  };

  if (navigator.clipboard) {
    article.addEventListener('click', (event) => {
      const link = event.target.closest('a[data-cite]');
      if (link) copy(`${number} ${link.dataset.cite} ${canonical}${decodeURIComponent(link.hash)}`);
    });
    for (const button of article.querySelectorAll('[data-copy]')) {
      show(button).addEventListener('click', () => {
        copy(`${document.querySelector(button.dataset.copy).textContent.trim()}${canonical}`);
      });
    }
  }

  for (const button of article.querySelectorAll('[data-print]')) show(button).addEventListener('click', () => print());

  // Reading aloud: one clause at a time, so that it can be followed and stopped at once.
  const voice = window.speechSynthesis;
  const text = article.querySelector('[data-readable]');
  if (voice && window.SpeechSynthesisUtterance && text) {
    let reading = null;
    const stop = (button) => {
      voice.cancel();
      reading?.classList.remove('reading');
      reading = null;
      button.textContent = '朗读';
    };
    const from = (button, clauses, place) => {
      reading?.classList.remove('reading');
      reading = clauses[place];
      if (!reading) return stop(button);
      const words = reading.cloneNode(true);
      for (const extra of words.querySelectorAll('.cite, .repair')) extra.remove();
      const utterance = new SpeechSynthesisUtterance(words.textContent);
      utterance.lang = 'zh-CN';
      utterance.rate = 0.9;
      utterance.onend = () => reading === clauses[place] && from(button, clauses, place + 1);
      reading.classList.add('reading');
      reading.scrollIntoView({ block: 'nearest' });
      voice.speak(utterance);
    };
    for (const button of article.querySelectorAll('[data-read]')) {
      show(button).addEventListener('click', () => {
        if (reading) return stop(button);
        button.textContent = '停止朗读';
        from(button, [...text.querySelectorAll('.clause')], 0);
      });
    }
    addEventListener('pagehide', () => voice.cancel());
  }
})();
