// An extra for those who have a keyboard and scripts: the arrow keys follow the links of the replay. Who is typing keeps their arrows.
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { target } = event;
  if (target instanceof Element && target.closest('input, select, textarea, [contenteditable], [role=tab]'))
    return;
  const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
  const link = rel && document.querySelector(`.liem-steps a[rel=${rel}]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
