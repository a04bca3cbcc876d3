// An extra for those who have scripts: who comes back to a desk that they left open sees it as it is now, without a click. Nothing is asked
// while nobody looks, so that an open desk keeps no session alive; who fills something in keeps it, and the keyboard stays on its link.
const rest = 1000;
let lookedAt = Date.now();
async function lookAgain() {
  if (document.hidden || Date.now() - lookedAt < rest) return;
  lookedAt = Date.now();
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const main = document.querySelector('main');
  const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  const active = document.activeElement;
  if (!main || !now || main.innerHTML === now.innerHTML || active?.matches('input, select, textarea')) return;
  const link = main.contains(active) && active?.getAttribute('href');
  main.replaceChildren(...now.childNodes);
  if (link) main.querySelector(`a[href="${CSS.escape(link)}"]`)?.focus();
}
document.addEventListener('visibilitychange', lookAgain);
window.addEventListener('focus', lookAgain);
// From the browser's own memory, after "back".
window.addEventListener('pageshow', ({ persisted }) => persisted && lookAgain());
